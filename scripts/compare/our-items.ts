import { Failure } from '../command/failure.ts';
import { readableSite } from '../site/read-site.ts';
import { openSiteFolder } from '../site/site-folder.ts';
import { fetchFeed } from './fetch-feed.ts';
import { readLiveFeed } from './live-feed.ts';
import type { OurItem } from './match-feed.ts';

// A feed has no more pages than this that are worth waiting for.
const maxPages = 500;

/**
 * The articles of a running Feedmill, the newest first, as far back as the page that `isEnough` says
 * yes to.
 */
export async function itemsOfFeedmill(
  origin: string,
  isEnough: (items: readonly OurItem[]) => boolean,
): Promise<OurItem[]> {
  const items: OurItem[] = [];
  let next: string | undefined = new URL('/feed.json', origin).href;
  for (let page = 0; next !== undefined && page < maxPages; page++) {
    const { text } = await fetchFeed(next);
    const feed = readLiveFeed(text, next);
    const otherwise = feed.items.map((item) => {
      return { ...item, otherIds: new Map([['permalink', item.url]]) };
    });
    items.push(...otherwise);
    next = isEnough(items) ? undefined : feed.next;
  }
  return items;
}

/**
 * The articles that an import of a site's folder would make, with the variables of this environment.
 * Posts that cannot be read are none.
 */
export async function itemsOfSite(path: string): Promise<OurItem[]> {
  const site = await readableSite(await openSiteFolder(path), false, process.env);
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
      otherIds: new Map(idsByRule),
    });
  }
  if (items.length === 0) throw new Failure(`${site.root} has no posts that can be read`);
  return items;
}
