import type { Config } from '../config/config.ts';
import { rendererVersion } from '../feeds/document.ts';
import { fingerprint } from '../http/fingerprint.ts';
import type { Variant } from '../http/validators.ts';
import type { Format } from '../model/format.ts';
import { pageVersion } from '../pages/layout.ts';

// Besides the data, documents depend on the code and the variables, which are therefore part of their ETags.

/** Identifies the format and the configuration of a feed. */
export function feedVariant(config: Config, format: Format): Variant {
  return `${format}-${digestOf(feedParts(config))}`;
}

/** Identifies the configuration of a list of feeds. */
export function opmlVariant({ publicUrl, site }: Config): Variant {
  // It has our words for the kinds of feeds, as pages do.
  return `opml-${digestOf([rendererVersion, pageVersion, publicUrl, site])}`;
}

/**
 * Identifies the configuration of a sitemap.
 *
 * @param parts what else it depends on
 */
export function sitemapVariant({ publicUrl, site }: Config, parts: readonly unknown[]): Variant {
  return `sitemap-${digestOf([rendererVersion, publicUrl, site, parts])}`;
}

/** Identifies the configuration of `llms.txt`. */
export function llmsVariant({ publicUrl, site, search, sitemaps, aiSignals }: Config): Variant {
  return `llms-${digestOf([rendererVersion, publicUrl, site, search, sitemaps, aiSignals])}`;
}

/**
 * Identifies the configuration of a page for people.
 *
 * @param parts what else the page depends on
 */
export function pageVariant(
  { publicUrl, site, pagePictures, search }: Config,
  parts: readonly unknown[],
): Variant {
  return `page-${digestOf([pageVersion, publicUrl, site, pagePictures, search, parts])}`;
}

/** Identifies the configuration of all documents: if one of them may change, this changes too. */
export function configurationId(config: Config): string {
  return digestOf([pageVersion, config.pagePictures, config.search, ...feedParts(config)]);
}

function feedParts(config: Config): readonly unknown[] {
  return [
    rendererVersion,
    config.publicUrl,
    config.feedContent,
    config.linkPosts,
    config.feedMaxAge,
    config.feedMaxBytes,
    config.feedHubs,
    config.feedItems,
    config.isFeedItemsSet,
    config.feedTombstones,
    config.site,
    // A copy without `Sec-Fetch-Dest` in its `Vary` must not match.
    config.feedPages,
    // With deltas, caches store feeds differently, so an ETag from before deltas were enabled must not match.
    config.feedDelta,
  ];
}

function digestOf(parts: readonly unknown[]): string {
  return fingerprint(JSON.stringify(parts));
}
