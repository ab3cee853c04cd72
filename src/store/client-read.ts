import type { ClientCopy, Version } from '../model/client-copy.ts';
import { type Database, nearest } from './database.ts';

/** A version, or what is shown of a scope in its version. */
type Versioned = Version | { readonly scope: Version };

/**
 * Reads what a client asks for, from the copy of the database that is near. Where the client has been
 * given something newer than that copy knows, it is read from the database that is written to: nobody
 * is given an older document than he has.
 *
 * @param copy what the client has
 * @param read reads a scope and what it shows; undefined where there is none
 */
export async function readForClient<Found extends Versioned>(
  db: Database,
  copy: ClientCopy,
  read: (from: Database) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const found = await read(nearest(db));
  const known = found ? revisionOf(found) : 0;
  const isBehind = copy.kind === 'revisions' && copy.revisions.some((revision) => revision > known);
  return isBehind ? read(db) : found;
}

function revisionOf(found: Versioned): number {
  return 'scope' in found ? found.scope.revision : found.revision;
}
