import { codeSpanEnd } from './code-spans.ts';
import { blockElements, emptyElements } from './html-names.ts';
import { takeComment, takeTag } from './html-tags.ts';
import { Scanner } from './scanner.ts';

const codeEnd = '</code>';
const pipe = /^(?:\||.*?[^\\\n]\|)/;

/** The cells of a line, where a `|` that is in code or behind a backslash is text. */
export function splitRow(line: string, hasLeadingPipe: boolean): string[] {
  const cells: string[] = [''];
  const scanner = new Scanner(line);
  // There may be thousands of elements that have no end.
  const lastEnd = line.lastIndexOf(codeEnd);
  let text = '';
  const flush = () => {
    const [first = '', ...others] = text
      .split(/(?<!\\)\|/)
      .map((cell) => cell.replaceAll('\\|', '|'));
    cells[cells.length - 1] += first;
    cells.push(...others);
    text = '';
  };
  while (!scanner.isAtEnd) {
    const code = takeCodeElement(scanner, lastEnd) ?? takeCode(scanner);
    if (code === undefined) text += line[scanner.at++];
    else {
      flush();
      cells[cells.length - 1] += code;
    }
  }
  flush();
  if (hasLeadingPipe && cells[0]?.trim() === '') cells.shift();
  if (cells.at(-1)?.trim() === '') cells.pop();
  return cells.map((cell) => cell.trim());
}

function takeCodeElement(scanner: Scanner, lastEnd: number): string | undefined {
  const { text, at } = scanner;
  if (at > lastEnd || !text.startsWith('<code', at)) return undefined;
  const open = text.indexOf('>', at);
  if (open > lastEnd) return undefined;
  scanner.at = text.indexOf(codeEnd, open) + codeEnd.length;
  return text.slice(at, scanner.at);
}

function takeCode(scanner: Scanner): string | undefined {
  const end = codeSpanEnd(scanner);
  if (end === undefined) return undefined;
  const code = scanner.text.slice(scanner.at, end);
  scanner.at = end;
  return code;
}

/** Whether each line has a `|` that is neither in code nor in an element. */
export function hasPipes(text: string): boolean {
  let isOnLine = false;
  for (const { shown, isCode } of pieces(text)) {
    const lines = shown.replace(/\n+$/, '').split('\n');
    const isSplit = lines.length > 1;
    if (isCode) {
      if (lines.length > 2 || (isSplit && !isOnLine)) break;
      if (isSplit) isOnLine = false;
    } else {
      if (isSplit && !isOnLine && !pipe.test(lines[0] ?? '')) break;
      isOnLine = (!isSplit && isOnLine) || pipe.test(lines.at(-1) ?? '');
    }
  }
  return isOnLine;
}

function* pieces(text: string): Generator<{ shown: string; isCode: boolean }> {
  const scanner = new Scanner(text);
  let shown = '';
  while (!scanner.isAtEnd) {
    const code = takeCode(scanner);
    if (code !== undefined || takeComment(scanner) !== undefined || skipElement(scanner)) {
      if (shown !== '') yield { shown, isCode: false };
      shown = '';
      if (code !== undefined) yield { shown: code, isCode: true };
    } else shown += text[scanner.at++];
  }
  if (shown !== '') yield { shown, isCode: false };
}

function skipElement(scanner: Scanner): boolean {
  if (scanner.text[scanner.at] !== '<') return false;
  const start = scanner.at;
  const tag = takeTag(scanner);
  const name = tag?.name.toLowerCase() ?? '';
  if (!tag || blockElements.has(name)) {
    scanner.at = start;
    return false;
  }
  if (tag.isClosed || emptyElements.has(name)) return true;
  const end = scanner.find(`</${tag.name}`, scanner.at);
  const close = end < 0 ? -1 : scanner.find('>', end);
  scanner.at = close < 0 ? scanner.text.length : close + 1;
  return true;
}
