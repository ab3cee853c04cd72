/**
 * How many articles a sitemap can have. A sitemap has the articles whose database ids are in a range of this
 * length, so none of them moves to another sitemap, and a range is full for good once there are higher ids.
 * docs/design/sitemaps.md says why it is this number. A change of it needs a migration of the table `sitemap`.
 */
export const articlesPerSitemap = 1_000;

/** The path of the index of all sitemaps. */
export const sitemapIndexPath = '/sitemap.xml';

/** The path of the sitemap of the newest articles, for Google News. */
export const newsSitemapPath = '/sitemaps/news.xml';

/** The path of a sitemap. The first one has the number 1. */
export function sitemapPath(number: number): string {
  return `/sitemaps/${number}.xml`;
}

/** The number of a sitemap by the name of its file; undefined if no sitemap has the name. */
export function sitemapNumber(file: string): number | undefined {
  const [, digits] = /^([1-9]\d{0,5})\.xml$/.exec(file) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** The ids of the articles in a sitemap, the first and the last. */
export function sitemapIds(number: number): { readonly first: number; readonly last: number } {
  return { first: (number - 1) * articlesPerSitemap + 1, last: number * articlesPerSitemap };
}
