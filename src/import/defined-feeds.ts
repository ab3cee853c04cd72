import { readFeedDefinitions } from '../jekyll/feed-definitions.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
import type { SupportFolders } from '../jekyll/site-structure.ts';
import type { SupportFile } from '../jekyll/support-files.ts';
import { pathBelowSource } from '../jekyll/support-kind.ts';
import { digest } from '../model/digest.ts';
import type { FeedDefinitions } from '../model/feed-definition.ts';
import type { PostFile } from '../model/post-file.ts';

/** The name that problems of the variable have instead of a path. */
const variable = 'NAMED_FEEDS';

/**
 * The feeds that a site defines in `_data/feeds.yml`, and those of the variable `NAMED_FEEDS`.
 *
 * @param support the site's data files that were read
 * @param unread files of definitions that cannot be read
 */
export function definedFeeds(
  support: readonly SupportFile[],
  unread: readonly PostFile[],
  site: SiteConfig,
  { namedFeeds }: { readonly namedFeeds: string },
): FeedDefinitions {
  const files = support
    .filter(({ path }) => isDefinitionFile(path, site.structure))
    .map((file) => ({ ...file, isVariable: false }));
  const inVariable = { path: variable, content: namedFeeds, isVariable: true };
  const definitions = readFeedDefinitions([...files, inVariable], site.url);
  if (unread.length === 0) return definitions;
  const note = 'it is larger than 256 kB or not text in UTF-8, so all feeds stay as they are';
  const problems = [...unread.map(({ path }) => ({ path, note })), ...definitions.problems];
  return { ...definitions, problems, keepsAll: true };
}

/** Whether a site may define feeds in a file. */
export function isDefinitionFile(path: string, folders: SupportFolders): boolean {
  const below = pathBelowSource(path, folders) ?? '';
  return (
    /^\/feeds\.(?:ya?ml|json)$/.test(below.slice(folders.dataDir.length)) &&
    below.startsWith(folders.dataDir)
  );
}

/** Identifies definitions; empty if there are none. */
export async function feedsIdOf(definitions: FeedDefinitions): Promise<string> {
  const { feeds, problems } = definitions;
  if (feeds.length === 0 && problems.length === 0) return '';
  return (await digest(JSON.stringify(definitions))).slice(0, 16);
}
