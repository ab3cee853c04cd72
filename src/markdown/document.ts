import type { WorkBudget } from '../model/work-budget.ts';
import type { Block } from './blocks.ts';
import type { KramdownOptions } from './options.ts';

export interface LinkDefinition {
  readonly url: string;
  readonly title: string | undefined;
}

// Keeps deeply nested input from overflowing the call stack.
const maxNesting = 60;

/** The state that the parsers and the renderer of one document share. */
export class Document {
  /** Options extensions (`{::options ... /}`) change this during parsing. */
  options: KramdownOptions;
  /** Link definitions by normalized ID. */
  readonly linkDefinitions = new Map<string, LinkDefinition>();
  /** Full forms of abbreviations; may be empty. */
  readonly abbreviations = new Map<string, string>();
  readonly footnotes = new Map<string, readonly Block[]>();
  /** The text of attribute list definitions (ALDs), by name. */
  readonly alds = new Map<string, string>();
  readonly budget: WorkBudget;
  #reparseBudget: number;
  #nesting = 0;

  constructor(text: string, options: KramdownOptions, budget: WorkBudget) {
    this.options = options;
    this.budget = budget;
    this.#reparseBudget = 100_000 + 10 * text.length;
  }

  /** Counts characters that are parsed again, such as those after an unclosed delimiter. */
  countReparsed(characters: number): void {
    this.#reparseBudget -= characters + 1;
  }

  /** If true, delimiters are treated as text, which bounds the parsing time. */
  get isReparseBudgetSpent(): boolean {
    return this.#reparseBudget < 0;
  }

  /** Enters a nesting level, to be left with `leaveNesting`. Returns false at the maximum. */
  enterNesting(): boolean {
    if (this.#nesting >= maxNesting) return false;
    this.#nesting++;
    return true;
  }

  leaveNesting(): void {
    this.#nesting--;
  }
}
