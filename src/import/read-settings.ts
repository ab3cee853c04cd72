import type { Config } from '../config/config.ts';
import { configFilesOf, configIdOf } from '../generators/config-files.ts';
import { readSiteConfig } from '../generators/read-site-config.ts';
import { githubRepositoryAt } from '../jekyll/github-pages.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
import { unknownSiteUrl } from '../jekyll/site-url.ts';
import { digest } from '../model/digest.ts';
import { githubApi } from '../model/github.ts';
import type { PostFile } from '../model/post-file.ts';
import type { Database } from '../store/database.ts';
import { findOrigin } from '../store/origin.ts';
import type { StoredSource } from '../store/sources/runs.ts';
import type { SourceSite } from '../store/sources/source-site.ts';
import { definedFeeds, feedsIdOf } from './defined-feeds.ts';
import { selectSupportFiles } from './select-support-files.ts';

// "Settings" is a digest of everything that affects how posts are read: the site's configuration,
// includes and data, the variables, and the version of this code.

// Increase this when the code starts to read some posts differently. All posts are then read again.
const readerVersion = 7;

/** The input of {@link settingsOf}: the site, and how the import was started. */
export interface SiteInput {
  /** See `configIdOf`; empty if the site has no configuration. */
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
  /**
   * The public URL of Feedmill, used if neither `siteUrl` nor the site's configuration has a URL; empty if
   * it is not known.
   */
  readonly fallbackUrl: string;
  /** The GitHub repository that the site is in, `owner/name`; undefined if it is not known. */
  readonly repository: string | undefined;
  /** Folders of posts besides `_posts`. */
  readonly postFolders: readonly string[];
  /** The rule for the ids of new articles. */
  readonly feedId: string;
  /** The definitions of feeds in the variable `NAMED_FEEDS`, as YAML. Empty if the variable is not set. */
  readonly namedFeeds: string;
}

/** A source's site after its configuration has been parsed. */
export interface ReadSite extends SourceSite {
  readonly site: SiteConfig;
}

export function siteDefaults(config: Config): SiteDefaults {
  const { siteUrl, publicUrl, postFolders, feedId, namedFeeds } = config;
  const repository = repositoryOf(config);
  return { siteUrl, fallbackUrl: publicUrl, repository, postFolders, feedId, namedFeeds };
}

/** The defaults with the public URL that Feedmill has learned, if the configuration has none. */
export async function currentSiteDefaults(db: Database, config: Config): Promise<SiteDefaults> {
  const defaults = siteDefaults(config);
  return { ...defaults, fallbackUrl: defaults.fallbackUrl || (await findOrigin(db)) };
}

// Pages of another server with the same API are at hosts of their own.
function repositoryOf({ github, archiveUrl }: Config): string | undefined {
  if (github) return github.api === githubApi ? `${github.owner}/${github.name}` : undefined;
  return archiveUrl === undefined ? undefined : githubRepositoryAt(archiveUrl);
}

/** Computes the settings of a site. While they stay the same, unchanged posts are not read again. */
export async function settingsOf(input: SiteInput, defaults: SiteDefaults): Promise<string> {
  const { siteUrl, repository, postFolders } = defaults;
  // The fallback URL is left out, so posts are not read again if Feedmill gets another URL. The
  // rule for ids is left out too, since existing articles keep their ids.
  const parts = [readerVersion, input.configId, input.future, siteUrl, postFolders, repository];
  const settings = (await digest(JSON.stringify(parts))).slice(0, 16);
  const { namedFeeds } = defaults;
  // Posts do not depend on it.
  const feedsId = namedFeeds === '' ? '' : (await digest(namedFeeds)).slice(0, 8);
  return input.filesId + feedsId === '' ? settings : `${settings}.${input.filesId}${feedsId}`;
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
 * @param files the site's configuration and `CNAME`; others are ignored
 * @param supportFiles files that include the site's includes and data
 * @param future whether posts dated in the future are published at once
 * @throws {ImportError} if the configuration is not valid
 */
export async function readSite(
  files: readonly PostFile[],
  supportFiles: readonly PostFile[],
  future: boolean,
  defaults: SiteDefaults,
): Promise<ReadSite> {
  const configFiles = configFilesOf(files);
  const configId = await configIdOf(configFiles);
  // An import that would need the URL of an unknown site is refused: see require-site-url.ts.
  const fallbackUrl = defaults.fallbackUrl || unknownSiteUrl;
  const site = readSiteConfig(configFiles, { ...defaults, fallbackUrl, future });
  const selected = await selectSupportFiles(supportFiles, site.structure);
  const { files: support, unreadFeeds, filesId, notes } = selected;
  const feeds = definedFeeds(support, unreadFeeds, site, defaults);
  return {
    site,
    configId,
    files: support,
    filesId,
    feeds,
    feedsId: await feedsIdOf(feeds),
    settings: await settingsOf({ configId, filesId, future }, defaults),
    notes: [...site.notes, ...notes, ...feeds.problems.map(({ path, note }) => `${path}: ${note}`)],
    origin: defaults.fallbackUrl,
  };
}
