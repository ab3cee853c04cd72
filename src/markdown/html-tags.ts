import { lazy } from '../model/lazy.ts';
import { downcase } from '../model/ruby-text.ts';
import { rubyPattern } from './ruby-pattern.ts';
import type { Scanner } from './scanner.ts';

/** The pattern of what is part of a word to Ruby, for use in patterns with the flag `u`. */
export const wordCharacter = String.raw`[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]`;

/** The pattern of an element or attribute name, for use in patterns with the flag `u`. */
export const namePattern = String.raw`(?:[\p{Alphabetic}_][-\p{Alphabetic}\p{Nd}._]*:)?[\p{Alphabetic}_][-\p{Alphabetic}\p{Nd}._]*`;

const openingTagStart = lazy(() => rubyPattern(new RegExp(`<(${namePattern})`, 'uy')));
const attribute = lazy(() =>
  rubyPattern(
    new RegExp(String.raw`\s+(${namePattern})(?:\s*=\s*(?:(${wordCharacter}+)|(["'])))?`, 'uy'),
  ),
);
const openingTagEnd = rubyPattern(/\s*(\/)?>/y);
const closingTag = lazy(() => rubyPattern(new RegExp(String.raw`<\/(${namePattern})\s*>`, 'uy')));

export interface OpeningTag {
  readonly source: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly isSelfClosing: boolean;
}

/**
 * Scans an opening tag. Like kramdown, it accepts an attribute only after whitespace, and a value
 * without quotes only if it is one word; anything else is not a tag.
 */
export function scanOpeningTag(scanner: Scanner): OpeningTag | undefined {
  const start = scanner.pos;
  const name = scanner.scan(openingTagStart())?.[1];
  if (name !== undefined) {
    const attributes = scanAttributes(scanner);
    const end = attributes && scanner.scan(openingTagEnd);
    if (end) {
      const source = scanner.text.slice(start, scanner.pos);
      return { source, name, attributes, isSelfClosing: end[1] !== undefined };
    }
  }
  scanner.pos = start;
  return undefined;
}

function scanAttributes(scanner: Scanner): Map<string, string> | undefined {
  const attributes = new Map<string, string>();
  for (let match = scanner.scan(attribute()); match; match = scanner.scan(attribute())) {
    const [, name = '', unquoted, quote] = match;
    let value = unquoted ?? '';
    if (quote !== undefined) {
      const quoted = scanner.textBefore(quote);
      if (quoted === undefined) return undefined;
      scanner.pos += quoted.length + 1;
      value = quoted;
    }
    attributes.set(downcase(name), value);
  }
  return attributes;
}

export function scanClosingTag(scanner: Scanner): { name: string; source: string } | undefined {
  const match = scanner.scan(closingTag());
  return match ? { name: match[1] ?? '', source: match[0] } : undefined;
}

export function scanComment(scanner: Scanner): string | undefined {
  if (!scanner.text.startsWith('<!--', scanner.pos)) return undefined;
  const end = scanner.indexOf('-->', scanner.pos + 4);
  if (end < 0) return undefined;
  const comment = scanner.text.slice(scanner.pos, end + 3);
  scanner.pos = end + 3;
  return comment;
}
