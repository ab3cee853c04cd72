/** A text and a place in it. Patterns are sticky: they match at that place or not at all. */
export class Scanner {
  readonly text: string;
  at = 0;
  /** From where on a text is known not to come any more, so that it is looked for once. */
  readonly #missing = new Map<string, number>();

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** What a sticky pattern matches here; the place stays. */
  check(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }

  /** What a sticky pattern matches here; the place goes behind it. */
  take(pattern: RegExp): RegExpExecArray | null {
    const found = this.check(pattern);
    if (found) this.at += found[0].length;
    return found;
  }

  /** The line from here on, with its end; the place goes to the next one. */
  takeLine(): string {
    const end = this.text.indexOf('\n', this.at) + 1 || this.text.length;
    const line = this.text.slice(this.at, end);
    this.at = end;
    return line;
  }

  /** Where a text comes next, from a place on; -1 where it does not. */
  find(text: string, from: number): number {
    return this.findOnce(text, from, () => this.text.indexOf(text, from));
  }

  /**
   * Where something comes next, by a search from a place on; -1 where it does not come. What has been
   * looked for in vain is not looked for again behind that place.
   *
   * @param name tells it from other things that are looked for
   */
  findOnce(name: string, from: number, search: () => number): number {
    if (from >= (this.#missing.get(name) ?? Number.POSITIVE_INFINITY)) return -1;
    const found = search();
    if (found < 0) this.#missing.set(name, from);
    return found;
  }

  /** The text from here up to the next occurrence of another; undefined where there is none. */
  until(text: string): string | undefined {
    const end = this.find(text, this.at);
    return end < 0 ? undefined : this.text.slice(this.at, end);
  }
}
