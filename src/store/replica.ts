import { connect, type Database } from './database.ts';

/**
 * A session for one request that only reads. It starts at any replica (D1 read replication), which
 * may lag behind the primary; later reads of the session never return older data than earlier ones.
 */
export function openSession(db: Database): D1DatabaseSession {
  return db.$client.withSession('first-unconstrained');
}

/** The nearest replica, for data that decides nothing about the version of a document. */
export function nearestReplica(db: Database): Database {
  return connect(openSession(db), db.texts);
}
