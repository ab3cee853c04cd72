import type { Block, Paragraph } from './blocks.ts';
import type { Document } from './document.ts';
import type { Renderer } from './render.ts';
import { footnoteMark } from './signs.ts';

const marks = /\ufdd0([\w-]+)\ufdd0/g;

/** Numbers footnotes in the order in which they are first pointed to. */
export class Footnotes {
  readonly #document: Document;
  readonly #renderer: Renderer;
  /** How often each was pointed to, by its name. */
  readonly #pointers = new Map<string, number>();

  constructor(document: Document, renderer: Renderer) {
    this.#document = document;
    this.#renderer = renderer;
  }

  /** Puts numbers where the marks of footnotes are. */
  numbered(html: string): string {
    if (!html.includes(footnoteMark)) return html;
    return html.replace(marks, (_, name: string) => {
      const times = (this.#pointers.get(name) ?? 0) + 1;
      this.#pointers.set(name, times);
      const number = [...this.#pointers.keys()].indexOf(name) + this.#document.options.footnoteNr;
      const id = times === 1 ? name : `${name}:${times - 1}`;
      return `<sup id="fnref:${id}"><a href="#fn:${name}">${number}</a></sup>`;
    });
  }

  /** The footnotes that were pointed to, in order; empty where there were none. */
  html(): string {
    let items = '';
    // A footnote may point to others, which come behind it.
    for (const name of this.#pointers.keys()) {
      const blocks = this.#document.footnotes.get(name) ?? [];
      const inside = this.numbered(this.#renderer.all(blocks));
      items += `<li id="fn:${name}">${this.#withBacklink(inside, blocks, name)}</li>\n`;
    }
    const { footnoteNr } = this.#document.options;
    const start = footnoteNr === 1 ? '' : ` start="${footnoteNr}"`;
    return items && `<div>\n<ol${start}>\n${items}</ol>\n</div>\n`;
  }

  // It stands at the end of the last paragraph, or in one of its own.
  #withBacklink(html: string, blocks: readonly Block[], name: string): string {
    const { footnoteBacklink } = this.#document.options;
    if (footnoteBacklink === '') return html;
    const times = this.#pointers.get(name) ?? 1;
    const links = Array.from({ length: times }, (_, at) => {
      const again = at === 0 ? '' : `<sup>${at + 1}</sup>`;
      return `<a href="#fnref:${name}${at === 0 ? '' : `:${at}`}">${footnoteBacklink}${again}</a>`;
    }).join('\u00a0');
    const last = blocks.findLast((block): block is Paragraph => block.kind !== 'blank');
    return last?.kind === 'paragraph'
      ? html.replace(/<\/p>\s*$/, `\u00a0${links}</p>\n`)
      : `${html}<p>${links}</p>\n`;
  }
}
