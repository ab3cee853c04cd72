import { strip, stripEnd } from '../model/ruby-text.ts';
import { commonMarkParagraphEnd, isAtEnd } from './block-boundary.ts';
import type { BlockParser } from './block-parser.ts';
import { rubyPattern } from './ruby-pattern.ts';
import type { Scanner } from './scanner.ts';
import { alignmentOf } from './table-rows.ts';

const headerLine = rubyPattern(/ {0,3}(?=\S)[^\n|]*\|[^\n]*\n/y);
const delimiterLine = /(?=[^\n]*\|) {0,3}(?=[:|-])[ \t|:-]+\n/y;
const delimiterCell = /^:?-+:?$/;

/**
 * A table as GitHub defines it (GFM 4.10): a row, then hyphens for as many cells, then rows up to a blank line or another
 * block. It may follow a paragraph directly.
 */
export function gfmTable(parser: BlockParser): boolean {
  const { scanner } = parser;
  if (!isGfmTableStart(scanner)) return false;
  const header = cellsOf(scanner.scanLine());
  const delimiters = scanner.scanLine();
  const rows: string[][] = [];
  while (!isAtEnd(scanner, commonMarkParagraphEnd())) rows.push(cellsOf(scanner.scanLine()));
  const columnCount = header.length;
  parser.add({
    kind: 'table',
    parts: [
      { tag: 'thead', rows: [header] },
      // Cells that the header lacks are not shown.
      ...(rows.length === 0
        ? []
        : [{ tag: 'tbody' as const, rows: rows.map((row) => row.slice(0, columnCount)) }]),
    ],
    alignment: alignmentOf(delimiters),
    columnCount,
  });
  return true;
}

/** Whether a table starts at the scanner's position, which is the start of a line. */
export function isGfmTableStart(scanner: Scanner): boolean {
  const header = scanner.check(headerLine)?.[0];
  if (header === undefined) return false;
  const start = scanner.pos;
  scanner.pos += header.length;
  const delimiters = scanner.check(delimiterLine)?.[0];
  scanner.pos = start;
  if (delimiters === undefined) return false;
  const cells = cellsOf(delimiters);
  return cells.length === cellsOf(header).length && cells.every((cell) => delimiterCell.test(cell));
}

// A pipe in code divides cells, too, unless it is escaped.
function cellsOf(line: string): string[] {
  const inner = strip(stripEnd(line))
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => strip(cell.replaceAll('\\|', '|')));
}
