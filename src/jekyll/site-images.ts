import type { Site } from '../model/article.ts';
import { urlInSite } from './absolute-url.ts';
import { mapOf, nonBlankText, type Values } from './values.ts';

/**
 * Reads the site's icon and logo from top-level keys of the configuration, or from those of jekyll-feed
 * (`feed.icon` and `feed.logo`).
 *
 * @param base the site URL
 */
export function iconAndLogoOf(values: Values, base: string): Pick<Site, 'icon' | 'logo'> {
  const feed = mapOf(values.feed);
  return {
    icon: imageUrl(base, values.icon, feed?.icon, values.favicon),
    logo: imageUrl(base, values.logo, feed?.logo),
  };
}

/** Resolves the first of the values that is a URL, or a map whose `path` is one. */
export function imageUrl(base: string, ...values: readonly unknown[]): string | null {
  for (const value of values) {
    const reference = nonBlankText(value) ?? nonBlankText(mapOf(value)?.path);
    const url = urlInSite(reference, base);
    if (url !== undefined) return url;
  }
  return null;
}
