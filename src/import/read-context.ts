import { type SiteConfig, storedSiteConfig } from '../jekyll/site-config.ts';
import { type SupportFiles, supportFiles } from '../jekyll/support-files.ts';
import { ImportError } from '../model/problem.ts';
import type { Database } from '../store/database.ts';
import type { StoredSource } from '../store/sources/runs.ts';
import { listSupportFiles } from '../store/sources/support-files.ts';
import { once } from './once.ts';
import type { ReadSite } from './read-settings.ts';

/** What the posts of a source are read with. */
export interface ReadContext {
  readonly sourceId: number;
  readonly site: SiteConfig;
  /** A digest of everything that affects how posts are read. */
  readonly settings: string;
  /** The site's includes and data, which are loaded when a post first needs them. */
  files(): Promise<SupportFiles>;
}

/** The context of a source as stored by its last run. */
export function storedReadContext(db: Database, source: StoredSource): ReadContext {
  const site = storedSiteConfig(source.site);
  const load = async () =>
    supportFiles(await listSupportFiles(db, source.id), site.structure.source);
  return { sourceId: source.id, site, settings: source.settings, files: once(load) };
}

/**
 * The context of a source, with the site that a scan has read, or the stored one if it is unchanged.
 *
 * @param read undefined if the site is unchanged
 * @throws {ImportError} if the site is neither read nor stored
 */
export function readContextOf(
  db: Database,
  sourceId: number,
  stored: StoredSource | undefined,
  read: ReadSite | undefined,
): ReadContext {
  if (read) {
    const { site, settings, files } = read;
    const load = async () => supportFiles(files, site.structure.source);
    return { sourceId, site, settings, files: once(load) };
  }
  if (!stored) throw new ImportError('the source has no configuration yet');
  return storedReadContext(db, stored);
}
