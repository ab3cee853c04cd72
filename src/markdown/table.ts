import { stripEnd } from '../model/ruby-text.ts';
import type { BlockParser } from './block-parser.ts';
import type { Table, TablePart } from './blocks.ts';
import { rubyPattern } from './ruby-pattern.ts';
import { hasPipesOnAllLines, splitRow } from './table-rows.ts';

const tableLine = rubyPattern(/(?:\||.*?[^\\\n]\|).*?\n/y);
const indentation = rubyPattern(/ {0,3}(?=\S)/y);
const leadingPipe = rubyPattern(/\s*\|/y);
const separatorLine = /(?=[+|: \t]*-)[+|: \t-]+\n/y;
const footerSeparatorLine = /(?=[+|: \t]*=)[+|: \t=]+\n/y;

/** Rows with pipes between cells. Separator lines of `-` or `=` divide them into parts. */
export function table(parser: BlockParser): boolean {
  const { scanner } = parser;
  if (!parser.isAfterBlockBoundary) return false;
  const start = scanner.pos;
  const isTableLine = scanner.scan(indentation) && scanner.check(tableLine);
  scanner.pos = start;
  if (!isTableLine) return false;
  const block = parseTable(parser);
  const source = scanner.text.slice(start, Math.max(start, scanner.pos - 1));
  const isTable =
    parser.isBeforeBlockBoundary &&
    hasPipesOnAllLines(source) &&
    block.parts.some((part) => part.tag === 'tbody');
  if (isTable) parser.add(block);
  else scanner.pos = start;
  return isTable;
}

function parseTable({ scanner }: BlockParser): Table {
  const hasLeadingPipe = scanner.check(leadingPipe) !== null;
  const parts: TablePart[] = [];
  let rows: string[][] = [];
  let alignment: string[] | undefined;
  let hasFooter = false;
  let columnCount = 0;
  const addPart = (tag: TablePart['tag']) => {
    parts.push({ tag, rows });
    rows = [];
  };
  scanner.scan(separatorLine);
  while (!scanner.isAtEnd && scanner.check(tableLine)) {
    const separator = scanner.scan(separatorLine);
    if (separator) {
      if (rows.length === 0 || hasFooter) continue;
      if (alignment) addPart('tbody');
      else {
        addPart('thead');
        alignment = alignmentOf(separator[0]);
      }
    } else if (scanner.scan(footerSeparatorLine)) {
      if (rows.length > 0) addPart('tbody');
      hasFooter = true;
    } else {
      const cells = splitRow(stripEnd(scanner.scanLine()), hasLeadingPipe);
      columnCount = Math.max(columnCount, cells.length);
      rows.push(cells);
    }
  }
  if (rows.length > 0) addPart(hasFooter ? 'tfoot' : 'tbody');
  return { kind: 'table', parts, alignment: alignment ?? [], columnCount };
}

function alignmentOf(separator: string): string[] {
  return [...separator.matchAll(/(:?)-+(:?)/g)].map(([, left, right]) => {
    if (left && right) return 'center';
    if (left) return 'left';
    return right ? 'right' : '';
  });
}
