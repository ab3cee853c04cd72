import { isSupportFile } from '../../jekyll/support-files.ts';
import { configName, type PostFile, type PostHash, withHash } from '../../model/post-file.ts';
import { ImportError } from '../../model/problem.ts';
import { NewestFiles, type ScanLimits } from '../newest-first.ts';
import { each, isSitePost, maxSupportBytes } from '../site-files.ts';
import type { PostComparison, Scan } from '../source.ts';

/**
 * A walk through the files of an archive, in whatever order they come. The site's root is where the
 * first `_config.yml` lies: at the top, or in the one folder that GitHub, GitLab and Gitea put around
 * a repository. What comes before it waits, as far as there is room.
 */
export class Survey {
  readonly #comparison: PostComparison;
  readonly #postFolders: readonly string[];
  readonly #newest: NewestFiles;
  readonly #support: PostFile[] = [];
  #supportBytes = 0;
  #config: PostFile | undefined;
  #early: PostHash[] = [];
  readonly #earlyFiles: NewestFiles;
  #dropped = 0;

  /** @param room what is held of posts that must be read, and of what comes early */
  constructor(comparison: PostComparison, postFolders: readonly string[], room: ScanLimits) {
    this.#comparison = comparison;
    this.#newest = new NewestFiles(room);
    this.#earlyFiles = new NewestFiles(room);
    this.#postFolders = postFolders;
  }

  /** Whether a file is of use, wherever the site's root is. */
  mayTake(path: string): boolean {
    return isConfig(path) || [path, belowFolder(path)].some((one) => this.#isOfUse(one));
  }

  async take(file: PostFile): Promise<void> {
    if (this.#config === undefined && isConfig(file.path)) this.#begin(file);
    else if ([file.path, belowFolder(file.path)].some(isSupportFile)) this.#keepSupport(file);
    else if (this.#config === undefined) await this.#wait(file);
    else await this.#takePost(file);
  }

  /** @throws {ImportError} where there was no configuration */
  end(): Omit<Scan, 'cursor'> {
    const config = this.#config;
    if (config === undefined) throw new ImportError(`the archive has no ${configName}`);
    const support = this.#support.flatMap((file) => {
      const path = this.#pathOf(file.path);
      return path !== undefined && isSupportFile(path) ? [{ ...file, path }] : [];
    });
    const { files, dropped } = this.#newest;
    return {
      site: { config, support },
      deletions: undefined,
      remaining: dropped + this.#dropped,
      posts: () => each(files),
    };
  }

  #begin(config: PostFile): void {
    this.#config = config;
    const held = new Map(this.#earlyFiles.files.map((file) => [file.path, file]));
    for (const { path: whole, hash } of this.#early) {
      const path = this.#pathOf(whole);
      if (path === undefined || !this.#isPost(path) || !this.#comparison.visit(path, hash))
        continue;
      const file = held.get(whole);
      if (file) this.#newest.add({ ...file, path });
      else this.#dropped++;
    }
    this.#early = [];
  }

  async #wait(file: PostFile): Promise<void> {
    const post = await withHash(file);
    this.#early.push({ path: post.path, hash: post.hash });
    const isKnown = [post.path, belowFolder(post.path)].some((path) =>
      this.#comparison.isCurrent(path, post.hash),
    );
    if (!isKnown) this.#earlyFiles.add(post);
  }

  async #takePost(file: PostFile): Promise<void> {
    const path = this.#pathOf(file.path);
    if (path === undefined || !this.#isPost(path)) return;
    const post = await withHash({ ...file, path });
    if (this.#comparison.visit(path, post.hash)) this.#newest.add(post);
  }

  #keepSupport(file: PostFile): void {
    this.#supportBytes += file.bytes.length;
    if (this.#supportBytes <= maxSupportBytes) this.#support.push(file);
  }

  #isOfUse(path: string): boolean {
    return this.#isPost(path) || isSupportFile(path);
  }

  #isPost(path: string): boolean {
    return isSitePost(path, this.#postFolders);
  }

  /** The path from the site's root; undefined for what lies outside of it. */
  #pathOf(path: string): string | undefined {
    const root = this.#config?.path.slice(0, -configName.length) ?? '';
    return path.startsWith(root) ? path.slice(root.length) : undefined;
  }
}

function isConfig(path: string): boolean {
  const parts = path.split('/');
  return parts.at(-1) === configName && parts.length <= 2;
}

function belowFolder(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}
