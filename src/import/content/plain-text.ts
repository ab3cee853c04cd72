import sanitize from 'sanitize-html';
import { plainLine } from '../../model/text.ts';

// Markup that authors put into a title on purpose. `<-` and `Vec<T>` are no markup.
const titleTags =
  /<\/?(?:a|abbr|b|br|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?\/?>/gi;
const references: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
const reference = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi;

/** A title as plain text: without the markup and the character references that HTML authors use. */
export function titleText(title: string): string {
  return plainLine(decodeReferences(title.replace(titleTags, '')));
}

/** The text that HTML shows, on one line. */
export function htmlToText(html: string): string {
  // A word must not run into the next paragraph's.
  const spaced = html.replace(/<(?:\/(?:p|div|li|h\d|td|th|blockquote)|br)\b/gi, ' $&');
  return plainLine(decodeReferences(sanitize(spaced, { allowedTags: [], allowedAttributes: {} })));
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

function decodeReferences(text: string): string {
  return text.replace(reference, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return references[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
