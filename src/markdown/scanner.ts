import type { WorkBudget } from '../model/work-budget.ts';

interface KnownSearch {
  /** The search finds `index` from any position between this one and `index`. */
  from: number;
  index: number;
  /** The search finds nothing from this position or a later one. */
  failedFrom: number;
}

/** A text and a position in it, like Ruby's `StringScanner`. Every pattern must be sticky. */
export class Scanner {
  readonly text: string;
  pos = 0;
  readonly #budget: WorkBudget | undefined;
  #searches: Map<string, KnownSearch> | undefined;

  /** @param budget counts the characters that are matched */
  constructor(text: string, budget?: WorkBudget) {
    this.text = text;
    this.#budget = budget;
  }

  get isAtEnd(): boolean {
    return this.pos >= this.text.length;
  }

  /** The character at the position; undefined at the end. */
  get character(): string | undefined {
    return this.text[this.pos];
  }

  /** Matches a pattern at the position without moving it. */
  check(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.pos;
    const match = pattern.exec(this.text);
    if (match) this.#budget?.spend(match[0].length);
    return match;
  }

  /** Matches a pattern at the position and moves past the match. */
  scan(pattern: RegExp): RegExpExecArray | null {
    const match = this.check(pattern);
    if (match) this.pos += match[0].length;
    return match;
  }

  /** Returns the rest of the line with its newline, and moves past it. */
  scanLine(): string {
    const end = this.text.indexOf('\n', this.pos) + 1 || this.text.length;
    const line = this.text.slice(this.pos, end);
    this.pos = end;
    return line;
  }

  /** Works as `String.indexOf`, but remembers what it found. */
  indexOf(text: string, from: number): number {
    return this.searchOnce(text, from, () => this.text.indexOf(text, from));
  }

  /**
   * Returns the first index that `search` finds, or -1. The search is not repeated from a later position
   * if that would give the same result, so many searches forward take linear time together.
   *
   * @param key identifies the search
   * @param from the position where the search starts
   */
  searchOnce(key: string, from: number, search: () => number): number {
    const none = Number.POSITIVE_INFINITY;
    this.#searches ??= new Map();
    const known = this.#searches.get(key) ?? { from: none, index: -1, failedFrom: none };
    if (from >= known.failedFrom) return -1;
    if (from >= known.from && from <= known.index) return known.index;
    const index = search();
    if (index < 0) known.failedFrom = from;
    else [known.from, known.index] = [from, index];
    this.#searches.set(key, known);
    return index;
  }

  /** Returns the text between the position and the next `end`; undefined if `end` does not follow. */
  textBefore(end: string): string | undefined {
    const index = this.indexOf(end, this.pos);
    if (index < 0) return undefined;
    this.#budget?.spend(index - this.pos);
    return this.text.slice(this.pos, index);
  }
}
