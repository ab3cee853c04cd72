import type { Config } from '../config/config.ts';
import { parseSiteConfig, type SiteConfig } from '../jekyll/site-config.ts';
import { digest, gitBlobId, type PostFile } from '../model/post-file.ts';
import { ImportError } from '../model/problem.ts';
import type { StoredSource } from '../store/sources/runs.ts';
import type { SourceSite } from '../store/sources/source-site.ts';
import { supportFileSetOf } from './site-files.ts';

// Goes up whenever this code reads some post in another way, so that all posts are read again.
const readerVersion = 2;

/** What the caller of an import says about the site. */
export interface SiteInput {
  /** The Git blob id of `_config.yml`; empty where the site has none. */
  readonly configId: string;
  /** A digest of the files that its posts may use; empty where there are none. */
  readonly filesId: string;
  /** Whether posts dated ahead are published at once, as with Jekyll's `--future`. */
  readonly future: boolean;
}

/** What the Worker says about reading a site. */
export interface SiteDefaults {
  /** What takes the place of the one in the configuration. */
  readonly siteUrl: string | undefined;
  /** The site's address where nothing else gives one. */
  readonly fallbackUrl: string;
  /** Further folders of posts. */
  readonly postFolders: readonly string[];
  /** What new articles are called by in feeds. */
  readonly feedId: string;
}

/** A source's site with its configuration read. */
export interface ReadSite extends SourceSite {
  readonly site: SiteConfig;
}

/** What this Feedmill's configuration says about reading a site. */
export function siteDefaults({ siteUrl, publicUrl, postFolders, feedId }: Config): SiteDefaults {
  return { siteUrl, fallbackUrl: publicUrl, postFolders, feedId };
}

/**
 * A short digest of all that the reading of a post depends on besides the post. While it is the
 * same, a post with the same hash need not be read again.
 */
export async function settingsOf(input: SiteInput, defaults: SiteDefaults): Promise<string> {
  const { siteUrl, postFolders } = defaults;
  // Not where this Feedmill is reached: a site without an address would be read again at each move.
  // Nor what new articles are called by: those that are there keep their ids.
  const parts = [readerVersion, input.configId, input.future, siteUrl, postFolders];
  const settings = (await digest(JSON.stringify(parts))).slice(0, 16);
  return input.filesId === '' ? settings : `${settings}.${input.filesId}`;
}

/**
 * What a source's next look is to be compared with. Where its posts are to be read in another way now,
 * that is nothing: all of them must be read again, changed or not.
 */
export async function currentCursor(
  stored: StoredSource | undefined,
  config: Config,
): Promise<string | null> {
  if (!stored) return null;
  const settings = await settingsOf({ ...stored, future: false }, siteDefaults(config));
  return stored.settings === settings ? stored.cursor : null;
}

/**
 * What a post was read with: of the settings, those of the files that posts may use are left out
 * where the post uses none, so that it is not read again when these change.
 */
export function baseSettings(settings: string): string {
  return settings.split('.', 1)[0] ?? settings;
}

/** Whether what a post was read with is as the settings are now. */
export function isCurrent(readWith: string, settings: string): boolean {
  return readWith === settings || readWith === baseSettings(settings);
}

/**
 * Reads a site's configuration.
 *
 * @param file `_config.yml`; undefined where the site has none
 * @param found the files that its posts may use
 * @throws {ImportError} where it is not YAML
 */
export async function readSite(
  file: PostFile | undefined,
  found: readonly PostFile[],
  future: boolean,
  defaults: SiteDefaults,
): Promise<ReadSite> {
  const configId = file ? await gitBlobId(file.bytes) : '';
  const site = parseSiteConfig(textOf(file), { ...defaults, future });
  const { files, filesId, notes } = await supportFileSetOf(found);
  return {
    site,
    configId,
    files,
    filesId,
    settings: await settingsOf({ configId, filesId, future }, defaults),
    notes: [...site.notes, ...notes],
    origin: defaults.fallbackUrl,
  };
}

function textOf(file: PostFile | undefined): string {
  try {
    return file
      ? new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(file.bytes)
      : '';
  } catch {
    throw new ImportError('_config.yml is not in UTF-8');
  }
}
