import { type Database, databaseReason, type TextDatabases } from '../store/database.ts';
import { prepareTextDatabase } from '../store/texts/prepare.ts';

/** A text database that has room. */
export interface Target {
  readonly number: number;
  readonly texts: Database;
}

/** Chooses the text database that texts are moved to: the first one that has room. */
export class Targets {
  readonly #left: Target[];
  readonly #owner: string;
  readonly #maxBytes: number;
  #isReady = false;

  /**
   * @param owner the mark of the database of the articles
   * @param maxBytes the size from which a text database is full
   */
  constructor(databases: TextDatabases, owner: string, maxBytes: number) {
    this.#owner = owner;
    this.#left = [...databases].map(([number, texts]) => ({ number, texts }));
    this.#maxBytes = maxBytes;
  }

  /** The text database that has room, with its tables; undefined if none has. */
  async current(): Promise<Target | undefined> {
    for (;;) {
      const [target] = this.#left;
      if (!target || this.#isReady || (await this.#prepare(target))) return target;
      this.goOn();
    }
  }

  async #prepare({ number, texts }: Target): Promise<boolean> {
    try {
      const bytes = await prepareTextDatabase(texts, { number, owner: this.#owner });
      this.#isReady = bytes < this.#maxBytes;
    } catch (error) {
      console.error({ message: 'text database not used', number, reason: databaseReason(error) });
    }
    return this.#isReady;
  }

  /** Goes on to the next text database if the size of the present one is that of a full one. */
  noteSize(bytes: number): void {
    if (bytes >= this.#maxBytes) this.goOn();
  }

  /** Goes on to the next text database. */
  goOn(): void {
    this.#left.shift();
    this.#isReady = false;
  }
}
