import { blankLines, isAtEnd, lazyEnd } from './block-boundary.ts';
import type { BlockParser } from './block-parser.ts';
import { commonMarkFence } from './commonmark-fence.ts';
import { rubyPattern } from './ruby-pattern.ts';
import type { Scanner } from './scanner.ts';

const indentedLine = rubyPattern(/(?:\t| {4})[ \t]*\S/y);
const lineIndentation = rubyPattern(/^(?:\t| {4})/gm);
const lazyLine = rubyPattern(/\n( {0,3}\S)/g);
const fence = /(~{3,})/y;
const gfmFence = / {0,3}([~`]{3,})/y;
// The lookahead keeps the white space at both ends from being divided in every possible way.
const infoString = rubyPattern(
  /[ \t\r\f\v]*(?![ \t\r\f\v])(?:(\S[^\s?]*)(?:\?\S*)?)?[ \t\r\f\v]*\n/y,
);

// In characters. Of a longer run, only the whole run is tried as a fence.
const maxFenceLength = 20;

/** A codeblock indented by four spaces or a tab. */
export function indentedCodeblock(parser: BlockParser): boolean {
  if (!parser.scanner.check(indentedLine)) return false;
  const lines = scanIndentedLines(parser.scanner);
  const text = withoutIndentation(lines.replace(lazyLine, ' $1'));
  parser.add({ kind: 'codeblock', text, language: '' });
  return true;
}

/** Removes the indentation of a codeblock from each line. */
export function withoutIndentation(lines: string): string {
  return lines.replace(lineIndentation, '');
}

/** Scans indented lines, with the lazy lines after them and the blank lines between them. */
export function scanIndentedLines(scanner: Scanner): string {
  const start = scanner.pos;
  for (;;) {
    const beforeBlank = scanner.pos;
    scanner.scan(blankLines);
    if (!scanner.check(indentedLine)) {
      scanner.pos = beforeBlank;
      return scanner.text.slice(start, scanner.pos);
    }
    do scanner.scanLine();
    while (!scanner.isAtEnd && (scanner.check(indentedLine) || !isAtEnd(scanner, lazyEnd())));
  }
}

/** A codeblock between fences of tildes or, in GFM, backticks. */
export function fencedCodeblock(parser: BlockParser): boolean {
  const { scanner } = parser;
  const { isGfm, isCommonMark } = parser.document.options;
  if (isCommonMark) return commonMarkFence(parser);
  const match = scanner.check(isGfm ? gfmFence : fence);
  if (!match) return false;
  const start = scanner.pos;
  const [opening, run = ''] = match;
  // Like kramdown's backtracking pattern, this tries shorter fences if no fence closes a longer one.
  // The rest of the run then belongs to the info string.
  for (let length = run.length; length >= 3; length--) {
    scanner.pos = start + opening.length - run.length + length;
    if (parseFenced(parser, run.slice(0, length))) return true;
    if (run.length > maxFenceLength) break;
  }
  scanner.pos = start;
  return false;
}

function parseFenced(parser: BlockParser, openingFence: string): boolean {
  const { scanner, document } = parser;
  const info = scanner.scan(infoString);
  if (!info) return false;
  const start = scanner.pos;
  const indentation = document.options.isGfm ? ' {0,3}' : '';
  // A closing fence may be longer than the opening one.
  const closingFence = rubyPattern(
    new RegExp(`${indentation}${openingFence}${openingFence.at(-1)}*[ \\t\\r\\f\\v]*\\n`, 'y'),
  );
  const end = scanner.searchOnce(`closing fence ${openingFence}`, start, () =>
    closingFenceIndex(scanner.text, openingFence, closingFence, start),
  );
  if (end < 0) return false;
  scanner.pos = end;
  scanner.scan(closingFence);
  parser.add({ kind: 'codeblock', text: scanner.text.slice(start, end), language: info[1] ?? '' });
  return true;
}

function closingFenceIndex(
  text: string,
  openingFence: string,
  closingFence: RegExp,
  start: number,
): number {
  let next = text.indexOf(openingFence, start);
  while (next >= 0) {
    const lineStart = text.lastIndexOf('\n', next) + 1;
    closingFence.lastIndex = lineStart;
    if (lineStart >= start && closingFence.test(text)) return lineStart;
    const lineEnd = text.indexOf('\n', next);
    if (lineEnd < 0) return -1;
    next = text.indexOf(openingFence, lineEnd);
  }
  return -1;
}
