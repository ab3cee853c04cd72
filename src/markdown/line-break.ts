import type { SpanOutput } from './span-output.ts';
import type { SpanParser } from './span-parser.ts';

const endOfLine = /(?: {2}|\\\\)(?=\n)/y;

/** Span rule for two spaces or two backslashes at the end of a line. */
export function lineBreak({ scanner, document }: SpanParser, output: SpanOutput): boolean {
  if (document.options.hardWrap || !scanner.scan(endOfLine)) return false;
  output.addElement('br', '');
  return true;
}
