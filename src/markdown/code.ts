import type { BlockState } from './block-state.ts';
import { blankLines, endOfLazyLines } from './patterns.ts';
import type { Scanner } from './scanner.ts';

const indented = /(?:\t| {4})[ \t]*\S/y;
const gfmFence = / {0,3}([~`]{3,})/y;
const fence = /(~{3,})/y;
// Longer rows of marks are a line across the page.
const maxMarks = 20;
const information = /[ \t\r\f\v]*(?:(\S[^\s?]*)\S*)?[ \t\r\f\v]*\n/y;

/** Code that is set in by four spaces or a tab. */
export function indentedCode(state: BlockState): boolean {
  if (!state.scanner.check(indented)) return false;
  const lines = takeIndented(state.scanner);
  const text = lines.replace(/\n( {0,3}\S)/g, ' $1').replace(/^(?:\t| {4})/gm, '');
  state.add({ kind: 'code', text, language: '' });
  return true;
}

/**
 * Lines that are set in, with blank ones between them and those that follow without being set in. The
 * place goes behind them.
 */
export function takeIndented(scanner: Scanner): string {
  const start = scanner.at;
  for (;;) {
    const before = scanner.at;
    scanner.take(blankLines);
    if (!scanner.check(indented)) {
      scanner.at = before;
      return scanner.text.slice(start, scanner.at);
    }
    do scanner.takeLine();
    while (!scanner.isAtEnd && (scanner.check(indented) || !scanner.check(endOfLazyLines)));
  }
}

/** Code between lines of backticks or tildes. */
export function fencedCode(state: BlockState): boolean {
  const { scanner } = state;
  const found = scanner.check(state.document.options.isGfm ? gfmFence : fence);
  if (!found) return false;
  const before = scanner.at;
  const [whole, marks = ''] = found;
  // Where no line closes so many marks, the last of them belong to the name of the language.
  for (let length = marks.length; length >= 3; length--) {
    scanner.at = before + whole.length - marks.length + length;
    if (takeFenced(state, marks.slice(0, length))) return true;
    if (marks.length > maxMarks) break;
  }
  scanner.at = before;
  return false;
}

function takeFenced(state: BlockState, marks: string): boolean {
  const { scanner } = state;
  const language = scanner.take(information);
  if (!language) return false;
  const start = scanner.at;
  // The last of the marks may be repeated.
  const indentation = state.document.options.isGfm ? ' {0,3}' : '';
  const closing = new RegExp(`${indentation}${marks}${marks.at(-1)}*[ \\t\\r\\f\\v]*\\n`, 'y');
  const end = scanner.findOnce(`line ${marks}`, start, () =>
    closingLine(scanner.text, marks, closing, start),
  );
  if (end < 0) return false;
  scanner.at = end;
  scanner.take(closing);
  state.add({ kind: 'code', text: scanner.text.slice(start, end), language: language[1] ?? '' });
  return true;
}

function closingLine(text: string, marks: string, closing: RegExp, start: number): number {
  for (let next = text.indexOf(marks, start); next >= 0; next = text.indexOf(marks, next)) {
    const line = text.lastIndexOf('\n', next) + 1;
    closing.lastIndex = line;
    if (line >= start && closing.test(text)) return line;
    next = text.indexOf('\n', next);
    if (next < 0) return -1;
  }
  return -1;
}
