import { readLiveFeed } from '../compare/live-feed.ts';
import { request, type WireResponse } from '../doctor/request.ts';

/** How a program polls a feed. */
export interface Habit {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The validators of the last response that it sends. */
  readonly validators: 'etag' | 'date' | 'both' | 'none';
  /** Seconds between two polls of a feed. */
  readonly interval: number;
}

/** The result of a poll. */
export interface Poll {
  readonly status: number;
  /** `HIT`, `STALE`, `MISS` and so on, as the cache says. */
  readonly cache: string;
  /** Describes the mistake in the response. */
  readonly error?: string;
}

/** A feed that a reader has subscribed to, with the items that it holds. */
export class Subscription {
  readonly habit: Habit;
  readonly path: string;
  #etag: string | undefined;
  #lastModified: string | undefined;
  #items: readonly string[] | undefined;

  /** @param path of the feed, like `/tags/gold/rss.xml` */
  constructor(habit: Habit, path: string) {
    this.habit = habit;
    this.path = path;
  }

  /** The ids of the items that the reader holds, as many as a feed has. */
  get items(): readonly string[] {
    return this.#items ?? [];
  }

  /** Polls the feed as the reader does. It never throws. */
  async poll(origin: string): Promise<Poll> {
    try {
      const response = await request(origin + this.path, this.#headers());
      const error = this.#receive(response);
      const poll = { status: response.status, cache: response.headers['x-cache'] ?? 'NONE' };
      return error === undefined ? poll : { ...poll, error: `${this.path}: ${error}` };
    } catch (error) {
      return { status: 0, cache: 'NONE', error: `${this.path}: ${String(error)}` };
    }
  }

  #headers(): Record<string, string> {
    const { headers, validators } = this.habit;
    const sendsEtag = validators === 'etag' || validators === 'both';
    const sendsDate = validators === 'date' || validators === 'both';
    return {
      ...headers,
      ...(sendsEtag && this.#etag !== undefined ? { 'If-None-Match': this.#etag } : {}),
      ...(sendsDate && this.#lastModified !== undefined
        ? { 'If-Modified-Since': this.#lastModified }
        : {}),
    };
  }

  /**
   * Updates what the reader holds, and says what is wrong with the response.
   *
   * @throws {ImportError} if a document is not a feed
   */
  #receive({ status, headers, text }: WireResponse): string | undefined {
    if (status === 304) return this.#items ? undefined : 'a 304 for a reader without a copy';
    if (status !== 200 && status !== 226) return `status ${status}`;
    const ids = readLiveFeed(text, this.path).items.map(({ id }) => id);
    if (status === 226 && !this.#items) return 'a delta for a reader without a copy';
    const kept = status === 226 ? this.items.filter((id) => !ids.includes(id)) : [];
    this.#items = [...ids, ...kept];
    this.#etag = headers.etag;
    this.#lastModified = headers['last-modified'];
    return undefined;
  }
}
