import type { Scanner } from './scanner.ts';

/** The name of an element, for use in patterns with the flag `u`. */
export const namePattern = String.raw`(?:[\p{Alphabetic}_][-\p{Alphabetic}\p{Nd}._]*:)?[\p{Alphabetic}_][-\p{Alphabetic}\p{Nd}._]*`;

const opening = new RegExp(`<(${namePattern})`, 'uy');
const attribute = new RegExp(
  String.raw`\s+(${namePattern})(?:\s*=\s*(?:([\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]+)|(["'])))?`,
  'uy',
);
const ending = /\s*(\/)?>/y;
const closing = new RegExp(String.raw`<\/(${namePattern})\s*>`, 'uy');

/** An opening tag. */
export interface Tag {
  /** As it is written. */
  readonly source: string;
  readonly name: string;
  readonly values: ReadonlyMap<string, string>;
  readonly isClosed: boolean;
}

/**
 * Reads an opening tag as kramdown does, where values without quotes are one word and attributes are
 * set apart by white space; anything else is no tag. The place goes behind it.
 */
export function takeTag(scanner: Scanner): Tag | undefined {
  const start = scanner.at;
  const name = scanner.take(opening)?.[1];
  if (name !== undefined) {
    const values = takeValues(scanner);
    const end = values && scanner.take(ending);
    if (end) {
      const source = scanner.text.slice(start, scanner.at);
      return { source, name, values, isClosed: end[1] !== undefined };
    }
  }
  scanner.at = start;
  return undefined;
}

function takeValues(scanner: Scanner): Map<string, string> | undefined {
  const values = new Map<string, string>();
  for (let found = scanner.take(attribute); found; found = scanner.take(attribute)) {
    const [, name = '', word, quote] = found;
    let value = word ?? '';
    if (quote !== undefined) {
      const quoted = scanner.until(quote);
      if (quoted === undefined) return undefined;
      scanner.at += quoted.length + 1;
      value = quoted;
    }
    values.set(name.toLowerCase(), value);
  }
  return values;
}

/** Reads a closing tag and gives the name in it. The place goes behind it. */
export function takeClosingTag(scanner: Scanner): { name: string; source: string } | undefined {
  const found = scanner.take(closing);
  return found ? { name: found[1] ?? '', source: found[0] } : undefined;
}

/** Reads a comment. The place goes behind it. */
export function takeComment(scanner: Scanner): string | undefined {
  if (!scanner.text.startsWith('<!--', scanner.at)) return undefined;
  const end = scanner.find('-->', scanner.at + 4);
  if (end < 0) return undefined;
  const comment = scanner.text.slice(scanner.at, end + 3);
  scanner.at = end + 3;
  return comment;
}
