// A D1 database that knows what it was asked.
//
// What a statement costs is in the `meta` of its result. Drizzle reads rows with `raw()`, which has
// none, so each statement is kept with what is bound to it, and executed once more with `all()` when
// a test asks what was read. Writes are counted as they happen: they cannot be repeated.

interface Read {
  readonly query: string;
  readonly values: readonly unknown[];
}

/** Passes everything on to a database, and keeps account. */
export class CountingD1 implements D1Database {
  readonly #d1: D1Database;
  #reads: Read[] = [];
  #written = 0;
  #roundTrips = 0;

  constructor(d1: D1Database) {
    this.#d1 = d1;
  }

  /** Forgets what was asked so far. */
  restart(): void {
    this.#reads = [];
    this.#written = 0;
    this.#roundTrips = 0;
  }

  /** How many rows all queries since the start have read, indexes included. */
  async rowsRead(): Promise<number> {
    const results = await Promise.all(
      this.#reads.map(({ query, values }) =>
        this.#d1
          .prepare(query)
          .bind(...values)
          .all(),
      ),
    );
    return results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
  }

  /** How SQLite goes about the queries since the start, a line a step. */
  async plan(): Promise<string[]> {
    const results = await Promise.all(
      this.#reads.map(({ query, values }) =>
        this.#d1
          .prepare(`explain query plan ${query}`)
          .bind(...values)
          .all<{ detail: string }>(),
      ),
    );
    return results.flatMap((result) => result.results.map(({ detail }) => detail));
  }

  /** How many rows all statements since the start have written, indexes included. */
  get rowsWritten(): number {
    return this.#written;
  }

  /** How often the database was called since the start. */
  get roundTrips(): number {
    return this.#roundTrips;
  }

  prepare(query: string): D1PreparedStatement {
    return this.#kept(query, this.#d1.prepare(query));
  }

  #kept(query: string, statement: D1PreparedStatement): D1PreparedStatement {
    const bind = statement.bind.bind(statement);
    const isRead = /^\s*select\b/i.test(query);
    // Feedmill binds every statement that it executes, with nothing if need be.
    statement.bind = (...values) => {
      if (isRead) this.#reads.push({ query, values });
      return this.#counted(bind(...values));
    };
    return statement;
  }

  async batch<T = unknown>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
    this.#roundTrips++;
    const results = await this.#d1.batch<T>(statements);
    for (const { meta } of results) this.#written += meta.rows_written;
    return results;
  }

  exec(query: string): Promise<D1ExecResult> {
    return this.#d1.exec(query);
  }

  withSession(constraint?: D1SessionBookmark | D1SessionConstraint): D1DatabaseSession {
    const session = this.#d1.withSession(constraint);
    const prepare = session.prepare.bind(session);
    return Object.assign(session, {
      prepare: (query: string) => this.#kept(query, prepare(query)),
    });
  }

  dump(): Promise<ArrayBuffer> {
    return this.#d1.dump();
  }

  #counted(bound: D1PreparedStatement): D1PreparedStatement {
    const run = bound.run.bind(bound);
    const raw = bound.raw.bind(bound);
    bound.run = async <T>() => {
      this.#roundTrips++;
      const result = await run<T>();
      this.#written += result.meta.rows_written;
      return result;
    };
    return Object.assign(bound, {
      raw: (...options: Parameters<typeof raw>) => {
        this.#roundTrips++;
        return raw(...options);
      },
    });
  }
}
