// Requests for sitemaps.
import { env } from 'cloudflare:workers';
import { get } from './feedmill.ts';
import { readIndex, readSitemap } from './sitemap-rules.ts';

/** Returns a sitemap or an index of sitemaps. */
export async function sitemapAt(path: string): Promise<string> {
  const response = await get(path);
  if (response.status !== 200) throw new Error(`${path} responded with ${response.status}`);
  if (response.headers.get('Content-Type') !== 'application/xml; charset=utf-8') {
    throw new Error(`${path} is ${response.headers.get('Content-Type')}`);
  }
  return response.text();
}

/** Returns the sitemaps in the index. */
export const indexedSitemaps = async () => readIndex(await sitemapAt('/sitemap.xml'));

/** Returns the URLs in a sitemap. */
export const pagesIn = async (path: string) =>
  readSitemap(await sitemapAt(path)).map(({ loc }) => loc);

/** Moves the first article to the end of the first sitemap, so that the next one begins the second. */
export const fillSitemap = () => env.DB.exec('update article set id = 1000 where id = 1');

/** Gives the first article another URL. */
export const moveTo = (url: string) =>
  env.DB.prepare('update article set url = ? where id = 1').bind(url).run();
