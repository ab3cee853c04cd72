import { PostSkipped } from '../model/problem.ts';
import type { SiteConfig } from './site-config.ts';
import { isYamlFalse, isYamlTrue, mapOf, nonBlankText, type Values } from './values.ts';

interface PublicationSources {
  /** The front matter merged into the front matter defaults. */
  readonly data: Values;
  /** The same with keys and values as in Jekyll. */
  readonly jekyllData: Values;
  /** See {@link PostHead.typedData}. */
  typedData(): Values;
  /** Whether the post is in `_drafts`, where drafts are imported on request. */
  readonly isDraft: boolean;
}

/** Throws {@link PostSkipped} if the front matter of a post keeps it out of feeds. */
export function skipUnpublished(sources: PublicationSources, site: SiteConfig): void {
  const { data, isDraft } = sources;
  if (isUnpublished(sources, site)) {
    throw new PostSkipped('its front matter has "published: false"', 'unpublished');
  }
  if (isYamlTrue(data.draft) && !isDraft) {
    throw new PostSkipped('its front matter has "draft: true"', 'unpublished');
  }
  const key = exclusionKey(data);
  if (key !== undefined) throw new PostSkipped(`its front matter has "${key}"`, 'no-feed');
}

// As in Jekyll, null unpublishes a post, but the quoted string "false" does not.
function isUnpublished({ jekyllData, typedData }: PublicationSources, site: SiteConfig): boolean {
  const { published } = jekyllData;
  if (site.unpublished || published === undefined) return false;
  if (published === null) return true;
  return isYamlFalse(published) && typedData().published === false;
}

/**
 * Whether a post is kept out of the feeds of the whole site and of its languages. jekyll-paginate and themes
 * take such a post out of the site's list of posts, but not out of those of its categories and tags.
 */
export function isHidden(data: Values): boolean {
  return isYamlTrue(data.hidden);
}

/**
 * Whether search engines should leave the page of a post out, as jekyll-sitemap, Hugo, Hexo and themes are told:
 * `sitemap: false`, `sitemap: {disable: true}`, `noindex: true`, `robotsNoIndex: true` or `robots: noindex`.
 */
export function isUnlisted(data: Values): boolean {
  const sitemap = mapOf(data.sitemap);
  return (
    isYamlFalse(data.sitemap) ||
    [sitemap?.disable, sitemap?.exclude, data.noindex, data.robotsnoindex].some(isYamlTrue) ||
    [data.robots].flat().some((value) => /\b(?:noindex|none)\b/i.test(nonBlankText(value) ?? ''))
  );
}

function exclusionKey(data: Values): string | undefined {
  if (isYamlFalse(data.feed)) return 'feed: false';
  if (isYamlTrue(mapOf(data.feed)?.exclude)) return 'feed: exclude: true';
  return ['feed_exclude', 'exclude_from_feed', 'exclude_from_feeds']
    .filter((key) => isYamlTrue(data[key]))
    .map((key) => `${key}: true`)[0];
}

/** Whether feeds show only the summary of a post: if `feed.excerpt_only` of the post or the site says so. */
export function isExcerptOnly(data: Values, siteValues: Values): boolean {
  return [data.feed, siteValues.feed].some((feed) => isYamlTrue(mapOf(feed)?.excerpt_only));
}
