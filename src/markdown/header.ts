import { lazy } from '../model/lazy.ts';
import { stripEnd } from '../model/ruby-text.ts';
import type { BlockParser } from './block-parser.ts';
import { rubyPattern } from './ruby-pattern.ts';

const atxHeaderLine = rubyPattern(/(#{1,6})[\t ]*([^ \t\n].*)\n/y);
const gfmAtxHeaderLine = rubyPattern(/(#{1,6})[\t ]+(.*)\n/y);
const setextHeaderLines = rubyPattern(/ {0,3}([^ \t\n].*)\n([-=])[-=]*[ \t\r\f\v]*\n/y);

// The names of XML, as REXML knows them. Much that is no letter is among them, such as emoji.
const nameStart =
  ':A-Z_a-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}\\u{200d}' +
  '\\u{2070}-\\u{218f}\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}';
const nameRest = `${nameStart}\\-.0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}\\u{2040}`;
const explicitId = lazy(() =>
  rubyPattern(new RegExp(`[\\t ]\\{#([${nameStart}][${nameRest}]*)\\}$`, 'u')),
);

/** `## Header` or `## Header ##`. */
export function atxHeader(parser: BlockParser): boolean {
  const { scanner } = parser;
  const { isGfm, paragraphEnd } = parser.document.options;
  if (!paragraphEnd && !parser.isAfterBlockBoundary) return false;
  const match = scanner.check(isGfm ? gfmAtxHeaderLine : atxHeaderLine);
  if (!match) return false;
  const { text, id } = splitId(match[2] ?? '');
  const title = withoutClosingHashes(text, paragraphEnd);
  if (title === '') return false;
  scanner.pos += match[0].length;
  parser.add({ kind: 'header', level: match[1]?.length ?? 1, text: title, id });
  return true;
}

/** A line underlined with `=` or `-`. */
export function setextHeader(parser: BlockParser): boolean {
  if (!parser.isAfterBlockBoundary) return false;
  const match = parser.scanner.check(setextHeaderLines);
  if (!match) return false;
  const { text, id } = splitId(match[1] ?? '');
  if (text === '') return false;
  parser.scanner.pos += match[0].length;
  parser.add({ kind: 'header', level: match[2] === '-' ? 2 : 1, text, id });
  return true;
}

function splitId(line: string): { text: string; id: string | undefined } {
  const text = stripEnd(line);
  const id = explicitId().exec(text);
  return id ? { text: stripEnd(text.slice(0, id.index)), id: id[1] } : { text, id: undefined };
}

// With the quirk `paragraph_end`, closing hashes must follow whitespace. Without it, they may follow
// any text, and an escaped hash is kept.
function withoutClosingHashes(text: string, requiresWhitespace: boolean): string {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  if (end === text.length) return text;
  const before = text[end - 1] ?? '';
  if (requiresWhitespace) return /[\t ]/.test(before) ? stripEnd(text.slice(0, end)) : text;
  return stripEnd(text.slice(0, before === '\\' ? end + 1 : end));
}
