import type { GithubRepository } from '../../model/github.ts';
import { type ArchiveLimits, scanArchive } from '../archive/archive.ts';
import type { FetchPolicy } from '../fetch/fetch.ts';
import type { PostIndex, Scan, Source } from '../source.ts';
import { type BranchHead, GithubApi } from './api.ts';
import { scanChanges } from './changes.ts';
import { encodePath, isSha } from './responses.ts';

/**
 * A branch of a repository on GitHub, or on a server with the same API. The cursor is the commit that
 * was imported, with the ETag of the branch.
 */
export class GithubSource implements Source {
  readonly kind = 'github';
  readonly name: string;
  readonly #api: GithubApi;
  readonly #folder: string;
  readonly #limits: ArchiveLimits;

  constructor(
    name: string,
    repository: GithubRepository,
    policy: FetchPolicy,
    limits: ArchiveLimits,
  ) {
    this.name = name;
    this.#api = new GithubApi(repository, policy);
    this.#folder = repository.folder;
    this.#limits = limits;
  }

  async hasNews(cursor: string | null): Promise<boolean> {
    const base = parseCursor(cursor, this.#folder);
    const head = await this.#api.head(base);
    return head.sha !== base?.sha;
  }

  async scan(cursor: string | null, index: PostIndex): Promise<Scan | undefined> {
    const base = parseCursor(cursor, this.#folder);
    // Everything is read at this commit. Later ones are left to the next scan.
    const head = await this.#api.head(base);
    if (head.sha === base?.sha && (await index.pending()).length === 0) return undefined;
    const changes = base && (await this.#scanChanges(base, head, index));
    const scan = changes ?? (await this.#scanArchive(cursor, head, index));
    return { cursor: formatCursor(head, this.#folder), ...scan };
  }

  async #scanChanges(
    base: BranchHead,
    head: BranchHead,
    index: PostIndex,
  ): Promise<Omit<Scan, 'cursor'> | undefined> {
    const files = base.sha === head.sha ? [] : await this.#api.compare(base.sha, head.sha);
    return files && scanChanges(this.#api, head.sha, this.#folder, files, index);
  }

  async #scanArchive(
    cursor: string | null,
    { sha }: BranchHead,
    index: PostIndex,
  ): Promise<Omit<Scan, 'cursor'>> {
    const version = formatCursor({ sha, etag: '' }, this.#folder);
    const from = { cursor, version, folder: this.#folder };
    return scanArchive(() => this.#api.archive(sha), this.#limits, index, from);
  }
}

/** Parses a cursor, `<sha>[:<folder>] <etag>`. Undefined if it belongs to another folder. */
function parseCursor(cursor: string | null, folder: string): BranchHead | undefined {
  const [, sha = '', encodedFolder = '', etag = ''] =
    /^(\w+):?(\S*) ?(.*)$/.exec(cursor ?? '') ?? [];
  return isSha(sha) && encodedFolder === encodePath(folder) ? { sha, etag } : undefined;
}

function formatCursor({ sha, etag }: BranchHead, folder: string): string {
  const suffix = folder === '' ? '' : `:${encodePath(folder)}`;
  return `${sha}${suffix} ${etag}`.trim();
}
