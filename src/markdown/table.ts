import type { BlockState } from './block-state.ts';
import type { Table, TablePart } from './blocks.ts';
import { hasPipes, splitRow } from './table-lines.ts';

const line = /(?:\||.*?[^\\\n]\|).*?\n/y;
const start = / {0,3}(?=\S)/y;
const separator = /(?=[+|: \t]*-)[+|: \t-]+\n/y;
const footSeparator = /(?=[+|: \t]*=)[+|: \t=]+\n/y;

/** Lines with `|` in them: rows of cells, which lines of `-` and `=` take apart. */
export function table(state: BlockState): boolean {
  const { scanner } = state;
  if (!state.isAfterBoundary) return false;
  const before = scanner.at;
  const indentation = scanner.check(start)?.[0].length;
  if (indentation === undefined) return false;
  scanner.at += indentation;
  const isTable = scanner.check(line) !== null;
  scanner.at = before;
  if (!isTable) return false;
  const found = takeTable(state);
  const text = scanner.text.slice(before, Math.max(before, scanner.at - 1));
  const isWhole = state.isBeforeBoundary && hasPipes(text);
  if (!isWhole || !found.parts.some((part) => part.tag === 'tbody')) {
    scanner.at = before;
    return false;
  }
  state.add(found);
  return true;
}

function takeTable({ scanner }: BlockState): Table {
  const hasLeadingPipe = /^\s*\|/.test(scanner.check(line)?.[0] ?? '');
  const parts: TablePart[] = [];
  let rows: string[][] = [];
  let alignment: string[] | undefined;
  let hasFoot = false;
  const close = (tag: TablePart['tag'], isForced: boolean) => {
    if (hasFoot && tag === 'tbody' && !isForced) return;
    parts.push({ tag, rows });
    rows = [];
  };
  scanner.take(separator);
  let columns = 0;
  while (!scanner.isAtEnd && scanner.check(line)) {
    const found = scanner.take(separator);
    if (found) {
      if (rows.length === 0) continue;
      if (alignment || hasFoot) close('tbody', false);
      else {
        close('thead', false);
        alignment = alignmentOf(found[0]);
      }
    } else if (scanner.take(footSeparator)) {
      if (rows.length > 0) close('tbody', true);
      hasFoot = true;
    } else {
      const cells = splitRow(scanner.takeLine().trimEnd(), hasLeadingPipe);
      columns = Math.max(columns, cells.length);
      rows.push(cells);
    }
  }
  if (rows.length > 0) close(hasFoot ? 'tfoot' : 'tbody', false);
  return { kind: 'table', parts, alignment: alignment ?? [], columns };
}

function alignmentOf(line: string): string[] {
  return [...line.matchAll(/(:?)-+(:?)/g)].map(([, left, right]) => {
    if (left && right) return 'center';
    if (left) return 'left';
    return right ? 'right' : '';
  });
}
