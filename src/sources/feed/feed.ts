import { ImportError } from '../../model/problem.ts';
import { type FetchPolicy, fetchSource } from '../fetch/fetch.ts';
import { ListedDeletions } from '../listed-deletions.ts';
import type { PostIndex, Scan, Source } from '../source.ts';
import { type FeedCursor, parseFeedCursor } from './cursor.ts';
import { FeedScan, type ScannedPage } from './feed-scan.ts';
import { type FetchedPage, feedTypes, readFetchedPage } from './fetched-page.ts';
import { configOf } from './item-file.ts';
import { isHtmlPage, parseFeed } from './parse-feed.ts';

// Pages that all scans of an import read together, in case the links never end.
const maxTotalPages = 20_000;

const noPage: ScannedPage = { items: [], deleted: [], next: '', isNextLinked: true };

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
    if (last?.next === undefined) return this.#scanNewest(last, index);
    try {
      const scan = await this.#scanFrom(last.next, last, index);
      return { ...scan, site: undefined };
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      // The newest items do not wait until an old document can be read.
      return this.#scanNewest(undefined, index, error);
    }
  }

  /** @param failure why an older document cannot be read; it is thrown after the posts */
  async #scanNewest(
    last: FeedCursor | undefined,
    index: PostIndex,
    failure?: ImportError,
  ): Promise<Scan | undefined> {
    const newest = await this.#fetchNewest(last);
    if (!newest) return undefined;
    const { etag, lastModified, digest, url } = newest;
    const page = parseFeed(newest.text, url);
    if (page.items.length === 0 && page.deleted.length === 0) {
      throw new ImportError('the feed has no posts; nothing was changed');
    }
    const start = { etag, lastModified, digest, isUpdate: last !== undefined };
    const firstPage = failure ? { ...page, next: '' } : page;
    const scan = await this.#scanFrom(url, start, index, { page: firstPage, failure });
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
   * @param first the document, if it has been parsed already, and why older ones cannot be read
   */
  async #scanFrom(
    url: string,
    cursor: FeedCursor,
    index: PostIndex,
    first?: { readonly page: ScannedPage; readonly failure: ImportError | undefined },
  ): Promise<Omit<Scan, 'site'>> {
    const { etag, lastModified, digest, isUpdate } = cursor;
    const start = { etag, lastModified, digest, isUpdate };
    const scan = new FeedScan(await index.compare());
    let pages = cursor.pages ?? 0;
    let next = url;
    let page: ScannedPage | undefined = first?.page;
    let isLinked = cursor.isNextLinked ?? true;
    if (first?.failure) scan.failWith(first.failure);
    while (next !== '' && !scan.isFull && !scan.hasAdded(next)) {
      page ??= await this.#olderPage(next, isLinked, scan);
      if (!page) break;
      const { changed, added } = await scan.add(next, page);
      pages++;
      // A server that does not know the number of a page sends the first one again.
      const isEnd = (isUpdate && changed === 0) || (!page.isNextLinked && added === 0);
      next = isEnd || pages >= maxTotalPages ? '' : page.next;
      isLinked = page.isNextLinked;
      page = undefined;
    }
    const isDone = next === '' || scan.hasAdded(next);
    return {
      cursor: JSON.stringify({ etag, lastModified, digest }),
      // The real number is unknown.
      remaining: isDone ? 0 : 1,
      ...(isDone
        ? {}
        : { resumeCursor: JSON.stringify({ ...start, next, pages, isNextLinked: isLinked }) }),
      // Items that are merely missing are not deleted: they may be too old for the feed.
      deletions: new ListedDeletions(await scan.deletedPaths()),
      posts: () => scan.posts(),
    };
  }

  /** Fetches a document that another one leads to. If it cannot be read, the scan ends before it. */
  async #olderPage(
    url: string,
    isLinked: boolean,
    scan: FeedScan,
  ): Promise<ScannedPage | undefined> {
    try {
      return await this.#fetchPage(url, isLinked);
    } catch (error) {
      if (!scan.hasPages || !(error instanceof ImportError)) throw error;
      scan.failWith(error);
      return undefined;
    }
  }

  /** @param isLinked whether another document links to it. If not, the feed also ends where there is no feed */
  async #fetchPage(url: string, isLinked: boolean): Promise<ScannedPage> {
    const response = await this.#request(url);
    const { status } = response;
    // A page that no longer exists is the end of the archive.
    const isGone = status === 404 || status === 410;
    const isRefused = status >= 400 && status < 500 && status !== 429;
    if (isGone || (isRefused && !isLinked)) {
      await response.body?.cancel();
      return noPage;
    }
    await throwIfFailed(response);
    const fetched = await readFetchedPage(response, url);
    if (!isLinked && isHtmlPage(fetched.text)) return noPage;
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
