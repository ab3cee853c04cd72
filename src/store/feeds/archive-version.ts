import type { ScopeKey } from '../../model/scope.ts';
import { archiveRevision } from '../archive-revision.ts';
import type { Database } from '../database.ts';

/** The versions of the pages of a scope's archive. */
export interface ArchiveVersion {
  /** The id of the scope. */
  readonly id: number;
  /** The version of a page that still grows. */
  readonly revision: number;
  /** The version of a full page; see `src/store/archive-revision.ts`. */
  readonly archiveRevision: number;
}

// Plain text, as for a newest feed: see client-read.ts.
const archiveVersionOfScope = `select id, revision, ${archiveRevision} from scope where kind = ?1 and slug = ?2`;

/**
 * Reads the versions of the pages of an archive: one row.
 *
 * @returns undefined if the scope does not exist
 */
export async function readArchiveVersion(
  db: Database,
  { kind, slug }: ScopeKey,
): Promise<ArchiveVersion | undefined> {
  const [row] = await db.$client
    .prepare(archiveVersionOfScope)
    .bind(kind, slug)
    .raw<[id: number, revision: number, archiveRevision: number]>();
  return row && { id: row[0], revision: row[1], archiveRevision: row[2] };
}
