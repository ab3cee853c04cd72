import type { Block } from './blocks.ts';
import type { KramdownOptions } from './options.ts';

/** Where a reference leads. */
export interface LinkTarget {
  readonly url: string;
  readonly title: string | undefined;
}

// Deeper than this nobody writes, and the stack ends somewhere.
const maxDepth = 60;

/** What the parts of one document share while it is read. */
export class Document {
  /** May change while the text is read: `{::options ...}`. */
  options: KramdownOptions;
  readonly links = new Map<string, LinkTarget>();
  readonly abbreviations = new Map<string, string>();
  readonly footnotes = new Map<string, readonly Block[]>();
  /** Attribute lists that have a name, `{:name: .note}`. */
  readonly attributeLists = new Map<string, string>();
  #work: number;
  #depth = 0;

  constructor(text: string, options: KramdownOptions) {
    this.options = options;
    this.#work = 100_000 + 10 * text.length;
  }

  /** Counts characters that are read on trial: where a mark has no partner, they are read again. */
  spend(characters: number): void {
    this.#work -= characters + 1;
  }

  /** Whether so much was read on trial that marks without a partner are no longer looked into. */
  get isTired(): boolean {
    return this.#work < 0;
  }

  /** Whether one more thing may stand in another; if so, `leave` must follow. */
  enter(): boolean {
    if (this.#depth >= maxDepth) return false;
    this.#depth++;
    return true;
  }

  leave(): void {
    this.#depth--;
  }
}

/** A reference's name as it is compared. */
export function linkName(name: string): string {
  return name.replace(/\s+/g, ' ').toLowerCase();
}
