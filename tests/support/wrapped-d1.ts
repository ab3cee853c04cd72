/** A D1 database that passes each call on to another one. What a test needs otherwise, it overrides. */
export class WrappedD1 implements D1Database {
  protected readonly d1: D1Database;

  constructor(d1: D1Database) {
    this.d1 = d1;
  }

  prepare(query: string): D1PreparedStatement {
    return this.d1.prepare(query);
  }

  batch<T = unknown>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
    return this.d1.batch<T>(statements);
  }

  exec(query: string): Promise<D1ExecResult> {
    return this.d1.exec(query);
  }

  withSession(constraint?: D1SessionBookmark | D1SessionConstraint): D1DatabaseSession {
    return this.d1.withSession(constraint);
  }

  dump(): Promise<ArrayBuffer> {
    return this.d1.dump();
  }
}
