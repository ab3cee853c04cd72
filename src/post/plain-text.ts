import { decodeHTMLStrict } from 'entities';
import sanitize from 'sanitize-html';
import { plainLine } from '../model/text.ts';

// Markup that authors put into a line of text on purpose, in lower case. `<-`, `Vec<T>` and
// `Option<A>` are no markup.
const lineTags =
  /<\/?(?:a|abbr|b|br|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?\/?>/g;

/** A line that an author wrote, as plain text: without the markup and character references in it. */
export function lineText(line: string): string {
  return plainLine(decodeHTMLStrict(line.replace(lineTags, '')));
}

/** The text that HTML shows, on one line. */
export function htmlToText(html: string): string {
  // A word must not run into the next paragraph's.
  const spaced = html.replace(/<(?:\/?(?:p|div|li|h\d|td|th|blockquote)|br)\b/gi, ' $&');
  return plainLine(decodeHTMLStrict(sanitize(spaced, { allowedTags: [], allowedAttributes: {} })));
}

/**
 * The text cut to a number of characters (code points) at the end of a sentence or a word, with an
 * ellipsis where something was left out.
 */
export function cutText(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const head = characters.slice(0, most - 1).join('');
  const sentence = /^.*[。！？]|^.*[.!?](?=\s)/su.exec(head)?.[0];
  if (sentence && [...sentence].length > most / 2) return sentence;
  const word = /^.*(?=\s)/su.exec(head)?.[0].trimEnd();
  return `${word && [...word].length > most / 2 ? word : head}…`;
}
