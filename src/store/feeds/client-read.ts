import { type ClientCopy, isCurrentCopy, type Version } from '../../model/client-copy.ts';
import type { ScopeKey } from '../../model/scope.ts';
import { connect, type Database } from '../database.ts';

/** Data that has a version itself, or belongs to a scope that has one. */
type Versioned = Version | { readonly scope: Version };

/** A scope of which the client's copy is current. */
export interface CurrentScope {
  readonly isCurrent: true;
  readonly scope: Version & { readonly id: number };
}

/**
 * Reads data for a client from the nearest replica. If the client's copy is newer than the replica,
 * the data is read from the primary instead, so that no client receives a document older than its
 * copy.
 *
 * @param read reads the data from the given database; returns undefined if it does not exist
 */
export async function readForClient<Found extends Versioned>(
  db: Database,
  copy: ClientCopy,
  read: (from: Database) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  return readReplica(db, openSession(db), copy, read);
}

/**
 * Like {@link readForClient}, for a document about one scope. If the client has a copy, the scope's
 * row is read first; if the copy is current, `read` is not called.
 */
export async function readScopeForClient<Found extends Versioned>(
  db: Database,
  key: ScopeKey,
  copy: ClientCopy,
  read: (from: Database) => Promise<Found | undefined>,
): Promise<Found | CurrentScope | undefined> {
  const session = openSession(db);
  if (copy.kind !== 'none') {
    const scope = await readVersion(session, key);
    if (scope && isCurrentCopy(copy, scope)) return { isCurrent: true, scope };
  }
  return readReplica(db, session, copy, read);
}

async function readReplica<Found extends Versioned>(
  db: Database,
  session: D1DatabaseSession,
  copy: ClientCopy,
  read: (from: Database) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const found = await read(connect(session));
  const stored = found ? revisionOf(found) : 0;
  const isBehind =
    copy.kind === 'revisions' && copy.revisions.some((revision) => revision > stored);
  return isBehind ? read(db) : found;
}

/**
 * A session for one request that only reads. It starts at any replica (D1 read replication), which
 * may lag behind the primary; later reads of the session never return older data than earlier ones.
 */
function openSession(db: Database): D1DatabaseSession {
  return db.$client.withSession('first-unconstrained');
}

// Plain text, because most polls end with this statement: building it with Drizzle would take
// more CPU time than everything else in the request.
const versionOfScope = 'select id, revision, changed_at from scope where kind = ?1 and slug = ?2';

async function readVersion(session: D1DatabaseSession, { kind, slug }: ScopeKey) {
  const [row] = await session
    .prepare(versionOfScope)
    .bind(kind, slug)
    .raw<[id: number, revision: number, changedAt: number]>();
  if (!row) return undefined;
  const [id, revision, changedAt] = row;
  return { id, revision, changedAt: new Date(changedAt * 1000) };
}

function revisionOf(found: Versioned): number {
  return 'scope' in found ? found.scope.revision : found.revision;
}
