import { codeIn, codeSpanEnd } from './code-spans.ts';
import { escapeText } from './escape.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanState } from './span-state.ts';

const marks = /`+/y;
const formula = /\$\$/y;

/** Code between backticks. */
export function code({ scanner }: SpanState, output: SpanOutput): boolean {
  const open = scanner.check(marks)?.[0];
  if (open === undefined) return false;
  const end = codeSpanEnd(scanner);
  if (end === undefined) {
    output.addText(open);
    scanner.at += open.length;
    return true;
  }
  output.addElement('code', '', escapeText(codeIn(scanner.text.slice(scanner.at, end))));
  scanner.at = end;
  return true;
}

/** A formula between `$$` and `$$`, as MathJax and KaTeX look for it. */
export function math({ scanner }: SpanState, output: SpanOutput): boolean {
  if (!scanner.check(formula)) return false;
  const end = scanner.find('$$', scanner.at + 2);
  if (end < 0) return false;
  const text = scanner.text.slice(scanner.at + 2, end).trim();
  output.addSign(`\\(${escapeText(text)}\\)`);
  scanner.at = end + 2;
  return true;
}
