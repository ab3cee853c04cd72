import type { HashedFile } from '../../model/post-file.ts';
import { ImportError } from '../../model/problem.ts';
import type { FeedPage } from './feed-page.ts';
import { type Fetched, textOf } from './fetch-page.ts';
import { configOf, fileOfItem, pathOfItem } from './item-file.ts';
import { type Place, readPlace } from './cursor.ts';
import { readPage } from './read-page.ts';
import { type Access, fetchPolitely } from '../fetch/fetch.ts';
import type { Comparison, Known, Look, Source } from '../source.ts';

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

  async hasNews(mark: string | null): Promise<boolean> {
    const place = readPlace(mark);
    return !place || place.next !== undefined || (await this.#newest(place)) !== undefined;
  }

  async look(mark: string | null, known: Known): Promise<Look | undefined> {
    const before = readPlace(mark);
    if (before?.next !== undefined) {
      const found = await this.#follow(before.next, before, await known.compare());
      return { ...found, site: undefined };
    }
    const newest = await this.#newest(before);
    if (!newest) return undefined;
    const { etag, modified, digest } = newest;
    const place: Place = { etag, modified, digest, isUpdate: before !== undefined };
    const page = readPage(newest.text, newest.address);
    if (page.items.length === 0 && page.deleted.length === 0) {
      throw new ImportError('the feed has no posts; nothing was changed');
    }
    const found = await this.#follow(newest.address, place, await known.compare(), page);
    return { ...found, site: { config: configOf(page.head), support: [] } };
  }

  /** The newest document; undefined where it is as it was. */
  async #newest(place: Place | undefined): Promise<Fetched | undefined> {
    const response = await this.#request(this.#url, place);
    if (response.status === 304) {
      await response.body?.cancel();
      return undefined;
    }
    const fetched = await textOf(await answered(response), this.#url);
    return fetched.digest === place?.digest ? undefined : fetched;
  }

  /** Reads a document and those that are older, as many as one look may hold. */
  async #follow(
    from: string,
    place: Place,
    comparison: Comparison,
    first?: FeedPage,
  ): Promise<Omit<Look, 'site'>> {
    const { etag, modified, digest, isUpdate } = place;
    const walk = new Walk(comparison);
    let pages = place.pages ?? 0;
    let next = from;
    for (let page = first; next !== '' && !walk.isFull && !walk.hasSeen(next); page = undefined) {
      const current = page ?? (await this.#page(next));
      const news = await walk.take(next, current);
      pages++;
      next = (isUpdate && news === 0) || pages >= maxPagesInAll ? '' : current.next;
    }
    if (walk.hasSeen(next)) next = '';
    return {
      mark: JSON.stringify({ etag, modified, digest }),
      // A feed does not say how much there is.
      rest: next === '' ? 0 : 1,
      ...(next === ''
        ? {}
        : { place: JSON.stringify({ etag, modified, digest, next, pages, isUpdate }) }),
      // What is no longer in a feed is not gone: it has become too old for it.
      gone: { paths: await walk.deleted(), arrivals: new Set() },
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
    return readPage(text, there);
  }

  #request(address: string, place?: Place): Promise<Response> {
    const headers = {
      Accept: accept,
      ...(place?.etag ? { 'If-None-Match': place.etag } : {}),
      ...(place?.modified && !place.etag ? { 'If-Modified-Since': place.modified } : {}),
    };
    return fetchPolitely(address, { ...this.#access, headers });
  }
}

/** What has been found on the way through the documents of a feed. */
class Walk {
  readonly #comparison: Comparison;
  readonly #addresses = new Set<string>();
  readonly #there = new Set<string>();
  readonly #deleted: string[] = [];
  readonly #news: HashedFile[] = [];
  #items = 0;
  #bytes = 0;

  constructor(comparison: Comparison) {
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
      if (!this.#comparison.see(file.path, file.hash)) continue;
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
