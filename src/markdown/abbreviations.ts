import type { WorkBudget } from '../model/work-budget.ts';

const wordCharacter = /\w/;

/** The abbreviations of a document and their full forms. */
export class Abbreviations {
  readonly #fullForms = new Map<string, string>();
  /** The lengths of the abbreviations that start with a character, in descending order. */
  readonly #lengths = new Map<string, number[]>();

  get isEmpty(): boolean {
    return this.#fullForms.size === 0;
  }

  /** @param fullForm may be empty */
  define(abbreviation: string, fullForm: string): void {
    this.#fullForms.set(abbreviation, fullForm);
    const first = abbreviation.charAt(0);
    const lengths = new Set([...(this.#lengths.get(first) ?? []), abbreviation.length]);
    this.#lengths.set(
      first,
      [...lengths].sort((a, b) => b - a),
    );
  }

  fullFormOf(abbreviation: string): string {
    return this.#fullForms.get(abbreviation) ?? '';
  }

  /** Returns the longest abbreviation at a position between words; undefined if there is none. */
  find(text: string, position: number, budget: WorkBudget): string | undefined {
    for (const length of this.#lengths.get(text.charAt(position)) ?? []) {
      budget.spend(length);
      const end = position + length;
      const part = text.slice(position, end);
      if (this.#fullForms.has(part) && !isWordCharacter(text.charAt(end))) return part;
    }
    return undefined;
  }
}

/** Whether abbreviations cannot start after a character, or end before it. */
export function isWordCharacter(character: string): boolean {
  return wordCharacter.test(character);
}
