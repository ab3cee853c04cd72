import { blockElements, contentModelOf, elementName, emptyElements } from './html-elements.ts';
import { attributesHtml } from './html-escape.ts';
import { type OpeningTag, scanClosingTag, scanComment, scanOpeningTag } from './html-tags.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanParser } from './span-parser.ts';

/** Span rule for HTML. Tags of block elements and stray closing tags are text. */
export function htmlSpan(parser: SpanParser, output: SpanOutput): boolean {
  const { scanner } = parser;
  if (scanner.character !== '<') return false;
  const comment = scanComment(scanner);
  if (comment !== undefined) {
    output.addHtml(comment);
    return true;
  }
  const closingTag = scanClosingTag(scanner);
  const openingTag = closingTag ? undefined : scanOpeningTag(scanner);
  if (closingTag) output.addText(closingTag.source);
  else if (!openingTag) return false;
  else if (blockElements.has(elementName(openingTag.name))) output.addText(openingTag.source);
  else parseElement(parser, output, openingTag);
  return true;
}

function parseElement(parser: SpanParser, output: SpanOutput, tag: OpeningTag): void {
  const { scanner } = parser;
  const name = elementName(tag.name);
  const html = attributesHtml(
    [...tag.attributes]
      .filter(([key]) => key !== 'markdown')
      .map(([key, value]) => [key, value.replace(/\n+/g, ' ')]),
  );
  if (emptyElements.has(name)) output.addElement(name, html);
  else if (tag.isSelfClosing) output.addElement(name, html, '');
  else {
    const isAtClosingTag = () => {
      if (scanner.character !== '<') return false;
      const start = scanner.pos;
      const closingTag = scanClosingTag(scanner);
      scanner.pos = start;
      return closingTag !== undefined && elementName(closingTag.name) === name;
    };
    const rules = hasMarkdown(parser, tag, name) ? undefined : [htmlSpan];
    const content = parser.parseElementContent(isAtClosingTag, rules);
    scanClosingTag(scanner);
    output.addElement(name, html, content.html);
  }
}

function hasMarkdown(parser: SpanParser, tag: OpeningTag, name: string): boolean {
  const value = tag.attributes.get('markdown');
  if (value === 'span') return true;
  if (value === '0') return false;
  if (contentModelOf(name) === 'raw') return false;
  if (value === '1') return true;
  return parser.document.options.parseSpanHtml && !parser.isDirectlyIn('rawHtmlElement');
}
