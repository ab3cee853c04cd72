import type { Config } from '../config/config.ts';
import type { Database } from '../store/database.ts';
import { findSource, type StoredSource } from '../store/sources/runs.ts';
import { KnownPosts } from './known-files.ts';
import { ImportError } from '../model/problem.ts';
import { currentMark, type ReadSite, readSite, siteDefaults } from './read-settings.ts';
import type { Gone, Look, Source } from '../sources/source.ts';

/** A look at a source, beside what is stored of it. */
export interface TakenLook {
  /** The source as stored; undefined before its first run. */
  readonly stored: StoredSource | undefined;
  /** What the look has found; undefined where nothing is new. */
  readonly found: FoundLook | undefined;
}

/** What a look has found, compared with what is stored. */
export interface FoundLook {
  readonly look: Look;
  /** What posts are read with; undefined where that is as it was. */
  readonly site: ReadSite | undefined;
  readonly gone: Gone;
  /** How many posts need not be read. */
  readonly unchanged: number;
}

/**
 * Looks at a source, and writes nothing.
 *
 * @throws {ImportError} where it does not answer, not with a site, or with no posts at all
 */
export async function takeLook(db: Database, config: Config, source: Source): Promise<TakenLook> {
  const stored = await findSource(db, source.name);
  const known = new KnownPosts(db, stored, config.postFolders);
  const look = await source.look(await currentMark(stored, config), known);
  if (!look) return { stored, found: undefined };
  const files = look.site;
  const site = files && (await readSite(files.config, files.support, false, siteDefaults(config)));
  const counts = known.comparison?.counts;
  if (look.gone === undefined && counts?.seen === 0) {
    throw new ImportError('the source has no posts; nothing was changed');
  }
  const gone = look.gone ?? goneFrom(known);
  return { stored, found: { look, site, gone, unchanged: counts?.unchanged ?? 0 } };
}

/** Whether posts are to be read in another way than those that are stored were. */
export function readsOtherwise({ stored, found }: TakenLook): boolean {
  const site = found?.site;
  return stored !== undefined && site !== undefined && site.settings !== stored.settings;
}

// The posts that a look did not see which was compared with all that is known.
function goneFrom({ comparison }: KnownPosts): Gone {
  if (!comparison) return { paths: [], arrivals: new Set() };
  return { paths: comparison.missing(), arrivals: comparison.arrivals };
}
