import { ImportError } from '../../model/problem.ts';
import { type FetchPolicy, fetchSource } from '../fetch/fetch.ts';
import type { PostIndex, Scan, Source } from '../source.ts';
import { type FeedCursor, parseFeedCursor } from './cursor.ts';
import type { FeedPage } from './feed-page.ts';
import { FeedScan, type ScannedPage } from './feed-scan.ts';
import { type FetchedPage, feedTypes, readFetchedPage } from './fetched-page.ts';
import { configOf } from './item-file.ts';
import { parseFeed } from './parse-feed.ts';

// Pages that all scans of an import read together, in case the links never end.
const maxTotalPages = 20_000;

/** The site's own feed: its newest document, then its archive, from new to old. */
export class FeedSource implements Source {
  readonly kind = 'feed';
  readonly name: string;
  readonly #url: string;
  readonly #policy: FetchPolicy;

  constructor(name: string, url: string, policy: FetchPolicy) {
    this.name = name;
    this.#url = url;
    this.#policy = policy;
  }

  async hasNews(cursor: string | null): Promise<boolean> {
    const last = parseFeedCursor(cursor);
    return !last || last.next !== undefined || (await this.#fetchNewest(last)) !== undefined;
  }

  async scan(cursor: string | null, index: PostIndex): Promise<Scan | undefined> {
    const last = parseFeedCursor(cursor);
    if (last?.next !== undefined) {
      const scan = await this.#scanFrom(last.next, last, index);
      return { ...scan, site: undefined };
    }
    const newest = await this.#fetchNewest(last);
    if (!newest) return undefined;
    const { etag, lastModified, digest, url } = newest;
    const page = parseFeed(newest.text, url);
    if (page.items.length === 0 && page.deleted.length === 0) {
      throw new ImportError('the feed has no posts; nothing was changed');
    }
    const start = { etag, lastModified, digest, isUpdate: last !== undefined };
    const scan = await this.#scanFrom(url, start, index, page);
    return { ...scan, site: { config: [configOf(page.head)], support: [] } };
  }

  /** The newest document; undefined if it has not changed. */
  async #fetchNewest(cursor: FeedCursor | undefined): Promise<FetchedPage | undefined> {
    const response = await this.#request(this.#url, cursor);
    if (response.status === 304) {
      await response.body?.cancel();
      return undefined;
    }
    await throwIfFailed(response);
    const newest = await readFetchedPage(response, this.#url);
    return newest.digest === cursor?.digest ? undefined : newest;
  }

  /**
   * Reads a document and older ones, within the limits of one scan.
   *
   * @param firstPage the document, if it has been parsed already
   */
  async #scanFrom(
    url: string,
    cursor: FeedCursor,
    index: PostIndex,
    firstPage?: FeedPage,
  ): Promise<Omit<Scan, 'site'>> {
    const { etag, lastModified, digest, isUpdate } = cursor;
    const scan = new FeedScan(await index.compare());
    let pages = cursor.pages ?? 0;
    let next = url;
    let page: ScannedPage | undefined = firstPage;
    while (next !== '' && !scan.isFull && !scan.hasAdded(next)) {
      page ??= await this.#fetchPage(next);
      const changed = await scan.add(next, page);
      pages++;
      next = (isUpdate && changed === 0) || pages >= maxTotalPages ? '' : page.next;
      page = undefined;
    }
    const isDone = next === '' || scan.hasAdded(next);
    return {
      cursor: JSON.stringify({ etag, lastModified, digest }),
      // The real number is unknown.
      remaining: isDone ? 0 : 1,
      ...(isDone
        ? {}
        : { resumeCursor: JSON.stringify({ etag, lastModified, digest, next, pages, isUpdate }) }),
      // Items that are merely missing are not deleted: they may be too old for the feed.
      deletions: { paths: await scan.deletedPaths(), newHashes: new Set() },
      posts: () => scan.posts(),
    };
  }

  async #fetchPage(url: string): Promise<ScannedPage> {
    const response = await this.#request(url);
    // A page that no longer exists is the end of the archive.
    if (response.status === 404 || response.status === 410) {
      await response.body?.cancel();
      return { items: [], deleted: [], next: '' };
    }
    await throwIfFailed(response);
    const fetched = await readFetchedPage(response, url);
    return parseFeed(fetched.text, fetched.url);
  }

  #request(url: string, cursor?: FeedCursor): Promise<Response> {
    const { etag, lastModified } = cursor ?? {};
    const headers = {
      Accept: feedTypes,
      ...(etag ? { 'If-None-Match': etag } : {}),
      ...(lastModified && !etag ? { 'If-Modified-Since': lastModified } : {}),
    };
    return fetchSource(url, { ...this.#policy, headers });
  }
}

async function throwIfFailed(response: Response): Promise<void> {
  if (response.ok && response.body) return;
  await response.body?.cancel();
  if (response.ok) throw new ImportError('the server of the feed sent an empty response');
  throw new ImportError(`the server of the feed responded with ${response.status}`);
}
