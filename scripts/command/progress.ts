/** A line that is overwritten on a terminal. In a log, each new text is a line of its own. */
export class StatusLine {
  readonly #isTerminal = process.stdout.isTTY === true;
  #shown = '';

  show(text: string): void {
    if (text === this.#shown) return;
    this.#shown = text;
    if (this.#isTerminal) process.stdout.write(`\r\u001B[K${text}`);
    else console.log(text);
  }

  /** Clears the line on a terminal. */
  end(): void {
    if (this.#isTerminal && this.#shown !== '') process.stdout.write('\r\u001B[K');
    this.#shown = '';
  }
}

/** A status line like `Importing posts: 20 of 100`. */
export class Progress {
  readonly #line = new StatusLine();
  readonly #label: string;
  readonly #total: number;
  // The percentage between two updates: a terminal gets many, a log few.
  readonly #step = process.stdout.isTTY ? 1 : 20;
  #done = 0;
  #shownSteps = -1;

  constructor(label: string, total: number) {
    this.#label = label;
    this.#total = total;
  }

  add(count: number): void {
    this.#done += count;
    const percent = this.#total === 0 ? 100 : Math.floor((this.#done / this.#total) * 100);
    const steps = Math.floor(percent / this.#step);
    if (steps === this.#shownSteps) return;
    this.#shownSteps = steps;
    this.#line.show(`${this.#label} ${this.#done} of ${this.#total}`);
  }

  /** Clears the line on a terminal. */
  end(): void {
    this.#line.end();
  }
}
