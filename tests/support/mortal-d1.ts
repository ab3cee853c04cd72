// D1 databases at which a Worker dies at a certain call.
import { WrappedD1 } from './wrapped-d1.ts';

/** The life of a Worker: it ends at a call, before or after the database has executed it. */
export class Life {
  #left: number;
  readonly #executes: boolean;
  #die: () => void = () => {};
  /** Resolves when the Worker dies. */
  readonly death = new Promise<'died'>((resolve) => {
    this.#die = () => resolve('died');
  });

  /** @param calls how many calls it survives; `executes` whether the last one is executed */
  constructor(calls: number, executes: boolean) {
    this.#left = calls;
    this.#executes = executes;
  }

  async call<Result>(execute: () => Promise<Result>): Promise<Result> {
    if (this.#left-- > 0) return execute();
    if (this.#executes) await execute();
    this.#die();
    return new Promise(() => {});
  }
}

/** A database of a Worker that dies. */
export class MortalD1 extends WrappedD1 {
  readonly #life: Life;
  readonly #originals = new WeakMap<D1PreparedStatement, D1PreparedStatement>();

  constructor(d1: D1Database, life: Life) {
    super(d1);
    this.#life = life;
  }

  override prepare(query: string): D1PreparedStatement {
    const statement = this.d1.prepare(query);
    const bind = statement.bind.bind(statement);
    return Object.assign(Object.create(statement), {
      bind: (...values: unknown[]) => this.#mortal(bind(...values)),
    });
  }

  #mortal(bound: D1PreparedStatement): D1PreparedStatement {
    const mortal: D1PreparedStatement = Object.assign(Object.create(bound), {
      all: () => this.#life.call(() => bound.all()),
      run: () => this.#life.call(() => bound.run()),
      raw: () => this.#life.call(() => bound.raw()),
    });
    this.#originals.set(mortal, bound);
    return mortal;
  }

  override batch<T = unknown>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
    const originals = statements.map((statement) => this.#originals.get(statement) ?? statement);
    return this.#life.call(() => this.d1.batch<T>(originals));
  }
}
