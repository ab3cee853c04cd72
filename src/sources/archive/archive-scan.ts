import { collectionFoldersIn } from '../../generators/collection-folders.ts';
import {
  configFilesOf,
  configurationNames,
  isConfigFile,
  isSiteConfig,
} from '../../generators/config-files.ts';
import type { Generator } from '../../generators/shared/generator.ts';
import {
  isSupportFile,
  type SupportKind,
  supportKindOf,
  usedPart,
} from '../../jekyll/support-kind.ts';
import type { PostFile } from '../../model/post-file.ts';
import { ImportError } from '../../model/problem.ts';
import { isSitePost, maxSupportBytes, mayBeDocument } from '../file-source.ts';
import { FirstFiles, newestInMemory } from '../first-files.ts';
import { MediaSizes } from '../media-sizes.ts';
import type { PostComparison, Scan } from '../source.ts';
import { type ComparedFile, ComparedPosts, type ScanRange } from './compared-posts.ts';
import { EarlyPosts } from './early-posts.ts';

/**
 * Collects the files of a site from an archive, in the archive's order. The site's root is the folder
 * of the first configuration: the top, or the one folder that GitHub, GitLab and Gitea put around a
 * repository. Files that come before it may be posts of the site, so they are kept, within the
 * limits, until it comes.
 */
export class ArchiveScan {
  readonly #posts: ComparedPosts;
  /** Those of the site's collections are added as soon as its configuration comes. */
  #postFolders: readonly string[];
  readonly #support: PostFile[] = [];
  readonly #supportBytes = new Map<SupportKind | undefined, number>();
  readonly #sizes = new MediaSizes();
  /** The site's folder, which is known as soon as its configuration comes. */
  #root: string | undefined;
  /** Undefined as long as `#root` is. */
  #generator: Generator | undefined;
  /** Configurations and `CNAME` files, with paths as in the archive. */
  readonly #config: PostFile[] = [];
  /** Possible posts before the configuration, with paths as in the archive. */
  readonly #early = new EarlyPosts();
  readonly #earlyFiles: FirstFiles<ComparedFile>;

  /** @param range its limits apply to the posts that must be read, and separately to `#earlyFiles` */
  constructor(comparison: PostComparison, postFolders: readonly string[], range: ScanRange) {
    this.#posts = new ComparedPosts(comparison, range);
    this.#earlyFiles = new FirstFiles(newestInMemory, range.limits);
    this.#postFolders = postFolders;
  }

  /** Whether a file may belong to the site, and is left for this scan if it is a post. */
  mayNeed(path: string): boolean {
    return this.#pathsOf(path).some((one) => isConfigFile(one) || this.#isNeeded(one));
  }

  /** Records the size of a file, in bytes. */
  see(path: string, size: number): void {
    this.#sizes.add(path, size);
  }

  async add(file: PostFile): Promise<void> {
    const paths = this.#pathsOf(file.path);
    if (paths.some(isConfigFile)) await this.#addConfig(file);
    // A file beside posts may be included in one, and is listed as a post without a date. A page may be one.
    if (paths.some(isSupportFile)) this.#addSupport(file);
    if (this.#root !== undefined) await this.#addPost(file);
    else if (paths.some((path) => this.#mayBePost(path))) await this.#addEarly(file);
  }

  /** @throws {ImportError} if there was no configuration */
  finish(): Omit<Scan, 'cursor'> {
    if (this.#root === undefined) {
      throw new ImportError(`the archive has no site's configuration: ${configurationNames}`);
    }
    const config = this.#inSite(this.#config);
    const support = this.#inSite(this.#support).filter(
      ({ path }) => isSupportFile(path) && !(this.#isPost(path) && supportKindOf(path) === 'page'),
    );
    return {
      site: { config, support },
      sizesOf: this.#sizes.lookUp((path) => (this.#root ?? '') + path),
      ...this.#posts.finish(),
    };
  }

  async #addConfig(file: PostFile): Promise<void> {
    this.#config.push(file);
    if (this.#root !== undefined) return;
    const root = possibleRoots(file.path).find((folder) =>
      isSiteConfig({ ...file, path: file.path.slice(folder.length) }),
    );
    if (root !== undefined) await this.#setRoot(root);
  }

  async #setRoot(root: string): Promise<void> {
    this.#root = root;
    const config = this.#inSite(this.#config);
    this.#generator = configFilesOf(config).generator;
    const others = this.#postFolders.filter((folder) => !folder.startsWith('/'));
    this.#postFolders = [...others, ...collectionFoldersIn(config)];
    const kept = new Map(this.#earlyFiles.files.map((file) => [file.path, file]));
    for await (const { path: archivePath, hash } of this.#early.takeAll()) {
      const path = this.#sitePath(archivePath);
      if (path === undefined || !this.#isPost(path)) continue;
      if (!this.#posts.visit({ path, hash })) continue;
      const file = kept.get(archivePath);
      if (file) this.#posts.keep({ ...file, path });
      else this.#posts.drop();
    }
  }

  async #addEarly(file: PostFile): Promise<void> {
    const paths = possiblePaths(file.path);
    const post = await this.#posts.hashed(file, paths);
    await this.#early.add(post);
    if (this.#posts.mayNeed(post, paths)) this.#earlyFiles.add(post);
  }

  async #addPost(file: PostFile): Promise<void> {
    const path = this.#sitePath(file.path);
    if (path === undefined || !this.#isPost(path)) return;
    const post = await this.#posts.hashed({ ...file, path }, [path]);
    if (this.#posts.visit(post)) this.#posts.keep(post);
  }

  // Each kind has a limit of its own, so that data cannot displace includes.
  #addSupport(file: PostFile): void {
    const path = possiblePaths(file.path).find(isSupportFile) ?? file.path;
    const used = usedPart({ ...file, path });
    if (!used) return;
    const kind = supportKindOf(path);
    const bytes = (this.#supportBytes.get(kind) ?? 0) + used.bytes.length;
    this.#supportBytes.set(kind, bytes);
    if (bytes <= maxSupportBytes) this.#support.push({ ...used, path: file.path });
  }

  #isNeeded(path: string): boolean {
    return (this.#posts.isLeft(path) && this.#mayBePost(path)) || isSupportFile(path);
  }

  #mayBePost(path: string): boolean {
    return this.#isPost(path) || (this.#root === undefined && mayBeDocument(path));
  }

  #isPost(path: string): boolean {
    return isSitePost(path, this.#postFolders, this.#generator);
  }

  /** The paths from the site's root that a file may have; none if it is outside of it. */
  #pathsOf(path: string): readonly string[] {
    if (this.#root === undefined) return possiblePaths(path);
    const sitePath = this.#sitePath(path);
    return sitePath === undefined ? [] : [sitePath];
  }

  /** The path from the site's root; undefined for a file outside of it. */
  #sitePath(path: string): string | undefined {
    const root = this.#root ?? '';
    return path.startsWith(root) ? path.slice(root.length) : undefined;
  }

  #inSite(files: readonly PostFile[]): PostFile[] {
    return files.flatMap((file) => {
      const path = this.#sitePath(file.path);
      return path === undefined ? [] : [{ ...file, path }];
    });
  }
}

/** The folders that may be the site's root: the top, and the first folder. */
function possibleRoots(path: string): readonly string[] {
  return ['', path.slice(0, path.indexOf('/') + 1)];
}

/** The paths that a file has if the site's root is the top, and if it is the first folder. */
function possiblePaths(path: string): readonly string[] {
  return [path, path.slice(path.indexOf('/') + 1)];
}
