/** Shows how far something has come: one line that changes on a terminal, some lines elsewhere. */
export class Progress {
  readonly #label: string;
  readonly #total: number;
  readonly #isTerminal = process.stdout.isTTY === true;
  #done = 0;
  #shown = -1;

  constructor(label: string, total: number) {
    this.#label = label;
    this.#total = total;
  }

  add(count: number): void {
    this.#done += count;
    const percent = this.#total === 0 ? 100 : Math.floor((this.#done / this.#total) * 100);
    // A log wants a line now and then, not a hundred.
    const step = this.#isTerminal ? 1 : 20;
    if (Math.floor(percent / step) === Math.floor(this.#shown / step)) return;
    this.#shown = percent;
    const text = `${this.#label} ${this.#done} of ${this.#total}`;
    if (this.#isTerminal) process.stdout.write(`\r\u001B[K${text}`);
    else console.log(text);
  }

  /** Takes the line away, so that what follows begins on a clean one. */
  end(): void {
    if (this.#isTerminal && this.#shown >= 0) process.stdout.write('\r\u001B[K');
  }
}

/** One line that says what goes on: it changes on a terminal; elsewhere each new one is printed. */
export class StatusLine {
  readonly #isTerminal = process.stdout.isTTY === true;
  #shown = '';

  show(text: string): void {
    if (text === this.#shown) return;
    this.#shown = text;
    if (this.#isTerminal) process.stdout.write(`\r\u001B[K${text}`);
    else console.log(text);
  }

  /** Takes the line away, so that what follows begins on a clean one. */
  end(): void {
    if (this.#isTerminal && this.#shown !== '') process.stdout.write('\r\u001B[K');
    this.#shown = '';
  }
}
