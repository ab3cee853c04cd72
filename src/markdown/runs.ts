/** The runs of a character in a text, such as of backticks. */
export class Runs {
  /** Where each run ends. */
  readonly #ends: number[] = [];
  /** For each run, the length of the longest one from it on. */
  readonly #longest: number[] = [];

  constructor(text: string, character: string) {
    const lengths: number[] = [];
    let start = text.indexOf(character);
    while (start >= 0) {
      let end = start + 1;
      while (text[end] === character) end++;
      this.#ends.push(end);
      lengths.push(end - start);
      start = text.indexOf(character, end);
    }
    let longest = 0;
    for (let index = lengths.length - 1; index >= 0; index--) {
      longest = Math.max(longest, lengths[index] ?? 0);
      this.#longest[index] = longest;
    }
  }

  /** Returns the length of the longest run that ends after a position; 0 if there is none. */
  longestFrom(position: number): number {
    let [low, high] = [0, this.#ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] ?? 0) > position) high = middle;
      else low = middle + 1;
    }
    return this.#longest[low] ?? 0;
  }
}
