// A D1 database in which something else happens at a certain moment.
import { WrappedD1 } from './wrapped-d1.ts';

/**
 * A database that does something once: before its first transaction (`batch`), or after its first call
 * (`after`).
 */
export class InterruptedD1 extends WrappedD1 {
  readonly #moment: 'batch' | 'after';
  #interrupt: (() => Promise<void>) | undefined;

  constructor(d1: D1Database, moment: 'batch' | 'after', interrupt: () => Promise<void>) {
    super(d1);
    this.#moment = moment;
    this.#interrupt = interrupt;
  }

  override prepare(query: string): D1PreparedStatement {
    const statement = this.d1.prepare(query);
    const bind = statement.bind.bind(statement);
    statement.bind = (...values) => {
      const bound = bind(...values);
      const raw = bound.raw.bind(bound);
      return Object.assign(bound, {
        raw: async (...options: Parameters<typeof raw>) => {
          const rows = await raw(...options);
          await this.#happen('after');
          return rows;
        },
      });
    };
    return statement;
  }

  override async batch<T = unknown>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
    await this.#happen('batch');
    const results = await this.d1.batch<T>(statements);
    await this.#happen('after');
    return results;
  }

  async #happen(moment: 'batch' | 'after'): Promise<void> {
    if (moment !== this.#moment) return;
    const interrupt = this.#interrupt;
    this.#interrupt = undefined;
    await interrupt?.();
  }
}
