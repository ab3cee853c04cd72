import { attributesHtml } from './html-escape.ts';
import type { Scanner } from './scanner.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanParser } from './span-parser.ts';

const urlStart = /<(?:mailto|https?|ftps?):[^\n]/y;
const address = /<([\p{Alphabetic}\p{Nd}_.-]+@[\p{Alphabetic}\p{Nd}_.-]+)>/uy;

/** `<https://example.org>` or `<name@example.org>`. */
export function autolink(parser: SpanParser, output: SpanOutput): boolean {
  const { scanner } = parser;
  if (scanner.character !== '<') return false;
  const url = scanUrl(scanner);
  const target = url ?? scanner.scan(address)?.[1];
  if (target === undefined) return false;
  const href = url ?? `mailto:${target}`;
  const content = parser.newOutput();
  content.addText(target.replace(/^mailto:/, ''));
  output.addElement('a', attributesHtml([['href', href]]), content.html);
  return true;
}

function scanUrl(scanner: Scanner): string | undefined {
  const { pos } = scanner;
  const start = scanner.check(urlStart)?.[0];
  if (start === undefined) return undefined;
  const end = scanner.indexOf('>', pos + start.length);
  const lineEnd = scanner.indexOf('\n', pos + start.length);
  if (end < 0 || (lineEnd >= 0 && lineEnd < end)) return undefined;
  scanner.pos = end + 1;
  return scanner.text.slice(pos + 1, end);
}
