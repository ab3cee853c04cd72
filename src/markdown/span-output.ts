import type { Document } from './document.ts';
import { attributesHtml, escapeHtmlText, escapeText } from './escape.ts';

/** The HTML of what stands in a line, while it is read. */
export class SpanOutput {
  /** How many pictures stand in it, not counting those in other elements. */
  images = 0;
  readonly #document: Document;
  readonly #isHtml: boolean;
  #html = '';
  #text = '';
  /** Where attributes go of the element that came last; -1 where text came last. */
  #tagEnd = -1;

  /** @param isHtml whether text in it comes from HTML, so that character references in it stay */
  constructor(document: Document, isHtml = false) {
    this.#document = document;
    this.#isHtml = isHtml;
  }

  get isEmpty(): boolean {
    return this.#html === '' && this.#text === '';
  }

  get html(): string {
    this.#flush();
    return this.#html;
  }

  addText(text: string): void {
    if (text === '') return;
    this.#text += text;
    this.#tagEnd = -1;
  }

  /** Adds HTML that is no element, like a sign. Attributes cannot follow it. */
  addSign(html: string): void {
    this.#flush();
    this.#html += html;
    this.#tagEnd = -2;
  }

  addElement(name: string, attributes: string, inside?: string): void {
    this.#flush();
    this.#tagEnd = this.#html.length + 1 + name.length;
    this.#html += `<${name}${attributes}${inside === undefined ? ' />' : `>${inside}</${name}>`}`;
  }

  /** Gives attributes to the element that came last; false where text did. */
  addAttributes(values: ReadonlyMap<string, string>): boolean {
    if (this.#tagEnd === -1) return false;
    if (this.#tagEnd >= 0) {
      const before = this.#html.slice(0, this.#tagEnd);
      this.#html = before + attributesHtml(values) + this.#html.slice(this.#tagEnd);
    }
    return true;
  }

  #flush(): void {
    if (this.#text === '') return;
    const { options } = this.#document;
    let html = this.#isHtml
      ? escapeHtmlText(this.#text)
      : withAbbreviations(this.#text, this.#document);
    if (options.isGfm) {
      html = html.replace(options.hardWrap ? /\n/g : /\\\n/g, '<br />\n');
    }
    this.#html += html;
    this.#text = '';
  }
}

function withAbbreviations(text: string, { abbreviations }: Document): string {
  if (abbreviations.size === 0) return escapeText(text);
  return text
    .split(/([\p{L}\p{M}\p{N}_.+&/-]+)/u)
    .map((word) => {
      const meaning = abbreviations.get(word);
      if (meaning === undefined) return escapeText(word);
      const title = meaning === '' ? undefined : meaning;
      return `<abbr${attributesHtml([['title', title]])}>${escapeText(word)}</abbr>`;
    })
    .join('');
}
