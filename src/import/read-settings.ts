import type { Config } from '../config/config.ts';
import { parseSiteConfig, type SiteConfig } from '../jekyll/site-config.ts';
import { digest } from '../model/digest.ts';
import { gitBlobId, type PostFile } from '../model/post-file.ts';
import { ImportError } from '../model/problem.ts';
import type { StoredSource } from '../store/sources/runs.ts';
import type { SourceSite } from '../store/sources/source-site.ts';
import { selectSupportFiles, utf8Text } from './select-support-files.ts';

// "Settings" is a digest of everything that affects how posts are read: the site's configuration,
// includes and data, the variables, and the version of this code.

// Increase this when the code starts to read some posts differently. All posts are then read again.
const readerVersion = 3;

/** The input of {@link settingsOf}: the site, and how the import was started. */
export interface SiteInput {
  /** The Git blob id of `_config.yml`; empty if the site has none. */
  readonly configId: string;
  /** A digest of the site's includes and data; empty if it has none. */
  readonly filesId: string;
  /** Whether posts dated in the future are published at once, as with Jekyll's `--future`. */
  readonly future: boolean;
}

/** The part of Feedmill's configuration that reading a site depends on. */
export interface SiteDefaults {
  /** Replaces the URL in the site's configuration. */
  readonly siteUrl: string | undefined;
  /** Used if neither `siteUrl` nor the site's configuration has a URL. */
  readonly fallbackUrl: string;
  /** Folders of posts besides `_posts`. */
  readonly postFolders: readonly string[];
  /** The rule for the ids of new articles. */
  readonly feedId: string;
}

/** A source's site after its configuration has been parsed. */
export interface ReadSite extends SourceSite {
  readonly site: SiteConfig;
}

export function siteDefaults({ siteUrl, publicUrl, postFolders, feedId }: Config): SiteDefaults {
  return { siteUrl, fallbackUrl: publicUrl, postFolders, feedId };
}

/** Computes the settings of a site. While they stay the same, unchanged posts are not read again. */
export async function settingsOf(input: SiteInput, defaults: SiteDefaults): Promise<string> {
  const { siteUrl, postFolders } = defaults;
  // The fallback URL is left out, so posts are not read again if Feedmill gets another URL. The
  // rule for ids is left out too, since existing articles keep their ids.
  const parts = [readerVersion, input.configId, input.future, siteUrl, postFolders];
  const settings = (await digest(JSON.stringify(parts))).slice(0, 16);
  return input.filesId === '' ? settings : `${settings}.${input.filesId}`;
}

/**
 * Returns the cursor for the next scan of a source; null if the scan must read everything, for
 * example because the settings have changed.
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
 * Returns the settings without the digest of includes and data. Posts that use no such files are
 * stored with these settings, so they are not read again when the files change.
 */
export function baseSettings(settings: string): string {
  return settings.split('.', 1)[0] ?? settings;
}

/** Whether a post that was read with `readWith` need not be read again with `settings`. */
export function isCurrent(readWith: string, settings: string): boolean {
  return readWith === settings || readWith === baseSettings(settings);
}

/**
 * Reads a site: its configuration, includes and data.
 *
 * @param configFile `_config.yml`; undefined if the site has none
 * @param supportFiles files that include the site's includes and data
 * @param future whether posts dated in the future are published at once
 * @throws {ImportError} if the configuration is not UTF-8 or not YAML
 */
export async function readSite(
  configFile: PostFile | undefined,
  supportFiles: readonly PostFile[],
  future: boolean,
  defaults: SiteDefaults,
): Promise<ReadSite> {
  const configId = configFile ? await gitBlobId(configFile.bytes) : '';
  const text = configFile ? utf8Text(configFile.bytes) : '';
  if (text === undefined) throw new ImportError('_config.yml is not in UTF-8');
  const site = parseSiteConfig(text, { ...defaults, future });
  const { files, filesId, notes } = await selectSupportFiles(supportFiles);
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
