import * as v from 'valibot';
import { type GithubRepository, githubApi } from '../../model/github.ts';
import { ImportError } from '../../model/problem.ts';
import { type Access, fetchSource } from '../fetch/fetch.ts';
import { retryLater } from '../fetch/retry-after.ts';
import { maxFileBytes } from '../site-files.ts';
import { encoded, isSha, limitedUntil, parseJson, readBytes } from './responses.ts';

/** The newest commit of a branch, and what a conditional request asks with. */
export interface BranchHead {
  readonly sha: string;
  /** Empty where the host gives none. */
  readonly etag: string;
}

/** A file that differs between two commits. */
export type ChangedFile = v.InferOutput<typeof changedFile>;

const changedFile = v.object({
  filename: v.string(),
  /** Its Git blob id; that of the file that was, where it was removed. */
  sha: v.nullable(v.string()),
  status: v.string(),
  previous_filename: v.optional(v.string()),
});
const comparison = v.object({
  status: v.string(),
  files: v.optional(v.array(changedFile), []),
});

/** How many files a comparison lists at the most: one with as many may have left some out. */
const maxListed = 300;

// Bytes of that list, in which the host also puts how texts have changed.
const maxListBytes = 16_000_000;

/** The part of GitHub's REST API that an import needs, for one repository. */
export class GithubApi {
  readonly #repository: GithubRepository;
  readonly #access: Access;
  /** Where files and archives are asked for instead, which counts against no rate limit. */
  readonly #isOpen: boolean;

  constructor(repository: GithubRepository, access: Access) {
    this.#repository = repository;
    this.#access = access;
    this.#isOpen = repository.token === undefined && repository.api === githubApi;
  }

  /**
   * The newest commit of the branch.
   *
   * @param known what was there the last time: then this costs nothing of the rate limit
   */
  async head(known: BranchHead | undefined): Promise<BranchHead> {
    const { branch = 'HEAD' } = this.#repository;
    const response = await this.#call(`commits/${encoded(branch)}`, {
      Accept: 'application/vnd.github.sha',
      ...(known?.etag ? { 'If-None-Match': known.etag } : {}),
    });
    if (response.status === 304 && known) {
      await response.body?.cancel();
      return known;
    }
    if (!response.ok) return this.#refuse(response, 'the branch');
    const sha = (await response.text()).trim();
    if (!isSha(sha)) throw new ImportError(`${this.#host} does not answer like GitHub's API`);
    return { sha, etag: response.headers.get('ETag') ?? '' };
  }

  /**
   * What differs between two commits; undefined where the one does not lead to the other any more, or
   * the list is not whole.
   */
  async compare(base: string, head: string): Promise<readonly ChangedFile[] | undefined> {
    // All files are on the first page, however few commits a page has.
    const path = `compare/${base}...${head}?per_page=1&page=1`;
    const response = await this.#call(path, { Accept: 'application/vnd.github+json' });
    if (response.status === 404 || response.status === 422) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok) return this.#refuse(response, 'a comparison');
    const list = await readBytes(response, maxListBytes);
    if (list.length > maxListBytes) return undefined;
    const parsed = v.safeParse(comparison, parseJson(list));
    if (!parsed.success) throw new ImportError(`${this.#host} does not answer like GitHub's API`);
    const { status, files } = parsed.output;
    const isWhole = files.length < maxListed && (status === 'ahead' || status === 'identical');
    return isWhole ? files : undefined;
  }

  /** A file at a commit, as far as it is read; undefined where there is none. */
  async file(sha: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const { owner, name } = this.#repository;
    const response = this.#isOpen
      ? await this.#ask(
          `https://raw.githubusercontent.com/${owner}/${name}/${sha}/${encoded(path)}`,
        )
      : await this.#call(`contents/${encoded(path)}?ref=${sha}`, {
          Accept: 'application/vnd.github.raw+json',
        });
    if (response.status === 404) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok) return this.#refuse(response, path);
    return readBytes(response, maxFileBytes);
  }

  /** The archive of a commit. */
  async archive(sha: string): Promise<ReadableStream<Uint8Array>> {
    const { owner, name } = this.#repository;
    const response = this.#isOpen
      ? await this.#ask(`https://codeload.github.com/${owner}/${name}/tar.gz/${sha}`)
      : await this.#call(`tarball/${sha}`);
    if (response.ok && response.body) return response.body;
    return this.#refuse(response, 'the archive');
  }

  get #host(): string {
    return new URL(this.#repository.api).host;
  }

  #call(path: string, headers: Record<string, string> = {}): Promise<Response> {
    const { api, owner, name, token } = this.#repository;
    return this.#ask(`${api}/repos/${owner}/${name}/${path}`, {
      'X-GitHub-Api-Version': '2022-11-28',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...headers,
    });
  }

  async #ask(url: string, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetchSource(url, { ...this.#access, headers });
    const until = await limitedUntil(response);
    return until ? retryLater(response, new URL(url).host, until) : response;
  }

  async #refuse(response: Response, what: string): Promise<never> {
    if (!response.bodyUsed) await response.body?.cancel();
    const { owner, name, branch } = this.#repository;
    const { status } = response;
    const place = `${owner}/${name}${branch === undefined ? '' : `@${branch}`}`;
    if (status === 401) throw new ImportError(`${this.#host} does not accept GITHUB_TOKEN (401)`);
    if ([403, 404, 409, 422].includes(status)) {
      throw new ImportError(
        `${this.#host} has no ${place}, or the token may not read it (${status} for ${what})`,
      );
    }
    throw new ImportError(`${this.#host} answered ${status} for ${what} of ${place}`);
  }
}
