import { stripVTControlCharacters } from 'node:util';

/** Text without control characters except line breaks: a file's name must not control the terminal. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(/(?!\n)\p{Cc}/gu, '?');
}
