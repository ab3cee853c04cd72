import { downcase } from '../model/ruby-text.ts';
import { attributesOf } from './attribute-list-definitions.ts';
import type {
  Block,
  Codeblock,
  Definition,
  Header,
  HtmlElement,
  HtmlText,
  List,
  ListItem,
  Table,
  Term,
} from './blocks.ts';
import type { Document } from './document.ts';
import { emptyElements } from './html-elements.ts';
import { attributesHtml, escapeHtmlText, escapeText } from './html-escape.ts';
import { withLineNumbers } from './line-numbers.ts';
import { footnotesPlaceholder, tocPlaceholder, withoutPlaceholders } from './placeholders.ts';
import { hasRougeLexer } from './rouge-lexers.ts';
import { rubyPattern } from './ruby-pattern.ts';

const noToc = rubyPattern(/(?:^|\s)no_toc(?:\s|$)/);

// In steps: what a header costs for its ID and the table of contents.
const costOfId = 100;

// In steps, for each cell that a row lacks.
const costOfEmptyCell = 300;

// The first list with each of these names is replaced.
const listPlaceholders = [
  ['toc', tocPlaceholder],
  ['footnotes', footnotesPlaceholder],
] as const;

/** A header in the table of contents. */
export interface TocEntry {
  readonly level: number;
  readonly id: string;
  readonly html: string;
}

/** Renders blocks as HTML. */
export class Renderer {
  /** The headers rendered so far, except those with the class `no_toc`. */
  readonly tocEntries: TocEntry[] = [];
  readonly #document: Document;
  readonly #renderSpans: (text: string) => string;
  /** The number of headers for which each ID was generated. */
  readonly #idCounts = new Map<string, number>();
  /** The placeholders in the output so far. */
  readonly #placeholders = new Set<string>();

  /** @param renderSpans parses and renders the spans of a block's text */
  constructor(document: Document, renderSpans: (text: string) => string) {
    this.#document = document;
    this.#renderSpans = renderSpans;
  }

  render(blocks: readonly Block[]): string {
    return blocks.map((block) => this.#renderBlock(block)).join('');
  }

  #renderBlock(block: Block): string {
    const attributes = this.#attributesHtml(block);
    switch (block.kind) {
      case 'blank':
        return '\n';
      case 'eob':
        return '';
      case 'paragraph': {
        const html = this.#renderSpans(block.text);
        return block.isTransparent ? html : `<p${attributes}>${html}</p>\n`;
      }
      case 'header':
        return this.#renderHeader(block);
      case 'codeblock':
        return this.#renderCodeblock(block, attributes);
      case 'blockquote':
        return `<blockquote${attributes}>\n${this.render(block.children)}</blockquote>\n`;
      case 'list':
        return this.#renderList(block, attributes);
      case 'definitionList':
        return `<dl${attributes}>\n${block.entries.map((entry) => this.#renderEntry(entry)).join('')}</dl>\n`;
      case 'htmlElement':
        return this.#renderHtmlElement(block, attributes);
      case 'htmlText':
        return this.#renderHtmlText(block);
      case 'rawHtml':
        return block.html;
      case 'mathBlock':
        return this.#document.options.hasMathEngine
          ? `<p>\\[${escapeText(block.text)}\\]</p>\n`
          : `<div>$$\n${escapeText(block.text)}\n$$</div>\n`;
      case 'table':
        return this.#renderTable(block, attributes);
      case 'horizontalRule':
        return `<hr${attributes} />\n`;
    }
  }

