import { escapeAndAbbreviate } from './abbreviation.ts';
import type { Document } from './document.ts';
import { attributesHtml, escapeHtmlText } from './html-escape.ts';

/** Collects the HTML of spans while they are parsed, without a syntax tree. */
export class SpanOutput {
  /** The number of images added, not counting those inside other elements. */
  imageCount = 0;
  readonly #document: Document;
  readonly #isRawHtml: boolean;
  #html = '';
  /** Text that is not yet escaped and added to the HTML. */
  #text = '';
  #lastAdded: 'text' | 'html' | 'element' = 'text';
  /** Where to insert attributes into the element added last. */
  #attributesIndex = 0;

  /** @param isRawHtml whether added text is HTML source, whose entities are kept */
  constructor(document: Document, isRawHtml = false) {
    this.#document = document;
    this.#isRawHtml = isRawHtml;
  }

  get isEmpty(): boolean {
    return this.#html === '' && this.#text === '';
  }

  get html(): string {
    this.#flushText();
    return this.#html;
  }

  addText(text: string): void {
    if (text === '') return;
    this.#text += text;
    this.#lastAdded = 'text';
  }

  /** Adds HTML other than an element, such as a typographic symbol. */
  addHtml(html: string): void {
    this.#flushText();
    this.#html += html;
    this.#lastAdded = 'html';
  }

  /** @param content HTML; undefined for an element without a closing tag */
  addElement(name: string, attributes: string, content?: string): void {
    this.#flushText();
    this.#attributesIndex = this.#html.length + 1 + name.length;
    this.#html += `<${name}${attributes}${content === undefined ? ' />' : `>${content}</${name}>`}`;
    this.#lastAdded = 'element';
  }

  /**
   * Adds the attributes of an IAL to the element added last. After other HTML, they are dropped.
   *
   * @returns false if text was added last. The IAL is then text.
   */
  addAttributes(attributes: ReadonlyMap<string, string>): boolean {
    if (this.#lastAdded === 'text') return false;
    if (this.#lastAdded === 'element') {
      const start = this.#html.slice(0, this.#attributesIndex);
      this.#html = start + attributesHtml(attributes) + this.#html.slice(this.#attributesIndex);
    }
    return true;
  }

  #flushText(): void {
    if (this.#text === '') return;
    const { options, abbreviations } = this.#document;
    let html = this.#isRawHtml
      ? escapeHtmlText(this.#text)
      : escapeAndAbbreviate(this.#text, abbreviations);
    if (options.isGfm) {
      html = html.replace(options.hardWrap ? /\n/g : /\\\n/g, '<br />\n');
    }
    this.#html += html;
    this.#text = '';
  }
}
