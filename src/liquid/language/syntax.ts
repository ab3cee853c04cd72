// The patterns of Liquid 4, in JavaScript. In Ruby, `\s` matches only ASCII white space, and `.` matches
// everything but a line feed.

const asciiSpace = ' \\t\\r\\n\\f\\v';

/** Ruby's `\s`. */
export const space = `[${asciiSpace}]`;

/** Liquid's `QuotedString`. */
const quotedString = `"[^"]*"|'[^']*'`;

/** Liquid's `QuotedFragment`: a quoted string, or anything up to white space, a comma or a pipe. */
export const quotedFragment = `(?:${quotedString}|(?:[^${asciiSpace},|'"]|${quotedString})+)`;

/** Finds Liquid's `TagAttributes`: `limit: 3`. */
export const tagAttribute = new RegExp(
  `(?<![\\w-])(\\w[\\w-]*)${space}*:${space}*(${quotedFragment})`,
  'g',
);

/** Removes white space from both ends, as Ruby's `strip` does. */
export function strip(text: string): string {
  return lstrip(rstrip(text));
}

/** Removes white space from the start, as Ruby's `lstrip` does. */
export function lstrip(text: string): string {
  let start = 0;
  while (start < text.length && isStripped(text.charCodeAt(start))) start++;
  return text.slice(start);
}

/** Removes white space from the end, as Ruby's `rstrip` does. */
export function rstrip(text: string): string {
  let end = text.length;
  while (end > 0 && isStripped(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Whether a text has only the white space that Ruby's `\s` matches. */
export function isBlank(text: string): boolean {
  return !/[^ \t\r\n\f\v]/.test(text);
}

// NUL, tab, line feed, vertical tab, form feed, carriage return and space.
function isStripped(code: number): boolean {
  return code === 0 || (code >= 9 && code <= 13) || code === 32;
}
