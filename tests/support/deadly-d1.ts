// A D1 database at which a Worker dies.

/** A database that never responds to a transaction with a certain text, as if the Worker had died. */
export class DeadlyD1 implements D1Database {
  readonly #d1: D1Database;
  readonly #text: RegExp;
  readonly #deadly = new WeakSet<D1PreparedStatement>();
  #die: () => void = () => {};
  /** Resolves at the next death. */
  death = this.#nextDeath();

  constructor(d1: D1Database, text: RegExp) {
    this.#d1 = d1;
    this.#text = text;
  }

  /** Waits for another death. */
  revive(): void {
    this.death = this.#nextDeath();
  }

  #nextDeath(): Promise<'died'> {
    return new Promise((resolve) => {
      this.#die = () => resolve('died');
    });
  }

  prepare(query: string): D1PreparedStatement {
    const statement = this.#d1.prepare(query);
    const bind = statement.bind.bind(statement);
    statement.bind = (...values) => {
      const bound = bind(...values);
      if (values.some((value) => this.#text.test(String(value)))) this.#deadly.add(bound);
      return bound;
    };
    return statement;
  }

  async batch<T = unknown>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
    if (!statements.some((statement) => this.#deadly.has(statement))) {
      return this.#d1.batch<T>(statements);
    }
    this.#die();
    return new Promise(() => {});
  }

  exec(query: string): Promise<D1ExecResult> {
    return this.#d1.exec(query);
  }

  withSession(constraint?: D1SessionBookmark | D1SessionConstraint): D1DatabaseSession {
    return this.#d1.withSession(constraint);
  }

  dump(): Promise<ArrayBuffer> {
    return this.#d1.dump();
  }
}
