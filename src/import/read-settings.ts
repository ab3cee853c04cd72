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

// To be increased when this code reads some posts differently: then all posts are read again.
const readerVersion = 2;

/** What the settings depend on: the site, and how the import was started. */
export interface SiteInput {
  /** The Git blob id of `_config.yml`; empty if the site has none. */
  readonly configId: string;
  /** A digest of the site's includes and data; empty if it has none. */
  readonly filesId: string;
  /** Whether posts dated in the future are published at once, as with Jekyll's `--future`. */
  readonly future: boolean;
}

/** This Feedmill's configuration, as far as reading a site depends on it. */
export interface SiteDefaults {
  /** Replaces the URL in the site's configuration. */
  readonly siteUrl: string | undefined;
  /** The URL of a site that has no other. */
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

/** The settings for a site. While they stay the same, an unchanged post need not be read again. */
export async function settingsOf(input: SiteInput, defaults: SiteDefaults): Promise<string> {
  const { siteUrl, postFolders } = defaults;
  // Without the fallback URL, so that posts are not read again when this Feedmill moves; and
  // without the rule for ids, since existing articles keep theirs.
  const parts = [readerVersion, input.configId, input.future, siteUrl, postFolders];
  const settings = (await digest(JSON.stringify(parts))).slice(0, 16);
  return input.filesId === '' ? settings : `${settings}.${input.filesId}`;
}

/**
 * What the next scan of a source starts from; null if it must read everything, which is also the
 * case if the settings have changed.
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
 * The settings without the digest of includes and data: for posts that use none, so that they are
 * not read again when these files change.
 */
export function baseSettings(settings: string): string {
  return settings.split('.', 1)[0] ?? settings;
}

/** Whether a post that was read with other settings would be read the same way now. */
export function isCurrent(readWith: string, settings: string): boolean {
  return readWith === settings || readWith === baseSettings(settings);
}

/**
 * Reads a site: its configuration, includes and data.
 *
 * @param configFile `_config.yml`; undefined if the site has none
 * @param supportFiles the files among which its includes and data are
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
