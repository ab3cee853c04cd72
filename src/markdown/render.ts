import type { Block, Code, Heading, HtmlElement, Item, List, Table } from './blocks.ts';
import type { Document } from './document.ts';
import { attributesHtml, escapeHtmlText, escapeText } from './escape.ts';
import { emptyElements } from './html-names.ts';
import { isLanguage } from './languages.ts';
import { withLineNumbers } from './line-numbers.ts';

/** Where the table of contents or the footnotes go, until they are known. */
export const contentsMark = '\ufdd0:contents\ufdd0';
export const notesMark = '\ufdd0:notes\ufdd0';

/** A heading, for the table of contents. */
export interface Entry {
  readonly level: number;
  readonly id: string;
  readonly html: string;
}

/** Writes blocks as HTML. */
export class Renderer {
  readonly headings: Entry[] = [];
  readonly #document: Document;
  readonly #spans: (text: string) => string;
  readonly #ids = new Map<string, number>();

  /** @param spans reads what stands in a line, and gives its HTML */
  constructor(document: Document, spans: (text: string) => string) {
    this.#document = document;
    this.#spans = spans;
  }

  all(blocks: readonly Block[]): string {
    return blocks.map((block) => this.#one(block)).join('');
  }

  #one(block: Block): string {
    const attributes = attributesHtml(block.attributes?.values ?? []);
    switch (block.kind) {
      case 'blank':
      case 'boundary':
        return block.kind === 'blank' ? '\n' : '';
      case 'paragraph': {
        const html = this.#spans(block.text);
        return block.isTight ? html : `<p${attributes}>${html}</p>\n`;
      }
      case 'heading':
        return this.#heading(block);
      case 'code':
        return this.#code(block, attributes);
      case 'quote':
        return `<blockquote${attributes}>\n${this.all(block.children)}</blockquote>\n`;
      case 'list':
        return this.#list(block, attributes);
      case 'definitions':
        return `<dl${attributes}>\n${block.entries.map((entry) => this.#definition(entry)).join('')}</dl>\n`;
      case 'element':
        return this.#element(block, attributes);
      case 'text':
        if (block.as === 'verbatim') return block.text;
        return block.as === 'raw' ? escapeHtmlText(block.text) : this.#spans(block.text);
      case 'html':
        return block.html;
      case 'math':
        return `<p>\\[${escapeText(block.text)}\\]</p>\n`;
      case 'table':
        return this.#table(block, attributes);
      case 'rule':
        return `<hr${attributes} />\n`;
    }
  }

  #code({ text, language }: Code, attributes: string): string {
    const name = language === '' ? '' : ` class="language-${escapeText(language)}"`;
    const shown = text.replace(/\n$/, '');
    const code = `<pre${attributes}><code${name}>${escapeText(shown)}\n</code></pre>`;
    // What kramdown cannot highlight it does not number either.
    const isNumbered = this.#document.options.lineNumbers && isLanguage(language);
    if (!isNumbered) return `${code}\n`;
    return `${withLineNumbers(code, shown.split('\n').length)}\n`;
  }

  #heading({ level, text, id: given, attributes }: Heading): string {
    const values = new Map(attributes?.values);
    const html = this.#spans(text);
    const id = values.get('id') ?? given ?? this.#idOf(html);
    values.set('id', id);
    const isListed = !/(?:^|\s)no_toc(?:\s|$)/.test(values.get('class') ?? '');
    if (isListed) this.headings.push({ level, id, html });
    return `<h${level}${attributesHtml(values)}>${html}</h${level}>\n`;
  }

  // GitHub's way: the words in lower case with dashes between, and a number where they come again.
  #idOf(html: string): string {
    const id = html
      .replace(/<[^>]*>|\ufdd0[^\ufdd0]*\ufdd0/g, '')
      .toLowerCase()
      .replace(/&\w+;|[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- \t]/gu, '')
      .replace(/[ \t]/g, '-');
    const count = this.#ids.get(id) ?? 0;
    this.#ids.set(id, count + 1);
    return count === 0 ? id : `${id}-${count}`;
  }

  #list(list: List, attributes: string): string {
    const words = list.attributes?.words ?? [];
    if (words.includes('toc')) return contentsMark;
    if (words.includes('footnotes')) return notesMark;
    const items = list.items.map((item) => this.#item(item)).join('');
    return `<${list.tag}${attributes}>\n${items}</${list.tag}>\n`;
  }

  #item(item: Item): string {
    const attributes = attributesHtml(item.attributes?.values ?? []);
    return `<li${attributes}>${this.all(item.children)}</li>\n`;
  }

  #definition(entry: { kind: 'term'; text: string } | { kind: 'definition'; children: Block[] }) {
    if (entry.kind === 'term') return `<dt>${this.#spans(entry.text)}</dt>\n`;
    return `<dd>${this.all(entry.children)}</dd>\n`;
  }

  #element(element: HtmlElement, attributes: string): string {
    const { name, values, model } = element;
    const start = `<${name}${attributesHtml(values)}${attributes}`;
    const inside = this.all(element.children);
    const end = model === 'block' || this.#document.options.parseBlockHtml ? '\n' : '';
    if (inside === '' && emptyElements.has(name)) return `${start} />${end}`;
    return `${start}>${model === 'block' && inside !== '' ? '\n' : ''}${inside}</${name}>${end}`;
  }

  #table({ parts, alignment, columns }: Table, attributes: string): string {
    const html = parts.map(({ tag, rows }) => {
      const cell = tag === 'thead' ? 'th' : 'td';
      const lines = rows.map((row) => {
        const cells = Array.from({ length: columns }, (_, at) => {
          const align = alignment[at] ? ` align="${alignment[at]}"` : '';
          return `<${cell}${align}>${this.#spans(row[at] ?? '')}</${cell}>`;
        });
        return `<tr>${cells.join('')}</tr>\n`;
      });
      return `<${tag}>\n${lines.join('')}</${tag}>\n`;
    });
    return `<table${attributes}>\n${html.join('')}</table>\n`;
  }
}
