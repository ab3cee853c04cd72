import { decodeHTMLStrict } from 'entities';
import sanitize from 'sanitize-html';
import { plainLine } from '../model/text.ts';

/** Converts HTML to plain text on one line. */
export function htmlToText(html: string): string {
  // The spaces keep the words of adjacent blocks apart.
  const spaced = html.replace(/<(?:\/?(?:p|div|li|h\d|td|th|blockquote)|br)\b/gi, ' $&');
  return plainLine(decodeHTMLStrict(sanitize(spaced, { allowedTags: [], allowedAttributes: {} })));
}

/**
 * Truncates a text at the end of a sentence or, with an ellipsis, at the end of a word.
 *
 * @param maxLength in characters (code points)
 */
export function truncateText(text: string, maxLength: number): string {
  const characters = [...text];
  if (characters.length <= maxLength) return text;
  const start = characters.slice(0, maxLength - 1).join('');
  const sentences = /^.*[。！？]|^.*[.!?](?=\s)/su.exec(start)?.[0];
  if (sentences && [...sentences].length > maxLength / 2) return sentences;
  const words = /^.*(?=\s)/su.exec(start)?.[0].trimEnd();
  return `${words && [...words].length > maxLength / 2 ? words : start}…`;
}
