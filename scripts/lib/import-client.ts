import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import * as v from 'valibot';
import type { PostFile } from '../../src/import/post-file.ts';
import { problemAnswer } from '../../src/model/admin.ts';
import {
  finishedAnswer,
  inventoryAnswer,
  type knownPost,
  sentAnswer,
  startedAnswer,
} from '../../src/model/import-answers.ts';
import { Failure, ServerFailure } from './failure.ts';

/** A post that the Worker knows. The hash is null where it wants to read the post again. */
export type KnownPost = v.InferOutput<typeof knownPost>;

/** What a Feedmill has of a source. */
export interface Inventory {
  /** Whether its site is new there, or would be read in another way. */
  readonly isNew: boolean;
  /** Folders besides `_posts` that it takes posts from. */
  readonly postFolders: readonly string[];
  readonly posts: readonly KnownPost[];
}

/** What became of a post that was sent. */
export type SentPost = v.InferOutput<typeof sentAnswer>['posts'][number];

/** What the posts of a source are read with. */
export interface SiteQuery {
  readonly config: string;
  /** A digest of the files that the posts may use. */
  readonly files: string;
  readonly future: boolean;
}

const tries = 4;
// Milliseconds for which one answer is waited for.
const timeout = 120_000;

/** The import API of a running Feedmill. Every call throws a {@link Failure} that says what to do. */
export class ImportClient {
  readonly #base: string;
  readonly #token: string;
  readonly #source: string;

  constructor(base: string, token: string, source: string) {
    this.#base = base.replace(/\/+$/, '');
    this.#token = token;
    this.#source = encodeURIComponent(source);
  }

  /** Everything that the source has there. */
  async inventory(query: SiteQuery): Promise<Inventory> {
    const posts: KnownPost[] = [];
    let after = '';
    for (;;) {
      const { config, files } = query;
      const search = new URLSearchParams({ config, files, future: flag(query), after });
      const page = await this.#call(
        'GET',
        `/api/sources/${this.#source}/posts?${search}`,
        undefined,
        inventoryAnswer,
      );
      posts.push(...page.posts);
      if (page.next === null) return { ...page, posts };
      after = page.next;
    }
  }

  /** @param files the configuration, if there is one, and the files that posts may use */
  async start(files: readonly PostFile[], query: SiteQuery) {
    const path = `/api/sources/${this.#source}/runs?future=${flag(query)}`;
    return this.#call('POST', path, await packPosts(files), startedAnswer);
  }

  /** @param body what {@link packPosts} has made of the posts */
  async sendPosts(run: number, body: Uint8Array<ArrayBuffer>) {
    return this.#call('POST', `/api/runs/${run}/posts`, body, sentAnswer);
  }

  /** @param arrivals Git blob ids of files at new paths: what is gone may have moved there */
  async sendGone(
    run: number,
    gone: { readonly paths: readonly string[]; readonly arrivals: readonly string[] },
    allowWithdrawals: boolean,
  ): Promise<void> {
    const query = allowWithdrawals ? '?withdraw=all' : '';
    await this.#call('POST', `/api/runs/${run}/gone${query}`, JSON.stringify(gone), v.unknown());
  }

  async finish(run: number) {
    return this.#call('POST', `/api/runs/${run}/finish`, undefined, finishedAnswer);
  }

  async #call<Schema extends v.GenericSchema>(
    method: string,
    path: string,
    body: BodyInit | undefined,
    schema: Schema,
  ): Promise<v.InferOutput<Schema>> {
    const response = await this.#request(method, path, body);
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.status >= 500) throw new ServerFailure(this.#explain(response.status, answer));
    if (!response.ok) throw new Failure(this.#explain(response.status, answer));
    const parsed = v.safeParse(schema, answer);
    if (parsed.success) return parsed.output;
    throw new Failure(`${this.#base} does not answer like a Feedmill of this version`);
  }

  // Every call may be made twice: what has been written is found unchanged the second time.
  async #request(method: string, path: string, body: BodyInit | undefined): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(this.#base + path, {
        method,
        headers: { Authorization: `Bearer ${this.#token}` },
        signal: AbortSignal.timeout(timeout),
        ...(body === undefined ? {} : { body }),
      }).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
      const isFinal =
        response instanceof Response && response.status < 500 && response.status !== 429;
      if (isFinal) return response;
      if (attempt === tries) {
        if (response instanceof Response) return response;
        const reason = response.cause instanceof Error ? response.cause.message : response.message;
        throw new Failure(`${this.#base} cannot be reached: ${reason}`);
      }
      const seconds = 2 ** (attempt - 1);
      console.error(`${this.#base} does not answer; trying again in ${seconds} s`);
      await setTimeout(seconds * 1000);
    }
  }

  #explain(status: number, answer: unknown): string {
    if (status === 401) {
      return `${this.#base} does not accept the token; give the one it was deployed with by --token or FEEDMILL_TOKEN`;
    }
    const parsed = v.safeParse(problemAnswer, answer);
    return parsed.success
      ? parsed.output.detail
      : `${this.#base} answered ${status}; is it a Feedmill?`;
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
