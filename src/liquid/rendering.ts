import type { SiteConfig } from '../jekyll/site-config.ts';
import type { SupportFiles } from '../jekyll/support-files.ts';
import type { Values } from '../jekyll/values.ts';

/** Something in a template that was left out. */
export interface LiquidNote {
  readonly reason: 'unknown-tag' | 'unknown-filter' | 'include' | 'target';
  readonly text: string;
}

/** All that a template may read. */
export interface TemplateData {
  readonly site: SiteConfig;
  readonly page: Values;
  readonly files: SupportFiles;
  /**
   * The path of the page that a file of the site becomes, or of the post of a name
   * (`2026-01-31-title`), from the root of the host; undefined where it is not known.
   */
  resolveLink(target: string): string | undefined;
}

// A post is a page of text; whatever needs more than this is not one. liquidjs can bound time, but
// in the Workers runtime the clock stands still while code runs, so work is counted here.
const maxTemplates = 20_000;
const maxParsed = 1_000_000;
const maxNotes = 20;

/** One post being rendered: what it may read, what it has used up, what there is to say of it. */
export class Rendering {
  readonly data: TemplateData;
  readonly #notes = new Map<string, LiquidNote>();
  #templates = 0;
  #parsed = 0;

  constructor(data: TemplateData) {
    this.data = data;
  }

  get notes(): LiquidNote[] {
    return [...this.#notes.values()];
  }

  /** Remembers a note; the same one is said once. */
  note(reason: LiquidNote['reason'], text: string): void {
    if (this.#notes.size < maxNotes) this.#notes.set(text, { reason, text });
  }

  /**
   * Counts a template that is rendered, be it a piece of text.
   *
   * @throws where there have been too many
   */
  countTemplate(): void {
    this.#templates++;
    if (this.#templates > maxTemplates) throw new Error('it goes on for too long');
  }

  /**
   * Counts a text that is parsed: the post's own and each file that it includes.
   *
   * @throws where it has become too much
   */
  countParsed(text: string): void {
    this.#parsed += text.length;
    if (this.#parsed > maxParsed) throw new Error('it and what it includes are too long');
  }
}
