import type { WorkBudget } from '../model/work-budget.ts';
import { Abbreviations } from './abbreviations.ts';
import type { AttributeList, Block } from './blocks.ts';
import type { KramdownOptions } from './options.ts';

export interface LinkDefinition {
  readonly url: string;
  readonly title: string | undefined;
}

// Keeps deeply nested input from overflowing the call stack.
const maxNesting = 60;

// In steps for each character. The memory that copies take is scarcer than time.
const costOfCopying = 30;

/** The state that the parsers and the renderer of one document share. */
export class Document {
  /** Options extensions (`{::options ... /}`) change this during parsing. */
  options: KramdownOptions;
  /** Link definitions by normalized ID. */
  readonly linkDefinitions = new Map<string, LinkDefinition>();
  readonly abbreviations = new Abbreviations();
  readonly footnotes = new Map<string, readonly Block[]>();
  /** Attribute list definitions (ALDs) by name. */
  readonly alds = new Map<string, AttributeList>();
  /** The attributes of the ALDs that have been used, with those that they refer to. */
  readonly aldAttributes = new Map<string, ReadonlyMap<string, string>>();
  readonly budget: WorkBudget;
  #nesting = 0;

  constructor(options: KramdownOptions, budget: WorkBudget) {
    this.options = options;
    this.budget = budget;
  }

  /**
   * Counts text that is copied to wherever the document refers to it, such as the URL of a definition.
   *
   * @throws {WorkBudgetExceeded} if the output becomes much longer than the document
   */
  spendOnCopies(...texts: readonly (string | undefined)[]): void {
    for (const text of texts) this.budget.spend((text?.length ?? 0) * costOfCopying);
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
