/** Something that is not as it should be, in plain words. */
export interface Finding {
  /** A `problem` costs readers something; a `note` is worth knowing. */
  readonly level: 'problem' | 'note';
  readonly where: string;
  readonly what: string;
  /** What to change. */
  readonly remedy: string;
}

/** What is found at one address. */
export class Findings {
  readonly #where: string;
  readonly list: Finding[] = [];

  constructor(where: string) {
    this.#where = where;
  }

  problem(what: string, remedy: string): void {
    this.list.push({ level: 'problem', where: this.#where, what, remedy });
  }

  note(what: string, remedy: string): void {
    this.list.push({ level: 'note', where: this.#where, what, remedy });
  }
}
