import { stripEnd } from '../model/ruby-text.ts';
import type { BlockParser } from './block-parser.ts';
import { rubyPattern } from './ruby-pattern.ts';

const atxHeaderLine = rubyPattern(/(#{1,6})[\t ]*([^ \t\n].*)\n/y);
const gfmAtxHeaderLine = rubyPattern(/(#{1,6})[\t ]+(.*)\n/y);
const setextHeaderLines = rubyPattern(/ {0,3}([^ \t\n].*)\n([-=])[-=]*[ \t\r\f\v]*\n/y);
const explicitId = /[\t ]\{#([\p{Alphabetic}_:][\p{Alphabetic}\p{Nd}_:.-]*)\}$/u;

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
  const id = explicitId.exec(text);
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
