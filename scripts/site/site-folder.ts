import { type Dirent, readFileSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { newestFirst } from '../../src/jekyll/newest-first.ts';
import { isDraftFile, isPostFile } from '../../src/jekyll/post-path.ts';
import type { PostFile } from '../../src/model/post-file.ts';
import { Failure } from '../command/failure.ts';
import type { Remark } from '../command/remarks.ts';
import { userPath } from '../command/user-path.ts';

/** A site's folder, which holds `_config.yml` and `_posts`. */
export interface SiteFolder {
  readonly root: string;
  readonly config: PostFile | undefined;
}

interface PostQuery {
  /** Whether drafts are included. */
  readonly drafts: boolean;
  /** Folders of posts besides `_posts`. */
  readonly postFolders: readonly string[];
}

/** The posts of a site. */
interface SitePosts {
  /** Paths relative to the root, ordered by file name, newest first. */
  readonly paths: readonly string[];
  /** Symbolic links that may lead to posts and are not followed. */
  readonly links: readonly Remark[];
}

/**
 * Opens a site's folder.
 *
 * @param path as the user gave it
 * @throws {Failure} if it is not a folder
 */
export async function openSiteFolder(path: string): Promise<SiteFolder> {
  if (path === '') throw new Failure("the name of the site's folder is empty", 2);
  const root = userPath(path);
  const stats = await stat(root).catch(() => undefined);
  if (!stats?.isDirectory()) throw new Failure(`${root} is not a folder`, 2);
  return { root, config: await readSiteFile(root, '_config.yml').catch(() => undefined) };
}

/**
 * Finds the posts of a site.
 *
 * @throws {Failure} if the folder has neither `_config.yml` nor posts
 */
export async function findPosts(
  { root, config }: SiteFolder,
  { drafts, postFolders }: PostQuery,
): Promise<SitePosts> {
  const walk = new PostWalk(root, postFolders);
  const posts = (await walk.postsIn('')).filter((post) => drafts || !isDraftFile(post));
  if (!config && posts.length === 0) {
    throw new Failure(`${root} has neither _config.yml nor posts: is it the root of a site?`, 2);
  }
  const newest = posts.map((path) => ({ path })).sort(newestFirst);
  return { paths: newest.map(({ path }) => path), links: walk.links };
}

/** Reads a file of a site. */
export async function readSiteFile(root: string, path: string): Promise<PostFile> {
  const file = join(root, path);
  // For many small files, the synchronous calls are several times as fast.
  const [bytes, { mtime }] = [readFileSync(file), statSync(file)];
  return { path, bytes: new Uint8Array(bytes), modifiedAt: mtime };
}

/** The note on a file that {@link readSiteFile} cannot read, without its path. */
export function unreadableNote(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return `it cannot be read (${code || String(error)})`;
}

/** Whether a folder of a site may hold posts. The others can be large, so they are not listed. */
export function isSearched({ name }: Dirent): boolean {
  return !/^\.|^(?:node_modules|_site)$/.test(name);
}

/** Finds posts in folders, which are read in parallel. */
class PostWalk {
  readonly links: Remark[] = [];
  readonly #root: string;
  readonly #postFolders: readonly string[];

  constructor(root: string, postFolders: readonly string[]) {
    this.#root = root;
    this.#postFolders = postFolders;
  }

  async postsIn(folder: string): Promise<string[]> {
    const entries = await readdir(join(this.#root, folder), { withFileTypes: true });
    return (await Promise.all(entries.map((entry) => this.#postsAt(folder, entry)))).flat();
  }

  async #postsAt(folder: string, entry: Dirent): Promise<string[]> {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return isSearched(entry) ? this.postsIn(path) : [];
    const isPost = (file: string) => isPostFile(file, this.#postFolders);
    if (entry.isSymbolicLink() && !(await isFile(join(this.#root, path)))) {
      // The link has the path of a post or of a folder of posts.
      if (isPost(`${path}.md`) || isPost(`${path}/a.md`)) {
        this.links.push({ path, note: linkNote, reasons: 'link' });
      }
      return [];
    }
    return isPost(path) ? [path] : [];
  }
}

const linkNote = 'it is a link to a folder, or to nothing, and is not followed';

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}
