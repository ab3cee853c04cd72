import { attributesHtml, escapeHtmlText } from './escape.ts';
import {
  blockElements,
  contentModelOf,
  elementName,
  emptyElements,
  isKnown,
} from './html-names.ts';
import { type Tag, takeClosingTag, takeComment, takeTag } from './html-tags.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanState } from './span-state.ts';

const autolinked =
  /<((mailto|https?|ftps?):[^\n>]{1,2000}|[\p{Alphabetic}\p{Nd}_.-]{1,500}@[\p{Alphabetic}\p{Nd}_.-]{1,500})>/uy;

/** `<https://somewhere.example>` and `<name@somewhere.example>`. */
export function autolink({ scanner }: SpanState, output: SpanOutput): boolean {
  const found = scanner.text[scanner.at] === '<' ? scanner.take(autolinked) : null;
  if (!found) return false;
  const [, text = '', scheme] = found;
  const href = scheme === undefined ? `mailto:${text}` : text;
  const shown = escapeHtmlText(text.replace(/^mailto:/, ''));
  output.addElement('a', attributesHtml([['href', href]]), shown);
  return true;
}

/** HTML in a line. Tags that a line may not hold are text. */
export function spanHtml(state: SpanState, output: SpanOutput): boolean {
  const { scanner } = state;
  if (scanner.text[scanner.at] !== '<') return false;
  const comment = takeComment(scanner);
  if (comment !== undefined) {
    output.addSign(comment);
    return true;
  }
  const closing = takeClosingTag(scanner);
  const tag = closing ? undefined : takeTag(scanner);
  if (closing) output.addText(closing.source);
  else if (tag && blockElements.has(elementName(tag.name))) output.addText(tag.source);
  else if (tag) addElement(state, output, tag);
  return closing !== undefined || tag !== undefined;
}

function addElement(state: SpanState, output: SpanOutput, tag: Tag): void {
  const { scanner } = state;
  const name = elementName(tag.name);
  const values = new Map(tag.values);
  values.delete('markdown');
  const attributes = attributesHtml(
    [...values].map(([key, value]) => [key, value.replace(/\n+/g, ' ')]),
  );
  if (emptyElements.has(name)) output.addElement(name, attributes);
  else if (tag.isClosed) output.addElement(name, attributes, '');
  else {
    const closing = new RegExp(
      `</${name.replace(/[.:-]/g, '\\$&')}\\s*>`,
      isKnown(name) ? 'iy' : 'y',
    );
    const isEnd = () => scanner.check(closing) !== null;
    const inside = state.readElement(isEnd, isRead(state, tag, name) ? undefined : [spanHtml]);
    scanner.take(closing);
    output.addElement(name, attributes, inside.html);
  }
}

// Whether there may be Markdown in an element.
function isRead(state: SpanState, tag: Tag, name: string): boolean {
  const mark = tag.values.get('markdown');
  if (mark === 'span') return true;
  if (mark === '0') return false;
  const isText = contentModelOf(name) !== 'raw';
  return isText && (mark === '1' || state.document.options.parseSpanHtml);
}
