import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import type * as v from 'valibot';
import { type ScheduledResponse, sourcesResponse } from '../../src/model/admin-api.ts';
import {
  deletedResponse,
  finishedResponse,
  inventoryResponse,
  type knownPost,
  mediaSizesPath,
  sentResponse,
  startedResponse,
  withdrawalsResponse,
} from '../../src/model/import-api.ts';
import type { PostFile } from '../../src/model/post-file.ts';
import { ApiClient } from './api-client.ts';

// If posts kill the Worker twice, a smaller batch of them is sent.
const postAttempts = 2;

/** A stored post. The hash is null if the post must be sent again. */
export type KnownPost = v.InferOutput<typeof knownPost>;

/** A source as a Feedmill has stored it. */
interface Inventory {
  /** Whether the site is new, or its configuration, includes or data have changed. */
  readonly isNew: boolean;
  /** Folders of posts besides `_posts`. */
  readonly postFolders: readonly string[];
  readonly posts: readonly KnownPost[];
  /** The cursor of the last finished run; null if another run has started since. */
  readonly cursor: string | null;
  /** Why the last run was refused; null if it was not. */
  readonly refusal: string | null;
}

/** A post that was sent, with its outcome. */
export type SentPost = v.InferOutput<typeof sentResponse>['posts'][number];

/** Identifies everything besides a post's own file that reading the post depends on. */
interface SiteQuery {
  /** Identifies the configuration and `CNAME`; empty if there is neither. */
  readonly config: string;
  /** A digest of the includes and data files. */
  readonly files: string;
  /** Whether posts with a date in the future are published. */
  readonly future: boolean;
}

/** The import API of a running Feedmill, for one source. It throws what {@link ApiClient}
 * throws. */
export class ImportClient {
  readonly #api: ApiClient;
  readonly #name: string;
  /** The name in URLs. */
  readonly #source: string;

  constructor(origin: string, token: string, source: string) {
    this.#api = new ApiClient(origin, token);
    this.#name = source;
    this.#source = encodeURIComponent(source);
  }

  /** The articles of the source that wait for their dates; null if no article waits. */
  async scheduled(): Promise<ScheduledResponse | null> {
    const path = '/api/sources?counts=0';
    const { sources } = await this.#api.call('GET', path, undefined, sourcesResponse);
    return sources.find(({ source }) => source === this.#name)?.scheduled ?? null;
  }

  /** The inventory without its posts. */
  async outline(query: SiteQuery): Promise<Inventory> {
    return this.#inventoryPage(query, { list: 'none' });
  }

  async inventory(query: SiteQuery): Promise<Inventory> {
    const posts: KnownPost[] = [];
    let after = '';
    for (;;) {
      const page = await this.#inventoryPage(query, { after });
      posts.push(...page.posts);
      if (page.next === null) return { ...page, posts };
      after = page.next;
    }
  }

  #inventoryPage({ config, files, future }: SiteQuery, page: Readonly<Record<string, string>>) {
    const search = new URLSearchParams({ config, files, future: flag(future), ...page });
    const path = `/api/sources/${this.#source}/posts?${search}`;
    return this.#api.call('GET', path, undefined, inventoryResponse);
  }

  /**
   * Starts a run.
   *
   * @param files the configuration and `CNAME` if there are any, the includes and the data files
   */
  async start(files: readonly PostFile[], { future }: SiteQuery) {
    const path = `/api/sources/${this.#source}/runs?future=${flag(future)}`;
    return this.#api.call('POST', path, await packFiles(files), startedResponse);
  }

  /** @param body posts, packed by {@link packPosts} */
  async sendPosts(run: number, body: Uint8Array<ArrayBuffer>) {
    return this.#api.call('POST', `/api/runs/${run}/posts`, body, sentResponse, postAttempts);
  }

  /** Reports a post that kills the Worker, so that it becomes a problem. */
  async sendFatal(run: number, body: Uint8Array<ArrayBuffer>) {
    return this.#api.call('POST', `/api/runs/${run}/posts?fatal=1`, body, sentResponse);
  }

  /** Names posts that were deleted. */
  async sendDeleted(run: number, paths: readonly string[]): Promise<void> {
    const body = JSON.stringify({ paths });
    await this.#api.call('POST', `/api/runs/${run}/deleted`, body, deletedResponse);
  }

  /**
   * Asks what a run would withdraw.
   *
   * @param deleted the paths, and the Git blob ids of files at new paths: a deleted post may have moved
   */
  async previewWithdrawals(
    deleted: { readonly paths: readonly string[]; readonly newHashes: readonly string[] },
    allowWithdrawals: boolean,
  ) {
    const query = allowWithdrawals ? '?withdraw=all' : '';
    const path = `/api/sources/${this.#source}/withdrawals${query}`;
    return this.#api.call('POST', path, JSON.stringify(deleted), withdrawalsResponse);
  }

  /**
   * Finishes a run, in as many requests as it takes.
   *
   * @param options.cursor identifies the state of the site that was sent
   */
  async finish(
    run: number,
    {
      cursor,
      allowWithdrawals = false,
    }: { readonly cursor?: string | undefined; readonly allowWithdrawals?: boolean } = {},
  ) {
    const query = new URLSearchParams({
      ...(cursor === undefined ? {} : { cursor }),
      ...(allowWithdrawals ? { withdraw: 'all' } : {}),
    });
    const path = `/api/runs/${run}/finish?${query}`;
    for (;;) {
      const result = await this.#api.call('POST', path, undefined, finishedResponse);
      if (result.state !== 'running') return result;
    }
  }
}

function flag(isSet: boolean): string {
  return isSet ? '1' : '0';
}

/** Packs files as the body of a request: a tar archive, compressed by gzip. */
export async function packFiles(files: readonly PostFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const entries = files.map(({ path, bytes, modifiedAt }) => ({
    header: { name: path, size: bytes.length, mtime: modifiedAt },
    body: bytes,
  }));
  return new Uint8Array(gzipSync(await packTar(entries)));
}

/** Packs posts like {@link packFiles}, with the sizes in bytes of the site's media files that they name. */
export async function packPosts(
  posts: readonly PostFile[],
  sizes: ReadonlyMap<string, number>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (sizes.size === 0) return packFiles(posts);
  const bytes = new Uint8Array(new TextEncoder().encode(JSON.stringify(Object.fromEntries(sizes))));
  return packFiles([...posts, { path: mediaSizesPath, bytes, modifiedAt: new Date(0) }]);
}
