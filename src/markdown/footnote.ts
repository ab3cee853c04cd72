import { stripStart } from '../model/ruby-text.ts';
import type { BlockParser } from './block-parser.ts';
import type { Block, Paragraph } from './blocks.ts';
import { scanIndentedLines, withoutIndentation } from './codeblock.ts';
import type { Document } from './document.ts';
import { markerPlaceholder, replaceMarkerPlaceholders } from './placeholders.ts';
import type { Renderer } from './renderer.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanParser } from './span-parser.ts';

const definitionStart = / {0,3}\[\^(\w[\w-]*)\]:/y;
const marker = /\[\^(\w[\w-]*)\]/y;

/** Block rule for `[^name]: text` with indented lines after it. */
export function footnoteDefinition(parser: BlockParser): boolean {
  const { scanner, document } = parser;
  const name = scanner.scan(definitionStart)?.[1];
  if (name === undefined) return false;
  const lines = scanner.scanLine() + scanIndentedLines(scanner);
  const text = withoutIndentation(stripStart(lines));
  document.footnotes.set(name, parser.parseNested(text));
  parser.add({ kind: 'eob', cause: 'definition' });
  return true;
}

/** Span rule for `[^name]`. Without a definition, it is text. */
export function footnoteMarker({ scanner, document }: SpanParser, output: SpanOutput): boolean {
  const match = scanner.character === '[' ? scanner.scan(marker) : null;
  if (!match) return false;
  const [source, name = ''] = match;
  if (document.footnotes.has(name)) output.addHtml(markerPlaceholder(name));
  else output.addText(source);
  return true;
}

/** Renders footnotes, numbered in the order of their first markers. */
export class Footnotes {
  readonly #document: Document;
  readonly #renderer: Renderer;
  /** The number and the count of markers of each footnote, in the order of their first markers. */
  readonly #marked = new Map<string, { readonly number: number; markers: number }>();

  constructor(document: Document, renderer: Renderer) {
    this.#document = document;
    this.#renderer = renderer;
  }

  /** Replaces the placeholders of footnote markers with links to the footnotes. */
  renderMarkers(html: string): string {
    return replaceMarkerPlaceholders(html, (name) => {
      const { footnoteNr } = this.#document.options;
      const footnote = this.#marked.get(name) ?? {
        number: this.#marked.size + footnoteNr,
        markers: 0,
      };
      this.#document.spendOnCopies(name, name);
      const id = footnote.markers === 0 ? name : `${name}:${footnote.markers}`;
      footnote.markers++;
      this.#marked.set(name, footnote);
      return `<sup id="fnref:${id}"><a href="#fn:${name}">${footnote.number}</a></sup>`;
    });
  }

  /** Renders the list of the footnotes that have a marker. Returns '' if there are none. */
  renderList(): string {
    let items = '';
    // A footnote may contain markers. They add further footnotes to the map during this loop.
    for (const [name, footnote] of this.#marked) {
      const blocks = this.#document.footnotes.get(name) ?? [];
      const content = this.renderMarkers(this.#renderer.render(blocks));
      items += `<li id="fn:${name}">${this.#withBacklinks(content, blocks, name, footnote.markers)}</li>\n`;
    }
    const { footnoteNr } = this.#document.options;
    const start = footnoteNr === 1 ? '' : ` start="${footnoteNr}"`;
    return items && `<div>\n<ol${start}>\n${items}</ol>\n</div>\n`;
  }

  // Backlinks go at the end of the last paragraph, or into a paragraph of their own.
  #withBacklinks(html: string, blocks: readonly Block[], name: string, markers: number): string {
    const { footnoteBacklink } = this.#document.options;
    if (footnoteBacklink === '') return html;
    const links = Array.from({ length: markers }, (_, index) => {
      const id = index === 0 ? name : `${name}:${index}`;
      const number = index === 0 ? '' : `<sup>${index + 1}</sup>`;
      return `<a href="#fnref:${id}">${footnoteBacklink}${number}</a>`;
    }).join('\u00a0');
    const last = blocks.findLast((block): block is Paragraph => block.kind !== 'blank');
    return last?.kind === 'paragraph'
      ? html.replace(/<\/p>\n*$/, `\u00a0${links}</p>\n`)
      : `${html}<p>${links}</p>\n`;
  }
}
