import type { Config } from '../config/config.ts';
import { ImportError } from '../model/problem.ts';
import type { Deletions, Scan, Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { findSource, type StoredSource } from '../store/sources/runs.ts';
import { StoredPostIndex } from './post-index.ts';
import { currentCursor, currentSiteDefaults, type ReadSite, readSite } from './read-settings.ts';
import { requireSiteUrl } from './require-site-url.ts';

/** A source as stored, and what a scan of it has found. */
export interface ScannedSource {
  /** Undefined before the first run of the source. */
  readonly stored: StoredSource | undefined;
  /** Undefined if nothing is new. */
  readonly found: ScanResult | undefined;
}

/** The result of a scan, compared with the stored posts. */
export interface ScanResult {
  readonly scan: Scan;
  /** The site; undefined if it has not changed. */
  readonly site: ReadSite | undefined;
  readonly deletions: Deletions;
  /** How many posts need not be read. */
  readonly unchanged: number;
}

/**
 * Scans a source and compares it with what is stored. Nothing is written.
 *
 * @param options.collectsNew whether the result's deletions know the hashes of posts at new paths
 * @throws {ImportError} if the source does not respond, is not a site, or has no posts
 */
export async function scanSource(
  db: Database,
  config: Config,
  source: Source,
  { collectsNew }: { readonly collectsNew: boolean } = { collectsNew: false },
): Promise<ScannedSource> {
  const stored = await findSource(db, source.name);
  const index = new StoredPostIndex(db, stored, config.postFolders, collectsNew);
  const scan = await source.scan(await currentCursor(stored, config), index);
  if (!scan) return { stored, found: undefined };
  const files = scan.site;
  const site =
    files &&
    (await readSite(files.config, files.support, false, await currentSiteDefaults(db, config)));
  // The items of a feed have URLs and ids of their own, but their links may lack a host.
  if (site && (source.kind !== 'feed' || site.origin === '')) requireSiteUrl(site, stored);
  const counts = index.comparison?.counts;
  if (scan.deletions === undefined && counts?.visited === 0) {
    throw new ImportError('the source has no posts; nothing was changed');
  }
  const deletions = scan.deletions ?? index.unvisited;
  return {
    stored,
    found: { scan, site, deletions, unchanged: scan.unchanged ?? counts?.unchanged ?? 0 },
  };
}

/** Whether the stored posts were read with other settings than those of the scanned site. */
export function settingsDiffer({ stored, found }: ScannedSource): boolean {
  const site = found?.site;
  return stored !== undefined && site !== undefined && site.settings !== stored.settings;
}
