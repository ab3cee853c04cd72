import type { ClientCopy, Version } from '../../model/client-copy.ts';
import { isCurrentCopy } from '../../model/client-copy.ts';
import type { ScopeKey } from '../../model/scope.ts';
import { connect, type Database } from '../database.ts';

/** A version, or what is shown of a scope in its version. */
type Versioned = Version | { readonly scope: Version };

/** A scope as far as a 304 needs it. */
export interface CurrentScope {
  readonly isCurrent: true;
  readonly scope: Version & { readonly id: number };
}

/**
 * Reads what a client asks for, from the copy of the database that is near. Where the client has been
 * given something newer than that copy knows, it is read from the database that is written to: nobody
 * is given an older document than he has.
 *
 * @param copy what the client has
 * @param read reads a scope and what it shows, or several; undefined where there is none
 */
export async function readForClient<Found extends Versioned>(
  db: Database,
  copy: ClientCopy,
  read: (from: Database) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  return readReplica(db, openSession(db), copy, read);
}

/**
 * The same for one scope: where the client's copy of it is current, one row is read, and otherwise
 * one more than `read` does.
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
  const known = found ? revisionOf(found) : 0;
  const isBehind = copy.kind === 'revisions' && copy.revisions.some((revision) => revision > known);
  return isBehind ? read(db) : found;
}

/**
 * The same database in whichever copy of it is near, for one request that only reads. Where the
 * database has copies (D1 read replication), one may lag behind the database that is written to; in a
 * session, what is read later is never older than what was read before.
 */
function openSession(db: Database): D1DatabaseSession {
  return db.$client.withSession('first-unconstrained');
}

// In plain text: most polls end here, and to have the statement built would cost more CPU time than
// all else that is done for them.
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