  #attributesHtml({ ial }: Pick<Block, 'ial'>): string {
    return ial ? attributesHtml(attributesOf(ial, this.#document)) : '';
  }

  #renderHeader({ level, text, id: explicitId, ial }: Header): string {
    const attributes = new Map(ial && attributesOf(ial, this.#document));
    const html = this.#renderSpans(text);
    const id = attributes.get('id') ?? explicitId ?? this.#generateId(html);
    if (id !== undefined) attributes.set('id', id);
    const isInToc = !noToc.test(attributes.get('class') ?? '');
    if (isInToc && id !== undefined) this.tocEntries.push({ level, id, html });
    return `<h${level}${attributesHtml(attributes)}>${html}</h${level}>\n`;
  }

  // As on GitHub, an ID is the lowercase text with hyphens for spaces, and a number if it is taken.
  #generateId(html: string): string | undefined {
    this.#document.budget.spend(costOfId);
    const { autoIds, autoIdPrefix } = this.#document.options;
    if (!autoIds) return undefined;
    const id = downcase(withoutPlaceholders(html).replace(/<[^>]*>/g, ''))
      .replace(/&#?\w+;|[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- \t]/gu, '')
      .replace(/[ \t]/g, '-');
    const count = this.#idCounts.get(id) ?? 0;
    this.#idCounts.set(id, count + 1);
    return autoIdPrefix + (count === 0 ? id : `${id}-${count}`);
  }

  #renderCodeblock({ text, language }: Codeblock, attributes: string): string {
    const languageClass = language === '' ? '' : ` class="language-${escapeText(language)}"`;
    const code = text.replace(/\n$/, '');
    const html = `<pre${attributes}><code${languageClass}>${escapeText(code)}\n</code></pre>`;
    // kramdown numbers only code that Rouge highlights.
    const hasLineNumbers = this.#document.options.lineNumbers && hasRougeLexer(language);
    return `${hasLineNumbers ? withLineNumbers(html, code.split('\n').length) : html}\n`;
  }

  #renderList(list: List, attributes: string): string {
    for (const [ref, placeholder] of listPlaceholders) {
      if (!list.ial?.refs.includes(ref) || this.#placeholders.has(placeholder)) continue;
      this.#placeholders.add(placeholder);
      return placeholder;
    }
    const items = list.items.map((item) => this.#renderItem(item)).join('');
    const start = (list.start ?? 1) === 1 ? '' : ` start="${list.start}"`;
    return `<${list.tag}${start}${attributes}>\n${items}</${list.tag}>\n`;
  }

  #renderItem(item: ListItem): string {
    return `<li${this.#attributesHtml(item)}>${this.render(item.children)}</li>\n`;
  }

  #renderEntry(entry: Term | Definition): string {
    if (entry.kind === 'term') return `<dt>${this.#renderSpans(entry.text)}</dt>\n`;
    return `<dd>${this.render(entry.children)}</dd>\n`;
  }

  #renderHtmlElement(element: HtmlElement, ialAttributes: string): string {
    const { name, contentModel } = element;
    const isBlock = contentModel === 'block';
    const opening = `<${name}${attributesHtml(element.attributes)}${ialAttributes}`;
    const content = this.render(element.children);
    const newline = isBlock || this.#document.options.parseBlockHtml ? '\n' : '';
    if (content === '' && emptyElements.has(name)) return `${opening} />${newline}`;
    return `${opening}>${isBlock && content !== '' ? '\n' : ''}${content}</${name}>${newline}`;
  }

  #renderHtmlText({ text, as }: HtmlText): string {
    if (as === 'verbatim') return text;
    return as === 'raw' ? escapeHtmlText(text) : this.#renderSpans(text);
  }

  #renderTable({ parts, alignment, columnCount }: Table, attributes: string): string {
    const html = parts.map(({ tag, rows }) => {
      const cellTag = tag === 'thead' ? 'th' : 'td';
      const rowsHtml = rows.map((row) => {
        this.#document.budget.spend((columnCount - row.length) * costOfEmptyCell);
        const cells = Array.from({ length: columnCount }, (_, column) => {
          const align = alignment[column] ? ` align="${alignment[column]}"` : '';
          return `<${cellTag}${align}>${this.#renderSpans(row[column] ?? '')}</${cellTag}>`;
        });
        return `<tr>${cells.join('')}</tr>\n`;
      });
      return `<${tag}>\n${rowsHtml.join('')}</${tag}>\n`;
    });
    return `<table${attributes}>\n${html.join('')}</table>\n`;
  }
}
