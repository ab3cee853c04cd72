import * as v from 'valibot';
import { type GithubRepository, githubApi } from '../../model/github.ts';
import { ImportError } from '../../model/problem.ts';
import { type FetchPolicy, fetchSource } from '../fetch/fetch.ts';
import { readBytes } from '../fetch/read-bytes.ts';
import { throwRetryLater } from '../fetch/retry-after.ts';
import { maxFileBytes } from '../file-source.ts';
import { encodePath, isSha, parseJson, rateLimitReset } from './responses.ts';

/** The newest commit of a branch. */
export interface BranchHead {
  readonly sha: string;
  /** For conditional requests; empty if the server sends none. */
  readonly etag: string;
}

/** A file that differs between two commits. */
export type ChangedFile = v.InferOutput<typeof changedFile>;

const changedFile = v.object({
  filename: v.string(),
  /** The Git blob id; for a removed file, the one that it had. */
  sha: v.nullable(v.string()),
  status: v.string(),
  previous_filename: v.optional(v.string()),
});
const comparison = v.object({
  status: v.string(),
  files: v.optional(v.array(changedFile), []),
});

const treeResponse = v.object({
  tree: v.array(v.object({ path: v.string(), size: v.optional(v.number()) })),
});

// GitHub lists no more files than this, so a comparison with as many may be incomplete.
const maxListed = 300;

// Bytes of a comparison, which also contains the patches.
const maxComparisonBytes = 16_000_000;

// GitHub cuts the list of files at 7 MB.
const maxTreeBytes = 8_000_000;

/** The endpoints of GitHub's REST API that an import needs, for one repository. */
export class GithubApi {
  readonly #repository: GithubRepository;
  readonly #policy: FetchPolicy;
  /** Whether files and archives can be fetched from hosts without a rate limit. */
  readonly #isPublic: boolean;

  constructor(repository: GithubRepository, policy: FetchPolicy) {
    this.#repository = repository;
    this.#policy = policy;
    this.#isPublic = repository.token === undefined && repository.api === githubApi;
  }

  /**
   * Fetches the newest commit of the branch.
   *
   * @param known the last result; if it is still current, the request does not count against the
   *   rate limit
   */
  async head(known: BranchHead | undefined): Promise<BranchHead> {
    const { branch = 'HEAD' } = this.#repository;
    const response = await this.#callApi(`commits/${encodePath(branch)}`, {
      Accept: 'application/vnd.github.sha',
      ...(known?.etag ? { 'If-None-Match': known.etag } : {}),
    });
    if (response.status === 304 && known) {
      await response.body?.cancel();
      return known;
    }
    if (!response.ok) return this.#reject(response, 'the branch');
    const sha = (await response.text()).trim();
    if (!isSha(sha)) throw this.#unexpectedResponse();
    return { sha, etag: response.headers.get('ETag') ?? '' };
  }

  /**
   * Lists the files that differ between two commits.
   *
   * @returns undefined if `head` is not a descendant of `base`, or if the list is incomplete
   */
  async compare(base: string, head: string): Promise<readonly ChangedFile[] | undefined> {
    // The first page has all files, however few commits it has.
    const path = `compare/${base}...${head}?per_page=1&page=1`;
    const response = await this.#callApi(path, { Accept: 'application/vnd.github+json' });
    if (response.status === 404 || response.status === 422) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok) return this.#reject(response, 'a comparison');
    const json = await readBytes(response, maxComparisonBytes);
    if (json.length > maxComparisonBytes) return undefined;
    const parsed = v.safeParse(comparison, parseJson(json));
    if (!parsed.success) throw this.#unexpectedResponse();
    const { status, files } = parsed.output;
    const isComplete = files.length < maxListed && (status === 'ahead' || status === 'identical');
    return isComplete ? files : undefined;
  }

  /** Lists the files of a commit. The list is incomplete if there are very many, and empty if it is not found. */
  async tree(sha: string): Promise<v.InferOutput<typeof treeResponse>['tree']> {
    const response = await this.#callApi(`git/trees/${sha}?recursive=1`, {
      Accept: 'application/vnd.github+json',
    });
    if (!response.ok) {
      await response.body?.cancel();
      return [];
    }
    const json = await readBytes(response, maxTreeBytes);
    const parsed = v.safeParse(treeResponse, json.length > maxTreeBytes ? {} : parseJson(json));
    return parsed.success ? parsed.output.tree : [];
  }

  /** Reads a file at a commit, up to `maxFileBytes`; undefined if it does not exist. */
  async file(sha: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const { owner, name } = this.#repository;
    const response = this.#isPublic
      ? await this.#fetch(
          `https://raw.githubusercontent.com/${owner}/${name}/${sha}/${encodePath(path)}`,
        )
      : await this.#callApi(`contents/${encodePath(path)}?ref=${sha}`, {
          Accept: 'application/vnd.github.raw+json',
        });
    if (response.status === 404) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok) return this.#reject(response, path);
    return readBytes(response, maxFileBytes);
  }

  /** Fetches the archive of a commit. */
  async archive(sha: string): Promise<ReadableStream<Uint8Array>> {
    const { owner, name } = this.#repository;
    const response = this.#isPublic
      ? await this.#fetch(`https://codeload.github.com/${owner}/${name}/tar.gz/${sha}`)
      : await this.#callApi(`tarball/${sha}`);
    if (response.ok && response.body) return response.body;
    return this.#reject(response, 'the archive');
  }

  get #host(): string {
    return new URL(this.#repository.api).host;
  }

  #callApi(path: string, headers: Record<string, string> = {}): Promise<Response> {
    const { api, owner, name, token } = this.#repository;
    return this.#fetch(`${api}/repos/${owner}/${name}/${path}`, {
      'X-GitHub-Api-Version': '2022-11-28',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...headers,
    });
  }

  async #fetch(url: string, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetchSource(url, { ...this.#policy, headers });
    const reset = await rateLimitReset(response);
    return reset ? throwRetryLater(response, new URL(url).host, reset) : response;
  }

  #unexpectedResponse(): ImportError {
    return new ImportError(`${this.#host} does not respond like GitHub's API`);
  }

  async #reject(response: Response, what: string): Promise<never> {
    if (!response.bodyUsed) await response.body?.cancel();
    const { owner, name, branch, token } = this.#repository;
    const { status } = response;
    const repository = `${owner}/${name}${branch === undefined ? '' : `@${branch}`}`;
    if (status === 401) throw new ImportError(`${this.#host} does not accept GITHUB_TOKEN (401)`);
    if ([403, 404, 409, 422].includes(status)) {
      const access =
        token === undefined
          ? 'it is private and GITHUB_TOKEN is not set'
          : 'GITHUB_TOKEN has no access to it';
      throw new ImportError(
        `${this.#host} has no ${repository}, or ${access} (${status} for ${what})`,
      );
    }
    throw new ImportError(`${this.#host} responded with ${status} for ${what} of ${repository}`);
  }
}
