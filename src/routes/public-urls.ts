import type { Config } from '../config/config.ts';
import { newsSitemapPath, sitemapIndexPath } from '../model/sitemap.ts';
import { scopeFolders } from '../model/urls.ts';

/** The patterns of the URLs that are always public. */
const alwaysPublic = [
  '/',
  '/:file',
  '/opml.xml',
  ...Object.values(scopeFolders).flatMap((folder) => {
    const slug = folder === scopeFolders.feed ? ':feed' : ':slug';
    return [
      `/${folder}/opml.xml`,
      `/${folder}/`,
      `/${folder}/page/:number/`,
      `/${folder}/after/:slug/opml.xml`,
      `/${folder}/${slug}/`,
      `/${folder}/${slug}/:file`,
      `/${folder}/${slug}/archive/:page/`,
      `/${folder}/${slug}/archive/:page/:file`,
    ];
  }),
  '/feeds/:feed/before/:page/:file',
  '/.well-known/feeds',
  '/archive/:page/',
  '/archive/:page/:file',
  '/mix/:mix/:file',
  '/mix/:mix/before/:page/:file',
  '/favicon.ico',
  '/robots.txt',
];

/** The patterns of the URLs of sitemaps. */
const sitemapUrls = [sitemapIndexPath, newsSitemapPath, '/sitemaps/:sitemap'];

/** The patterns of the URLs of the search. */
const searchUrls = ['/search/', '/search/:query/:file', '/search/:query/before/:page/:file'];

/** The patterns of all public URLs with a configuration; see src/http/url-pattern.ts. */
export function publicUrls({ sitemaps, llmsText }: Config, hasSearch: boolean): string[] {
  return [
    ...alwaysPublic,
    ...(sitemaps ? sitemapUrls : []),
    ...(llmsText ? ['/llms.txt'] : []),
    ...(hasSearch ? searchUrls : []),
  ];
}
