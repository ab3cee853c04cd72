import type { GithubRepository } from '../../model/github.ts';
import { type ArchiveLimits, surveyArchive } from '../archive/archive.ts';
import type { Access } from '../fetch/fetch.ts';
import type { PostIndex, Scan, Source } from '../source.ts';
import { type BranchHead, GithubApi } from './api.ts';
import { scanChanges } from './changes.ts';
import { encoded, isSha } from './responses.ts';

/**
 * A branch of a repository on GitHub, or on a host that answers like it. The mark is the commit that
 * was imported, and what a conditional request for the branch is made with.
 */
export class GithubSource implements Source {
  readonly kind = 'github';
  readonly name: string;
  readonly #api: GithubApi;
  readonly #folder: string;
  readonly #bounds: ArchiveLimits;

  constructor(name: string, repository: GithubRepository, access: Access, bounds: ArchiveLimits) {
    this.name = name;
    this.#api = new GithubApi(repository, access);
    this.#folder = repository.folder;
    this.#bounds = bounds;
  }

  async hasNews(cursor: string | null): Promise<boolean> {
    const base = parseCursor(cursor, this.#folder);
    const head = await this.#api.head(base);
    return head.sha !== base?.sha;
  }

  async scan(cursor: string | null, known: PostIndex): Promise<Scan | undefined> {
    const base = parseCursor(cursor, this.#folder);
    // Whatever is pushed from now on is for the next look: all of this one is of one commit.
    const head = await this.#api.head(base);
    if (head.sha === base?.sha && (await known.pending()).length === 0) return undefined;
    const changes = base && (await this.#changes(base, head, known));
    const found = changes ?? (await this.#all(head, known));
    return { cursor: formatCursor(head, this.#folder), ...found };
  }

  async #changes(
    base: BranchHead,
    head: BranchHead,
    known: PostIndex,
  ): Promise<Omit<Scan, 'cursor'> | undefined> {
    const files = base.sha === head.sha ? [] : await this.#api.compare(base.sha, head.sha);
    return files && scanChanges(this.#api, head.sha, this.#folder, files, known);
  }

  async #all(head: BranchHead, known: PostIndex): Promise<Omit<Scan, 'cursor'>> {
    const archive = await this.#api.archive(head.sha);
    return surveyArchive(archive, this.#bounds, known, this.#folder);
  }
}

/** What a mark says; undefined where it is of another folder. */
function parseCursor(cursor: string | null, folder: string): BranchHead | undefined {
  const [, sha = '', place = '', etag = ''] = /^(\w+):?(\S*) ?(.*)$/.exec(cursor ?? '') ?? [];
  return isSha(sha) && place === encoded(folder) ? { sha, etag } : undefined;
}

function formatCursor({ sha, etag }: BranchHead, folder: string): string {
  const place = folder === '' ? '' : `:${encoded(folder)}`;
  return `${sha}${place} ${etag}`.trim();
}
