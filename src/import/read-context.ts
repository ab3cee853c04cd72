import { type SiteConfig, storedSiteConfig } from '../jekyll/site-config.ts';
import { type SupportFiles, supportFiles } from '../jekyll/support-files.ts';
import { lazy } from '../model/lazy.ts';
import type { FileSizes } from '../model/post-file.ts';
import { ImportError } from '../model/problem.ts';
import type { Database } from '../store/database.ts';
import type { StoredSource } from '../store/sources/runs.ts';
import { listSupportFiles } from '../store/sources/support-files.ts';
import type { ReadSite } from './read-settings.ts';

/** The site and the settings that the posts of a source are read with. */
export interface ReadContext {
  readonly sourceId: number;
  readonly site: SiteConfig;
  /** A digest of everything that affects how posts are read. */
  readonly settings: string;
  /** The site's includes and data, which are loaded when a post first needs them. */
  files(): Promise<SupportFiles>;
  /** Undefined if the sizes of files other than posts are unknown. */
  readonly sizesOf?: FileSizes | undefined;
}

/** Creates the context of a source as its last run stored it. */
export function storedReadContext(db: Database, source: StoredSource): ReadContext {
  const site = storedSiteConfig(source.site);
  const load = async () => supportFiles(await listSupportFiles(db, source.id), site.structure);
  return { sourceId: source.id, site, settings: source.settings, files: lazy(load) };
}

/**
 * Creates the context of a source from the site that a scan has read, or from the stored one.
 *
 * @param scanned the site as read by the scan; undefined if it has not changed
 * @throws {ImportError} if the site has been neither read nor stored
 */
export function readContextOf(
  db: Database,
  sourceId: number,
  stored: StoredSource | undefined,
  scanned: ReadSite | undefined,
): ReadContext {
  if (scanned) {
    const { site, settings, files } = scanned;
    const load = async () => supportFiles(files, site.structure);
    return { sourceId, site, settings, files: lazy(load) };
  }
  if (!stored) throw new ImportError('the source has no configuration yet');
  return storedReadContext(db, stored);
}
