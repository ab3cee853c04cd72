import { stripVTControlCharacters } from 'node:util';

/** Text for a terminal. A file's name may hold anything; a terminal must not obey it. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(/(?!\n)\p{Cc}/gu, '?');
}
