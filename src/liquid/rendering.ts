import type { SiteConfig } from '../jekyll/site-config.ts';
import type { SupportFiles } from '../jekyll/support-files.ts';
import type { Values } from '../jekyll/values.ts';
import type { WorkBudget } from '../model/work-budget.ts';

/** A note for the publisher about a part of a template that was left out. */
export interface LiquidNote {
  readonly reason: 'unknown-tag' | 'unknown-filter' | 'include' | 'link-target';
  readonly text: string;
}

/** Everything that a template can access. */
export interface TemplateData {
  readonly site: SiteConfig;
  readonly page: Values;
  readonly files: SupportFiles;
  /**
   * Resolves the target of the tags `link` (a path) and `post_url` (a name like `2026-01-31-title`).
   *
   * @returns the URL's path; undefined if there is no such page or post
   */
  resolveLink(target: string): string | undefined;
}

// These limits replace the time limit of liquidjs, which has no effect in Workers: the clock does not
// advance while code runs.
const maxTemplates = 20_000;
const maxParsed = 1_000_000;
const maxNotes = 20;

/** The state of rendering one post: its data, its notes, and counters for its limits. */
export class Rendering {
  readonly data: TemplateData;
  readonly budget: WorkBudget;
  readonly #notes = new Map<string, LiquidNote>();
  #templates = 0;
  #parsed = 0;

  constructor(data: TemplateData, budget: WorkBudget) {
    this.data = data;
    this.budget = budget;
  }

  get notes(): LiquidNote[] {
    return [...this.#notes.values()];
  }

  /** Adds a note, unless the post already has too many notes or one with the same text. */
  addNote(reason: LiquidNote['reason'], text: string): void {
    if (this.#notes.size < maxNotes) this.#notes.set(text, { reason, text });
  }

  /**
   * Counts a rendered template: a tag, an output or a piece of text.
   *
   * @throws {Error} if there are too many
   */
  countTemplate(): void {
    this.budget.spend();
    this.#templates++;
    if (this.#templates > maxTemplates) {
      throw new Error(`it renders more than ${maxTemplates} tags and texts`);
    }
  }

  /**
   * Counts the characters of a text that is parsed: the post or one of its includes.
   *
   * @throws {Error} if there are too many
   */
  countParsed(text: string): void {
    this.#parsed += text.length;
    if (this.#parsed > maxParsed) throw new Error('the post and its includes are too long');
  }
}
