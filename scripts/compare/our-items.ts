import type { FeedFormat } from '../../src/sources/feed/feed-page.ts';
import { Failure } from '../command/failure.ts';
import { readSite } from '../site/read-site.ts';
import { openSiteFolder } from '../site/site-folder.ts';
import { fetchFeed } from './fetch-feed.ts';
import { readLiveFeed } from './live-feed.ts';
import type { OurItem } from './match-feed.ts';

const maxPages = 500;

const feedPaths: Readonly<Record<FeedFormat, string>> = {
  RSS: '/rss.xml',
  'RSS 1.0': '/rss.xml',
  Atom: '/atom.xml',
  'JSON Feed': '/feed.json',
};

/**
 * Reads the articles of a running Feedmill, the newest first, from its feed and its archive.
 *
 * @param format the format to read: Atom replaces ids that are not IRIs, other formats keep them
 * @param isEnough called after each page; if it returns true, no more pages are read
 */
export async function itemsOfFeedmill(
  origin: string,
  format: FeedFormat,
  isEnough: (items: readonly OurItem[]) => boolean,
): Promise<OurItem[]> {
  const items: OurItem[] = [];
  let next: string | undefined = new URL(feedPaths[format], origin).href;
  for (let page = 0; next !== undefined && page < maxPages; page++) {
    const { text, url } = await fetchFeed(next);
    const feed = readLiveFeed(text, url);
    items.push(
      ...feed.items.map((item) => ({ ...item, idsByRule: new Map([['permalink', item.url]]) })),
    );
    next = isEnough(items) ? undefined : feed.next;
  }
  return items;
}

/**
 * Reads the articles that an import of a site's folder would make, with the variables of this
 * environment. Posts that cannot be read are left out.
 *
 * @throws {Failure} if there is no post that can be read
 */
export async function itemsOfSite(path: string): Promise<OurItem[]> {
  const site = await readSite(await openSiteFolder(path), false, process.env);
  const items: OurItem[] = [];
  for (const post of site.paths) {
    const draft = await site.read(post).catch(() => undefined);
    if (!draft) continue;
    const { feedId, url, title, publishedAt, idsByRule } = draft;
    items.push({
      id: feedId,
      url,
      title,
      publishedAt: publishedAt.getTime(),
      idsByRule: new Map(idsByRule),
    });
  }
  if (items.length === 0) throw new Failure(`${site.root} has no posts that can be read`);
  return items;
}
