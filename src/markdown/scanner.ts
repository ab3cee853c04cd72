/** A text and a position in it, like Ruby's `StringScanner`. Every pattern must be sticky. */
export class Scanner {
  readonly text: string;
  pos = 0;
  /** For each search that found nothing, the position where it started. */
  readonly #failedSearches = new Map<string, number>();

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.pos >= this.text.length;
  }

  /** Matches a pattern at the position without moving it. */
  check(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.pos;
    return pattern.exec(this.text);
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

  /** Works as `String.indexOf`, but remembers failed searches. */
  indexOf(text: string, from: number): number {
    return this.searchOnce(text, from, () => this.text.indexOf(text, from));
  }

  /**
   * Returns the index that `search` finds, or -1. A search that has failed is not repeated from a later
   * position, so many unclosed delimiters do not take quadratic time.
   *
   * @param key identifies the search
   * @param from the position where the search starts
   */
  searchOnce(key: string, from: number, search: () => number): number {
    if (from >= (this.#failedSearches.get(key) ?? Number.POSITIVE_INFINITY)) return -1;
    const index = search();
    if (index < 0) this.#failedSearches.set(key, from);
    return index;
  }

  /** Returns the text between the position and the next `end`; undefined if `end` does not follow. */
  textBefore(end: string): string | undefined {
    const index = this.indexOf(end, this.pos);
    return index < 0 ? undefined : this.text.slice(this.pos, index);
  }
}
