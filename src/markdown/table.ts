import { stripEnd } from '../model/ruby-text.ts';
import type { BlockParser } from './block-parser.ts';
import type { Table, TablePart } from './blocks.ts';
import { gfmTable } from './gfm-table.ts';
import { rubyPattern } from './ruby-pattern.ts';
import { alignmentOf, hasPipesOnAllLines, splitRow } from './table-rows.ts';

const tableLine = rubyPattern(/(?:\||.*?[^\\\n]\|).*?\n/y);
const indentation = rubyPattern(/ {0,3}(?=\S)/y);
const leadingPipe = rubyPattern(/\s*\|/y);
const separatorLine = /(?=[+|: \t]*-)[+|: \t-]+\n/y;
const footerSeparatorLine = /(?=[+|: \t]*=)[+|: \t=]+\n/y;

// In steps for each character. A text may look like a table at each of its lines.
const costOfLooking = 5;

/** Rows with pipes between cells. Separator lines of `-` or `=` divide them into parts. */
export function table(parser: BlockParser): boolean {
  const { scanner, document } = parser;
  if (document.options.isCommonMark) return gfmTable(parser);
  if (!parser.isAfterBlockBoundary) return false;
  const start = scanner.pos;
  const isTableLine = scanner.scan(indentation) && scanner.check(tableLine);
  scanner.pos = start;
  const block = isTableLine && scanTable(parser);
  if (block) parser.add(block);
  else scanner.pos = start;
  return Boolean(block);
}

// The rows are split into cells last, since that takes longest.
function scanTable(parser: BlockParser): Table | undefined {
  const { scanner, document } = parser;
  const start = scanner.pos;
  while (!scanner.isAtEnd && scanner.check(tableLine)) scanner.scanLine();
  const end = scanner.pos;
  document.budget.spend((end - start) * costOfLooking);
  if (!parser.isBeforeBlockBoundary) return undefined;
  if (!hasPipesOnAllLines(scanner.text.slice(start, end - 1))) return undefined;
  scanner.pos = start;
  const block = parseTable(parser);
  return block.parts.some((part) => part.tag === 'tbody') ? block : undefined;
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
