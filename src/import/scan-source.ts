import type { Config } from '../config/config.ts';
import { ImportError } from '../model/problem.ts';
import type { Deletions, Scan, Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { findSource, type StoredSource } from '../store/sources/runs.ts';
import { StoredPostIndex } from './post-index.ts';
import { currentCursor, type ReadSite, readSite, siteDefaults } from './read-settings.ts';

/** A look at a source, beside what is stored of it. */
export interface SourceScan {
  /** The source as stored; undefined before its first run. */
  readonly stored: StoredSource | undefined;
  /** What the look has found; undefined where nothing is new. */
  readonly found: ComparedScan | undefined;
}

/** What a look has found, compared with what is stored. */
export interface ComparedScan {
  readonly scan: Scan;
  /** What posts are read with; undefined where that is as it was. */
  readonly site: ReadSite | undefined;
  readonly deletions: Deletions;
  /** How many posts need not be read. */
  readonly unchanged: number;
}

/**
 * Looks at a source, and writes nothing.
 *
 * @throws {ImportError} where it does not answer, not with a site, or with no posts at all
 */
export async function scanSource(
  db: Database,
  config: Config,
  source: Source,
): Promise<SourceScan> {
  const stored = await findSource(db, source.name);
  const known = new StoredPostIndex(db, stored, config.postFolders);
  const scan = await source.scan(await currentCursor(stored, config), known);
  if (!scan) return { stored, found: undefined };
  const files = scan.site;
  const site = files && (await readSite(files.config, files.support, false, siteDefaults(config)));
  const counts = known.comparison?.counts;
  if (scan.deletions === undefined && counts?.seen === 0) {
    throw new ImportError('the source has no posts; nothing was changed');
  }
  const deletions = scan.deletions ?? unvisited(known);
  return { stored, found: { scan, site, deletions, unchanged: counts?.unchanged ?? 0 } };
}

/** Whether posts are to be read in another way than those that are stored were. */
export function settingsDiffer({ stored, found }: SourceScan): boolean {
  const site = found?.site;
  return stored !== undefined && site !== undefined && site.settings !== stored.settings;
}

// The posts that a look did not visit which was compared with all that is known.
function unvisited({ comparison }: StoredPostIndex): Deletions {
  if (!comparison) return { paths: [], newHashes: new Set() };
  return { paths: comparison.unvisited(), newHashes: comparison.newHashes };
}
