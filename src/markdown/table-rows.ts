import { downcase, strip } from '../model/ruby-text.ts';
import { scanCodespan } from './codespan.ts';
import { blockElements, emptyElements } from './html-elements.ts';
import { scanComment, scanOpeningTag } from './html-tags.ts';
import { rubyPattern } from './ruby-pattern.ts';
import { Scanner } from './scanner.ts';

const codeClosingTag = '</code>';
const pipe = rubyPattern(/^(?:\||.*?[^\\\n]\|)/);

/** Splits a table line into cells. A pipe in code or after a backslash is text. */
export function splitRow(line: string, hasLeadingPipe: boolean): string[] {
  const cells: string[] = [''];
  const scanner = new Scanner(line);
  const lastClosingTag = line.lastIndexOf(codeClosingTag);
  let text = '';
  const splitText = () => {
    const [first = '', ...others] = text
      .split(/(?<!\\)\|/)
      .map((cell) => cell.replaceAll('\\|', '|'));
    cells[cells.length - 1] += first;
    cells.push(...others);
    text = '';
  };
  while (!scanner.isAtEnd) {
    const code = scanCodeElement(scanner, lastClosingTag) ?? scanCodespan(scanner);
    if (code === undefined) text += line[scanner.pos++];
    else {
      splitText();
      cells[cells.length - 1] += code;
    }
  }
  splitText();
  if (hasLeadingPipe && strip(cells[0] ?? '|') === '') cells.shift();
  if (strip(cells.at(-1) ?? '|') === '') cells.pop();
  return cells.map(strip);
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
  for (const { source, isCode } of textAndCode(text)) {
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

// Splits a text into codespans and the text between them. Comments and HTML elements are left out.
function* textAndCode(text: string): Generator<{ source: string; isCode: boolean }> {
  const scanner = new Scanner(text);
  let source = '';
  while (!scanner.isAtEnd) {
    const code = scanCodespan(scanner);
    if (code !== undefined || scanComment(scanner) !== undefined || skipElement(scanner)) {
      if (source !== '') yield { source, isCode: false };
      source = '';
      if (code !== undefined) yield { source: code, isCode: true };
    } else source += text[scanner.pos++];
  }
  if (source !== '') yield { source, isCode: false };
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
