// A D1 database at which a Worker dies.
import { WrappedD1 } from './wrapped-d1.ts';

/** A database that never responds to a transaction with a certain text, as if the Worker had died. */
export class DeadlyD1 extends WrappedD1 {
  readonly #text: RegExp;
  readonly #deadly = new WeakSet<D1PreparedStatement>();
  #die: () => void = () => {};
  /** Resolves at the next death. */
  death = this.#nextDeath();

  constructor(d1: D1Database, text: RegExp) {
    super(d1);
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

  override prepare(query: string): D1PreparedStatement {
    const statement = this.d1.prepare(query);
    const bind = statement.bind.bind(statement);
    statement.bind = (...values) => {
      const bound = bind(...values);
      if (values.some((value) => this.#text.test(String(value)))) this.#deadly.add(bound);
      return bound;
    };
    return statement;
  }

  override async batch<T = unknown>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
    if (!statements.some((statement) => this.#deadly.has(statement))) {
      return this.d1.batch<T>(statements);
    }
    this.#die();
    return new Promise(() => {});
  }
}
