import { attributesHtml, escapeHtmlText } from './html-escape.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanParser } from './span-parser.ts';

const autolinkPattern =
  /<((mailto|https?|ftps?):[^\n>]{1,2000}|[\p{Alphabetic}\p{Nd}_.-]{1,500}@[\p{Alphabetic}\p{Nd}_.-]{1,500})>/uy;

/** `<https://example.org>` or `<name@example.org>`. */
export function autolink({ scanner }: SpanParser, output: SpanOutput): boolean {
  const match = scanner.text[scanner.pos] === '<' ? scanner.scan(autolinkPattern) : null;
  if (!match) return false;
  const [, target = '', scheme] = match;
  const href = scheme === undefined ? `mailto:${target}` : target;
  const text = escapeHtmlText(target.replace(/^mailto:/, ''));
  output.addElement('a', attributesHtml([['href', href]]), text);
  return true;
}
