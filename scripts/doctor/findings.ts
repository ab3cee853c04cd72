/** Something that is wrong with a deployment. */
export interface Finding {
  /** A `problem` harms readers; a `note` may be intended. */
  readonly level: 'problem' | 'note';
  readonly url: string;
  readonly message: string;
  /** The change that would fix it. */
  readonly remedy: string;
}

/** Collects the findings at one URL. */
export class Findings {
  readonly #url: string;
  readonly list: Finding[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  problem(message: string, remedy: string): void {
    this.list.push({ level: 'problem', url: this.#url, message, remedy });
  }

  note(message: string, remedy: string): void {
    this.list.push({ level: 'note', url: this.#url, message, remedy });
  }
}
