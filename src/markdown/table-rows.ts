import { downcase, strip } from '../model/ruby-text.ts';
import { scanCodespan } from './codespan.ts';
import { blockElements, emptyElements } from './html-elements.ts';
import { scanComment, scanOpeningTag } from './html-tags.ts';
import { rubyPattern } from './ruby-pattern.ts';
import { Scanner } from './scanner.ts';

const codeClosingTag = '</code>';
const plainText = /[^`<]*/y;
const unclosedStart = /`+|</y;
const pipe = rubyPattern(/^(?:\||.*?[^\\\n]\|)/);

/** The alignment of each column, from a line such as `|:-|-:|`. */
export function alignmentOf(separator: string): string[] {
  return [...separator.matchAll(/(:?)-+(:?)/g)].map(([, left, right]) => {
    if (left && right) return 'center';
    if (left) return 'left';
    return right ? 'right' : '';
  });
}

/** Splits a table line into cells. A pipe in code or after a backslash is text. */
export function splitRow(line: string, hasLeadingPipe: boolean): string[] {
  const cells: string[] = [''];
  const lastClosingTag = line.lastIndexOf(codeClosingTag);
  const parts = splitAt(new Scanner(line), (scanner) => {
    const code = scanCodeElement(scanner, lastClosingTag) ?? scanCodespan(scanner);
    return code !== undefined;
  });
  for (const { source, isSplitOff } of parts) {
    const [first = '', ...others] = isSplitOff ? [source] : cellsOf(source);
    cells[cells.length - 1] += first;
    for (const cell of others) cells.push(cell);
  }
  if (hasLeadingPipe && strip(cells[0] ?? '|') === '') cells.shift();
  if (strip(cells.at(-1) ?? '|') === '') cells.pop();
  return cells.map(strip);
}

function cellsOf(text: string): string[] {
  return text.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|'));
}

interface Part {
  readonly source: string;
  readonly isSplitOff: boolean;
}

// Splits a text into the parts that `scanPart` scans and the text between them. `scanPart` is tried at each
// backtick and each `<`.
function* splitAt(scanner: Scanner, scanPart: (scanner: Scanner) => boolean): Generator<Part> {
  const { text } = scanner;
  let partEnd = 0;
  while (!scanner.isAtEnd) {
    scanner.scan(plainText);
    const start = scanner.pos;
    if (!scanPart(scanner)) scanner.scan(unclosedStart);
    else {
      if (start > partEnd) yield { source: text.slice(partEnd, start), isSplitOff: false };
      partEnd = scanner.pos;
      yield { source: text.slice(start, partEnd), isSplitOff: true };
    }
  }
  if (partEnd < text.length) yield { source: text.slice(partEnd), isSplitOff: false };
}

// Without a closing tag ahead, this returns at once, so many unclosed elements do not take quadratic time.
function scanCodeElement(scanner: Scanner, lastClosingTag: number): string | undefined {
  const { text, pos } = scanner;
  if (pos > lastClosingTag || !text.startsWith('<code', pos)) return undefined;
  const openingTagEnd = text.indexOf('>', pos);
  if (openingTagEnd > lastClosingTag) return undefined;
  scanner.pos = text.indexOf(codeClosingTag, openingTagEnd) + codeClosingTag.length;
  return text.slice(pos, scanner.pos);
}

/** Whether every line has a pipe outside code and HTML elements. */
export function hasPipesOnAllLines(text: string): boolean {
  let hasPipe = false;
  for (const { source, isSplitOff } of splitAt(new Scanner(text), scanCodeOrHtml)) {
    const isCode = source.startsWith('`') && isSplitOff;
    // Comments and HTML elements count as nothing.
    if (isSplitOff && !isCode) continue;
    const lines = source.replace(/\n+$/, '').split('\n');
    const isMultiline = lines.length > 1;
    if (isCode) {
      if (lines.length > 2 || (isMultiline && !hasPipe)) break;
      if (isMultiline) hasPipe = false;
    } else {
      if (isMultiline && !hasPipe && !pipe.test(lines[0] ?? '')) break;
      hasPipe = (!isMultiline && hasPipe) || pipe.test(lines.at(-1) ?? '');
    }
  }
  return hasPipe;
}

function scanCodeOrHtml(scanner: Scanner): boolean {
  return (
    scanCodespan(scanner) !== undefined ||
    scanComment(scanner) !== undefined ||
    skipElement(scanner)
  );
}

function skipElement(scanner: Scanner): boolean {
  if (scanner.text[scanner.pos] !== '<') return false;
  const start = scanner.pos;
  const tag = scanOpeningTag(scanner);
  const name = downcase(tag?.name ?? '');
  if (!tag || blockElements.has(name)) {
    scanner.pos = start;
    return false;
  }
  if (tag.isSelfClosing || emptyElements.has(name)) return true;
  const closingTag = scanner.indexOf(`</${tag.name}`, scanner.pos);
  const end = closingTag < 0 ? -1 : scanner.indexOf('>', closingTag);
  scanner.pos = end < 0 ? scanner.text.length : end + 1;
  return true;
}
