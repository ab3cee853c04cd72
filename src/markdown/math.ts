import { strip } from '../model/ruby-text.ts';
import type { BlockParser } from './block-parser.ts';
import { escapeText } from './html-escape.ts';
import { paragraph } from './paragraph.ts';
import { rubyPattern } from './ruby-pattern.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanParser } from './span-parser.ts';

const blockStart = / {0,3}(\\)?\$\$/y;
const blankRestOfLine = rubyPattern(/\s*?\n/y);
const spanStart = /\$\$/y;

/** A math block: `$$math$$`. After a backslash, it is a paragraph with inline math instead. */
export function mathBlock(parser: BlockParser): boolean {
  const { scanner } = parser;
  const match = scanner.check(blockStart);
  if (!match || !parser.isAfterBlockBoundary) return false;
  const start = scanner.pos;
  const [opening, backslash] = match;
  scanner.pos += opening.length;
  const text = scanner.textBefore('$$');
  if (text !== undefined) {
    scanner.pos += text.length + 2;
    const isEndOfLine = scanner.scan(blankRestOfLine) !== null;
    if (backslash !== undefined) {
      scanner.pos = start + (isEndOfLine ? opening.length - 2 : 0);
      return isEndOfLine && paragraph(parser);
    }
    if (parser.isBeforeBlockBoundary) {
      parser.add({ kind: 'mathBlock', text: strip(text) });
      return true;
    }
  }
  scanner.pos = start;
  return false;
}

/** Inline `$$math$$`, rendered between the delimiters of MathJax and KaTeX, or of TeX without an engine. */
export function inlineMath({ scanner, document }: SpanParser, output: SpanOutput): boolean {
  if (scanner.character !== '$' || !scanner.check(spanStart)) return false;
  const end = scanner.indexOf('$$', scanner.pos + 2);
  if (end < 0) return false;
  const text = escapeText(strip(scanner.text.slice(scanner.pos + 2, end)));
  output.addHtml(document.options.hasMathEngine ? `\\(${text}\\)` : `<span>$${text}$</span>`);
  scanner.pos = end + 2;
  return true;
}
