import { type ClientCopy, isCurrentCopy, type Version } from '../../model/client-copy.ts';
import type { ScopeKey } from '../../model/scope.ts';
import { connect, type Database } from '../database.ts';
import { openSession } from '../replica.ts';
import { TextsMissing } from '../texts/texts-missing.ts';

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
export async function readForClient<Found extends Pick<Version, 'revision'>>(
  db: Database,
  copy: ClientCopy,
  read: (from: Database) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const found = await readNear(db, connect(openSession(db), db.texts), read);
  return isNewer(copy, found) ? read(db) : found;
}

/**
 * Reads from a replica, or from the primary if the replica refers to texts that are not there any more: the articles
 * have changed, and the replica does not know it yet.
 */
async function readNear<Found>(
  db: Database,
  near: Database,
  read: (from: Database) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  try {
    return await read(near);
  } catch (error) {
    if (!(error instanceof TextsMissing) || near === db) throw error;
    return read(db);
  }
}

/**
 * Like {@link readForClient}, for a document about one scope. If the client has a copy, the scope's
 * row is read first; if the copy is current, `read` is not called.
 *
 * @param configuration the Worker's own, which a copy without an ETag must have been rendered with
 */
export async function readScopeForClient<Found>(
  db: Database,
  key: ScopeKey,
  { copy, configuration }: { readonly copy: ClientCopy; readonly configuration: string },
  read: (from: Database) => Promise<Found | undefined>,
): Promise<(Found & { readonly isCurrent: false }) | CurrentScope | undefined> {
  const session = openSession(db);
  let from = connect(session, db.texts);
  if (copy.kind !== 'none') {
    const readVersion =
      copy.kind === 'since'
        ? (d1: Preparing) => readDatedVersion(d1, key, configuration)
        : (d1: Preparing) => readRevision(d1, key);
    let scope = await readVersion(session);
    if (isNewer(copy, scope)) {
      from = db;
      scope = await readVersion(db.$client);
    }
    if (scope && isCurrentCopy(copy, scope)) return { isCurrent: true, scope };
  }
  const found = await readNear(db, from, read);
  return found && { ...found, isCurrent: false };
}

type Preparing = Pick<D1DatabaseSession, 'prepare'>;

function isNewer(copy: ClientCopy, stored: Pick<Version, 'revision'> | undefined): boolean {
  const revision = stored?.revision ?? 0;
  return copy.kind === 'revisions' && copy.revisions.some((own) => own > revision);
}

// Plain text, because most polls end with one of these statements: building it with Drizzle would take
// more CPU time than everything else in the request.
const revisionOfScope = 'select id, revision from scope where kind = ?1 and slug = ?2';
const datedVersionOfScope = `
  select scope.id, revision, iif(configuration = ?3, max(changed_at, configured_at), null)
  from scope left join site on site.id = 1 where kind = ?1 and slug = ?2`;

async function readRevision(d1: Preparing, { kind, slug }: ScopeKey) {
  const [row] = await d1
    .prepare(revisionOfScope)
    .bind(kind, slug)
    .raw<[id: number, revision: number]>();
  return row && { id: row[0], revision: row[1], changedAt: undefined };
}

async function readDatedVersion(d1: Preparing, { kind, slug }: ScopeKey, configuration: string) {
  const [row] = await d1
    .prepare(datedVersionOfScope)
    .bind(kind, slug, configuration)
    .raw<[id: number, revision: number, changedAt: number | null]>();
  if (!row) return undefined;
  const [id, revision, changedAt] = row;
  return { id, revision, changedAt: changedAt === null ? undefined : new Date(changedAt * 1000) };
}
