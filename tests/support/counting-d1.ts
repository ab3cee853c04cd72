// A D1 database that counts the rows that are read and written.
//
// The cost of a statement is in the `meta` of its result. Drizzle reads rows with `raw()`, whose result has
// no `meta`, so every query is recorded and executed again with `all()` when a test asks for its cost.
// Writes cannot be repeated, so they are counted at once.
import { WrappedD1 } from './wrapped-d1.ts';

interface Statement {
  readonly query: string;
  readonly values: readonly unknown[];
}

/** A database that counts its rows and calls. */
export class CountingD1 extends WrappedD1 {
  #reads: Statement[] = [];
  #writes: Statement[] = [];
  #written = 0;
  #readInBatches = 0;
  #roundTrips = 0;

  /** Resets all counts. */
  restart(): void {
    this.#reads = [];
    this.#writes = [];
    this.#written = 0;
    this.#readInBatches = 0;
    this.#roundTrips = 0;
  }

  /**
   * Returns the number of rows that all queries have read, including those of indexes.
   *
   * @throws if SQLite builds an index for a statement: it reads a whole table for that, which a test with few rows would
   * not notice. It does so for a join without an index, and may make such a join of an `exists`
   */
  async rowsRead(): Promise<number> {
    const steps = await this.#planOf([...this.#reads, ...this.#writes]);
    const automatic = steps.find((step) => step.includes('AUTOMATIC'));
    if (automatic !== undefined) throw new Error(`SQLite builds an index: ${automatic}`);
    const results = await Promise.all(
      this.#reads.map(({ query, values }) =>
        this.d1
          .prepare(query)
          .bind(...values)
          .all(),
      ),
    );
    return results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
  }

  /** Returns SQLite's plans of all queries, one line per step. */
  plan(): Promise<string[]> {
    return this.#planOf(this.#reads);
  }

  async #planOf(statements: readonly Statement[]): Promise<string[]> {
    const distinct = new Map(statements.map((statement) => [statement.query, statement]));
    const results = await Promise.all(
      [...distinct.values()].map(({ query, values }) =>
        this.d1
          .prepare(`explain query plan ${query}`)
          .bind(...values)
          .all<{ detail: string }>(),
      ),
    );
    return results.flatMap((result) => result.results.map(({ detail }) => detail));
  }

  /** The number of rows that all statements have written, including those of indexes. */
  get rowsWritten(): number {
    return this.#written;
  }

  /** The number of rows that the statements of all transactions have read. Those of queries outside are not among them. */
  get rowsReadInBatches(): number {
    return this.#readInBatches;
  }

  /** The number of calls to the database. */
  get roundTrips(): number {
    return this.#roundTrips;
  }

  override prepare(query: string): D1PreparedStatement {
    return this.#recorded(query, this.d1.prepare(query));
  }

  override batch<T = unknown>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
    return this.#transaction(() => this.d1.batch<T>(statements));
  }

  override exec(query: string): Promise<D1ExecResult> {
    this.#roundTrips++;
    return this.d1.exec(query);
  }

  override withSession(constraint?: D1SessionBookmark | D1SessionConstraint): D1DatabaseSession {
    const session = this.d1.withSession(constraint);
    const prepare = session.prepare.bind(session);
    const batch = session.batch.bind(session);
    return Object.assign(session, {
      prepare: (query: string) => this.#recorded(query, prepare(query)),
      batch: <T>(statements: D1PreparedStatement[]) =>
        this.#transaction(() => batch<T>(statements)),
    });
  }

  async #transaction<T>(execute: () => Promise<D1Result<T>[]>): Promise<D1Result<T>[]> {
    this.#roundTrips++;
    const results = await execute();
    for (const { meta } of results) {
      this.#written += meta.rows_written;
      this.#readInBatches += meta.rows_read;
    }
    return results;
  }

  #recorded(query: string, statement: D1PreparedStatement): D1PreparedStatement {
    const bind = statement.bind.bind(statement);
    const isRead = /^\s*select\b/i.test(query);
    const isWrite = /^\s*(?:insert|update|delete)\b/i.test(query);
    // Feedmill binds every statement that it executes, even without values.
    statement.bind = (...values) => {
      if (isRead) this.#reads.push({ query, values });
      if (isWrite) this.#writes.push({ query, values });
      return this.#counted(bind(...values));
    };
    return statement;
  }

  /** Counts the call that executes a statement. D1 calls none of these methods from another one. */
  #counted(bound: D1PreparedStatement): D1PreparedStatement {
    const raw = bound.raw.bind(bound);
    const first = bound.first.bind(bound);
    const withMeta =
      (execute: D1PreparedStatement['all']) =>
      async <T>() => {
        this.#roundTrips++;
        const result = await execute<T>();
        this.#written += result.meta.rows_written;
        return result;
      };
    return Object.assign(bound, {
      run: withMeta(bound.run.bind(bound)),
      all: withMeta(bound.all.bind(bound)),
      raw: (...options: Parameters<typeof raw>) => {
        this.#roundTrips++;
        return raw(...options);
      },
      first: (...column: Parameters<typeof first>) => {
        this.#roundTrips++;
        return first(...column);
      },
    });
  }
}
