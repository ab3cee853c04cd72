import type { HashedFile } from '../../model/post-file.ts';
import { ImportError } from '../../model/problem.ts';
import { type Access, fetchSource } from '../fetch/fetch.ts';
import type { PostComparison, PostIndex, Scan, Source } from '../source.ts';
import { type FeedCursor, parseFeedCursor } from './cursor.ts';
import type { FeedPage } from './feed-page.ts';
import { type Fetched, textOf } from './fetch-page.ts';
import { configOf, fileOfItem, pathOfItem } from './item-file.ts';
import { parseFeed } from './read-page.ts';

// What one look reads. More is left to the next, which goes on from there.
const maxPages = 50;
const maxItems = 5_000;
const maxBytes = 16_000_000;

// A feed whose links lead on and on is none that ends.
const maxPagesInAll = 20_000;

const accept = 'application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5';

/** A feed of the site itself, from its newest document back through its archive. */
export class FeedSource implements Source {
  readonly kind = 'feed';
  readonly name: string;
  readonly #url: string;
  readonly #access: Access;

  constructor(name: string, url: string, access: Access) {
    this.name = name;
    this.#url = url;
    this.#access = access;
  }

  async hasNews(cursor: string | null): Promise<boolean> {
    const before = parseFeedCursor(cursor);
    return !before || before.next !== undefined || (await this.#newest(before)) !== undefined;
  }

  async scan(cursor: string | null, known: PostIndex): Promise<Scan | undefined> {
    const before = parseFeedCursor(cursor);
    if (before?.next !== undefined) {
      const found = await this.#follow(before.next, before, await known.compare());
      return { ...found, site: undefined };
    }
    const newest = await this.#newest(before);
    if (!newest) return undefined;
    const { etag, modified, digest } = newest;
    const position: FeedCursor = { etag, modified, digest, isUpdate: before !== undefined };
    const page = parseFeed(newest.text, newest.address);
    if (page.items.length === 0 && page.deleted.length === 0) {
      throw new ImportError('the feed has no posts; nothing was changed');
    }
    const found = await this.#follow(newest.address, position, await known.compare(), page);
    return { ...found, site: { config: configOf(page.head), support: [] } };
  }

  /** The newest document; undefined where it is as it was. */
  async #newest(cursor: FeedCursor | undefined): Promise<Fetched | undefined> {
    const response = await this.#request(this.#url, cursor);
    if (response.status === 304) {
      await response.body?.cancel();
      return undefined;
    }
    const fetched = await textOf(await answered(response), this.#url);
    return fetched.digest === cursor?.digest ? undefined : fetched;
  }

  /** Reads a document and those that are older, as many as one look may hold. */
  async #follow(
    from: string,
    cursor: FeedCursor,
    comparison: PostComparison,
    first?: FeedPage,
  ): Promise<Omit<Scan, 'site'>> {
    const { etag, modified, digest, isUpdate } = cursor;
    const walk = new Walk(comparison);
    let pages = cursor.pages ?? 0;
    let next = from;
    for (let page = first; next !== '' && !walk.isFull && !walk.hasSeen(next); page = undefined) {
      const current = page ?? (await this.#page(next));
      const news = await walk.take(next, current);
      pages++;
      next = (isUpdate && news === 0) || pages >= maxPagesInAll ? '' : current.next;
    }
    if (walk.hasSeen(next)) next = '';
    return {
      cursor: JSON.stringify({ etag, modified, digest }),
      // A feed does not say how much there is.
      remaining: next === '' ? 0 : 1,
      ...(next === ''
        ? {}
        : { resumeCursor: JSON.stringify({ etag, modified, digest, next, pages, isUpdate }) }),
      // What is no longer in a feed is not gone: it has become too old for it.
      deletions: { paths: await walk.deleted(), newHashes: new Set() },
      posts: () => walk.posts(),
    };
  }

  async #page(address: string): Promise<FeedPage> {
    const response = await this.#request(address);
    // A page of an archive that has been taken away is where that ends.
    if (response.status === 404 || response.status === 410) {
      await response.body?.cancel();
      return emptyPage;
    }
    const { text, address: there } = await textOf(await answered(response), address);
    return parseFeed(text, there);
  }

  #request(address: string, cursor?: FeedCursor): Promise<Response> {
    const headers = {
      Accept: accept,
      ...(cursor?.etag ? { 'If-None-Match': cursor.etag } : {}),
      ...(cursor?.modified && !cursor.etag ? { 'If-Modified-Since': cursor.modified } : {}),
    };
    return fetchSource(address, { ...this.#access, headers });
  }
}

/** What has been found on the way through the documents of a feed. */
class Walk {
  readonly #comparison: PostComparison;
  readonly #addresses = new Set<string>();
  readonly #there = new Set<string>();
  readonly #deleted: string[] = [];
  readonly #news: HashedFile[] = [];
  #items = 0;
  #bytes = 0;

  constructor(comparison: PostComparison) {
    this.#comparison = comparison;
  }

  get isFull(): boolean {
    const isMuch = this.#items >= maxItems || this.#bytes >= maxBytes;
    return isMuch || this.#addresses.size >= maxPages;
  }

  hasSeen(address: string): boolean {
    return this.#addresses.has(address);
  }

  /** Takes what must be read of a document, and says how many items that is. */
  async take(address: string, page: FeedPage): Promise<number> {
    this.#addresses.add(address);
    this.#deleted.push(...page.deleted);
    const before = this.#news.length;
    for (const item of page.items) {
      const file = await fileOfItem(item);
      this.#there.add(file.path);
      this.#items++;
      if (!this.#comparison.visit(file.path, file.hash)) continue;
      this.#news.push(file);
      this.#bytes += file.bytes.length;
    }
    return this.#news.length - before;
  }

  /** The paths of the items that are said to be deleted, and have been there. */
  async deleted(): Promise<string[]> {
    const paths = await Promise.all(this.#deleted.map(pathOfItem));
    return paths.filter((path) => this.#comparison.has(path) && !this.#there.has(path));
  }

  async *posts(): AsyncGenerator<HashedFile> {
    yield* this.#news;
  }
}

const emptyPage: FeedPage = {
  head: {
    title: '',
    description: '',
    url: '',
    language: '',
    author: undefined,
    icon: '',
    logo: '',
    podcast: undefined,
  },
  items: [],
  deleted: [],
  next: '',
};

async function answered(response: Response): Promise<Response> {
  if (response.ok && response.body) return response;
  await response.body?.cancel();
  const what = response.ok ? 'with nothing' : String(response.status);
  throw new ImportError(`the server of the feed answered ${what}`);
}
