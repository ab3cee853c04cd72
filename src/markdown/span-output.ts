import { escapeAndAbbreviate } from './abbreviation.ts';
import type { Document } from './document.ts';
import { attributesHtml, escapeHtmlText } from './html-escape.ts';

/**
 * In an HTML element, a newline is never a line break of GFM. In one without Markdown, text is HTML source,
 * whose entities are kept.
 */
export type Within = 'html' | 'rawHtml';

/** Collects the HTML of spans while they are parsed, without a syntax tree. */
export class SpanOutput {
  /** The number of images added, not counting those inside other elements. */
  imageCount = 0;
  readonly #document: Document;
  readonly #within: Within | undefined;
  /** HTML in parts, since adding attributes to a long text would copy it each time. */
  readonly #parts: string[] = [];
  /** Text that is not yet escaped and added to the HTML. */
  #text = '';
  #lastAdded: 'text' | 'html' | 'element' = 'text';

  /** @param within the kind of HTML element that it is in, if it is in one: see {@link Within} */
  constructor(document: Document, within?: Within) {
    this.#document = document;
    this.#within = within;
  }

  get isEmpty(): boolean {
    return this.#parts.length === 0 && this.#text === '';
  }

  get html(): string {
    this.#flushText();
    return this.#parts.join('');
  }

  addText(text: string): void {
    if (text === '') return;
    this.#text += text;
    this.#lastAdded = 'text';
  }

  /** Adds HTML other than an element, such as a typographic symbol. */
  addHtml(html: string): void {
    this.#flushText();
    this.#parts.push(html);
    this.#lastAdded = 'html';
  }

  /** @param content HTML; undefined for an element without a closing tag */
  addElement(name: string, attributes: string, content?: string): void {
    this.#flushText();
    const end = content === undefined ? ' />' : `>${content}</${name}>`;
    this.#parts.push(`<${name}`, attributes + end);
    this.#lastAdded = 'element';
  }

  /** Whether text was added last. */
  get endsWithText(): boolean {
    return this.#lastAdded === 'text';
  }

  /** Adds the attributes of an IAL to the element added last. After other HTML, they are dropped. */
  addAttributes(attributes: ReadonlyMap<string, string>): void {
    if (this.#lastAdded !== 'element') return;
    const end = this.#parts.pop() ?? '';
    this.#parts.push(attributesHtml(attributes), end);
  }

  #flushText(): void {
    if (this.#text === '') return;
    const { options } = this.#document;
    let html =
      this.#within === 'rawHtml'
        ? escapeHtmlText(this.#text)
        : escapeAndAbbreviate(this.#text, this.#document);
    if (options.isGfm && this.#within === undefined) {
      html = html.replace(options.hardWrap ? /\n/g : /\\\n/g, '<br />\n');
    }
    this.#parts.push(html);
    this.#text = '';
  }
}
