import { readFeedDefinitions } from '../jekyll/feed-definitions.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
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
 * @param found all that it has
 */
export function definedFeeds(
  support: readonly SupportFile[],
  found: readonly PostFile[],
  site: SiteConfig,
  { namedFeeds }: { readonly namedFeeds: string },
): FeedDefinitions {
  const isDefinitions = ({ path }: { readonly path: string }) => isDefinitionFile(path, site);
  const files = support.filter(isDefinitions);
  const definitions = readFeedDefinitions(
    namedFeeds === '' ? files : [...files, { path: variable, content: namedFeeds }],
    site.url,
  );
  const unread = files.length === 0 ? found.find(isDefinitions) : undefined;
  if (!unread) return definitions;
  const note = 'it is larger than 256 kB or not text in UTF-8, so all feeds stay as they are';
  const problems = [{ path: unread.path, note }, ...definitions.problems];
  return { ...definitions, problems, keepsAll: true };
}

function isDefinitionFile(path: string, { structure }: SiteConfig): boolean {
  const below = pathBelowSource(path, structure) ?? '';
  return (
    /^\/feeds\.(?:ya?ml|json)$/.test(below.slice(structure.dataDir.length)) &&
    below.startsWith(structure.dataDir)
  );
}

/** Identifies definitions; empty if there are none. */
export async function feedsIdOf(definitions: FeedDefinitions): Promise<string> {
  const { feeds, problems } = definitions;
  if (feeds.length === 0 && problems.length === 0) return '';
  return (await digest(JSON.stringify(definitions))).slice(0, 16);
}
