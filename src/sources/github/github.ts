import type { GithubRepository } from '../../model/github.ts';
import { type ArchiveBounds, surveyArchive } from '../archive/archive.ts';
import { encoded, isSha } from './responses.ts';
import { GithubApi, type Head } from './api.ts';
import { lookAtChanges } from './changes.ts';
import type { Access } from '../fetch/fetch.ts';
import type { Known, Look, Source } from '../source.ts';

/**
 * A branch of a repository on GitHub, or on a host that answers like it. The mark is the commit that
 * was imported, and what a conditional request for the branch is made with.
 */
export class GithubSource implements Source {
  readonly kind = 'github';
  readonly name: string;
  readonly #api: GithubApi;
  readonly #folder: string;
  readonly #bounds: ArchiveBounds;

  constructor(name: string, repository: GithubRepository, access: Access, bounds: ArchiveBounds) {
    this.name = name;
    this.#api = new GithubApi(repository, access);
    this.#folder = repository.folder;
    this.#bounds = bounds;
  }

  async hasNews(mark: string | null): Promise<boolean> {
    const base = readMark(mark, this.#folder);
    const head = await this.#api.head(base);
    return head.sha !== base?.sha;
  }

  async look(mark: string | null, known: Known): Promise<Look | undefined> {
    const base = readMark(mark, this.#folder);
    // Whatever is pushed from now on is for the next look: all of this one is of one commit.
    const head = await this.#api.head(base);
    if (head.sha === base?.sha && (await known.waiting()).length === 0) return undefined;
    const changes = base && (await this.#changes(base, head, known));
    const found = changes ?? (await this.#all(head, known));
    return { mark: writeMark(head, this.#folder), ...found };
  }

  async #changes(base: Head, head: Head, known: Known): Promise<Omit<Look, 'mark'> | undefined> {
    const files = base.sha === head.sha ? [] : await this.#api.compare(base.sha, head.sha);
    return files && lookAtChanges(this.#api, head.sha, this.#folder, files, known);
  }

  async #all(head: Head, known: Known): Promise<Omit<Look, 'mark'>> {
    const archive = await this.#api.archive(head.sha);
    return surveyArchive(archive, this.#bounds, known, this.#folder);
  }
}

/** What a mark says; undefined where it is of another folder. */
function readMark(mark: string | null, folder: string): Head | undefined {
  const [, sha = '', place = '', etag = ''] = /^(\w+):?(\S*) ?(.*)$/.exec(mark ?? '') ?? [];
  return isSha(sha) && place === encoded(folder) ? { sha, etag } : undefined;
}

function writeMark({ sha, etag }: Head, folder: string): string {
  const place = folder === '' ? '' : `:${encoded(folder)}`;
  return `${sha}${place} ${etag}`.trim();
}
