import type { MarkdownIt, StateBlock } from 'markdown-it';
import { lineOf } from './blocks.ts';

const separator = /^(?=[^-]*-)[+|: \t-]+$/;
const footer = /^(?=[^=]*=)[+|: \t=]+$/;
const alignment = /[ \t]?(:?)-+(:?)[ \t]?/g;
const hasPipe = /^\||[^\\]\|/;

// Cells that are added to short rows, so that a line cannot grow into a million of them.
const maxColumns = 200;

// A longer line is no row.
const maxLine = 8_000;

type Row = readonly string[];
type Section = 'thead' | 'tbody' | 'tfoot';

interface Table {
  readonly sections: { readonly kind: Section; readonly rows: readonly Row[] }[];
  readonly alignments: readonly string[];
}

/** kramdown's tables: lines with pipes between blank lines, with or without a head. */
export function tables(markdown: MarkdownIt): void {
  markdown.block.ruler.disable('table');
  // Behind lists and HTML, which may have pipes in their lines.
  markdown.block.ruler.before(
    'paragraph',
    'kramdown_table',
    (state, startLine, endLine, silent) => {
      if (silent || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
      if (!followsBlank(state, startLine)) return false;
      const lines: string[] = [];
      for (let line = startLine; line < endLine && !state.isEmpty(line); line++) {
        if ((state.sCount[line] ?? 0) < state.blkIndent) break;
        const text = lineOf(state, line);
        if (/^\{:[^{}]*\}\s*$/.test(text)) break;
        if (text.length > maxLine) return false;
        if (!hasPipe.test(text) && !separator.test(text)) return false;
        lines.push(text);
      }
      const table = lines.length > 0 && hasPipe.test(lines[0] ?? '') ? readTable(lines) : undefined;
      if (!table) return false;
      write(state, table, startLine);
      state.line = startLine + lines.length;
      return true;
    },
  );
}

function followsBlank(state: StateBlock, line: number): boolean {
  const last = state.tokens.at(-1);
  return line === 0 || state.isEmpty(line - 1) || last?.type !== 'paragraph_close';
}

function readTable(lines: readonly string[]): Table | undefined {
  const sections: Table['sections'] = [];
  let alignments: string[] = [];
  let rows: Row[] = [];
  let hasFooter = false;
  const close = (kind: Section) => {
    if (rows.length > 0) sections.push({ kind, rows });
    rows = [];
  };
  for (const line of lines) {
    if (separator.test(line)) {
      if (rows.length === 0) continue;
      const isHead = alignments.length === 0 && !hasFooter;
      close(isHead ? 'thead' : 'tbody');
      if (isHead)
        alignments = [...line.matchAll(alignment)].map(([, left, right]) => align(left, right));
    } else if (footer.test(line)) {
      close('tbody');
      hasFooter = true;
    } else rows.push(cellsOf(line));
  }
  close(hasFooter ? 'tfoot' : 'tbody');
  return sections.some(({ kind }) => kind === 'tbody') ? { sections, alignments } : undefined;
}

function align(left = '', right = ''): string {
  if (left !== '' && right !== '') return 'center';
  if (right !== '') return 'right';
  return left === '' ? '' : 'left';
}

/** The cells of a line: a pipe in code or behind a backslash is text. */
function cellsOf(line: string): Row {
  const parts = line.split(/(<code\b[^>]*>.*?<\/code>|(`+)(?!`).*?[^`]\2(?!`))/);
  const cells = [''];
  parts.forEach((part, at) => {
    const isText = at % 3 === 0;
    const isTicks = at % 3 === 2;
    if (part === undefined || isTicks) return;
    const [first = '', ...more] = isText ? part.split(/(?<!\\)\|/) : [part];
    cells[cells.length - 1] += unescapePipes(first, isText);
    cells.push(...more.map((cell) => unescapePipes(cell, isText)));
  });
  if (/^\s*\|/.test(line) && cells[0]?.trim() === '') cells.shift();
  if (cells.at(-1)?.trim() === '') cells.pop();
  return cells.map((cell) => cell.trim()).slice(0, maxColumns);
}

function unescapePipes(text: string, isText: boolean): string {
  return isText ? text.replaceAll('\\|', '|') : text;
}

function write(state: StateBlock, { sections, alignments }: Table, line: number): void {
  state.push('table_open', 'table', 1).map = [line, line + 1];
  for (const { kind, rows } of sections) {
    state.push(`${kind}_open`, kind, 1);
    for (const row of rows) {
      state.push('tr_open', 'tr', 1);
      row.forEach((cell, at) => {
        const tag = kind === 'thead' ? 'th' : 'td';
        const open = state.push(`${tag}_open`, tag, 1);
        if (alignments[at]) open.attrs = [['align', alignments[at]]];
        const inline = state.push('inline', '', 0);
        inline.content = cell;
        inline.children = [];
        state.push(`${tag}_close`, tag, -1);
      });
      state.push('tr_close', 'tr', -1);
    }
    state.push(`${kind}_close`, kind, -1);
  }
  state.push('table_close', 'table', -1);
}
