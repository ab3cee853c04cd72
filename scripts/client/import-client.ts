import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import * as v from 'valibot';
import {
  finishedResponse,
  inventoryResponse,
  type knownPost,
  sentResponse,
  startedResponse,
} from '../../src/model/import-api.ts';
import type { PostFile } from '../../src/model/post-file.ts';
import { ApiClient } from './api-client.ts';

/** A post that the Worker knows. The hash is null where it wants to read the post again. */
export type KnownPost = v.InferOutput<typeof knownPost>;

/** What a Feedmill has of a source. */
export interface Inventory {
  /** Whether its site is new there, or would be read in another way. */
  readonly isNew: boolean;
  /** Folders besides `_posts` that it takes posts from. */
  readonly postFolders: readonly string[];
  readonly posts: readonly KnownPost[];
  /** What the last run of it was ended with; null where another has begun since. */
  readonly cursor: string | null;
}

/** What became of a post that was sent. */
export type SentPost = v.InferOutput<typeof sentResponse>['posts'][number];

/** What the posts of a source are read with. */
export interface SiteQuery {
  readonly config: string;
  /** A digest of the files that the posts may use. */
  readonly files: string;
  readonly future: boolean;
}

/** The import API of a running Feedmill. Every call throws a {@link Failure} that says what to do. */
export class ImportClient {
  readonly #api: ApiClient;
  readonly #source: string;

  constructor(base: string, token: string, source: string) {
    this.#api = new ApiClient(base, token);
    this.#source = encodeURIComponent(source);
  }

  /** What the source has there, without its posts. */
  async outline(query: SiteQuery): Promise<Inventory> {
    return this.#page(query, { list: 'none' });
  }

  /** Everything that the source has there. */
  async inventory(query: SiteQuery): Promise<Inventory> {
    const posts: KnownPost[] = [];
    let after = '';
    for (;;) {
      const page = await this.#page(query, { after });
      posts.push(...page.posts);
      if (page.next === null) return { ...page, posts };
      after = page.next;
    }
  }

  #page(query: SiteQuery, more: Readonly<Record<string, string>>) {
    const { config, files } = query;
    const search = new URLSearchParams({ config, files, future: flag(query), ...more });
    const path = `/api/sources/${this.#source}/posts?${search}`;
    return this.#api.call('GET', path, undefined, inventoryResponse);
  }

  /** @param files the configuration, if there is one, and the files that posts may use */
  async start(files: readonly PostFile[], query: SiteQuery) {
    const path = `/api/sources/${this.#source}/runs?future=${flag(query)}`;
    return this.#api.call('POST', path, await packPosts(files), startedResponse);
  }

  /** @param body what {@link packPosts} has made of the posts */
  async sendPosts(run: number, body: Uint8Array<ArrayBuffer>) {
    return this.#api.call('POST', `/api/runs/${run}/posts`, body, sentResponse);
  }

  /** @param arrivals Git blob ids of files at new paths: what is gone may have moved there */
  async sendDeleted(
    run: number,
    deleted: { readonly paths: readonly string[]; readonly newHashes: readonly string[] },
    allowWithdrawals: boolean,
  ): Promise<void> {
    const query = allowWithdrawals ? '?withdraw=all' : '';
    await this.#api.call(
      'POST',
      `/api/runs/${run}/deleted${query}`,
      JSON.stringify(deleted),
      v.unknown(),
    );
  }

  /** @param mark what the source is remembered by: all that it holds then is of this */
  async finish(run: number, cursor?: string) {
    const query = cursor === undefined ? '' : `?${new URLSearchParams({ cursor })}`;
    return this.#api.call('POST', `/api/runs/${run}/finish${query}`, undefined, finishedResponse);
  }
}

function flag({ future }: SiteQuery): string {
  return future ? '1' : '0';
}

/** Files as the body of a request: a tar archive, packed by gzip. */
export async function packPosts(files: readonly PostFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const entries = files.map(({ path, bytes, modifiedAt }) => ({
    header: { name: path, size: bytes.length, mtime: modifiedAt },
    body: bytes,
  }));
  return new Uint8Array(gzipSync(await packTar(entries)));
}
