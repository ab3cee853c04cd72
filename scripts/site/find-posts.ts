import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { collectionFoldersIn } from '../../src/generators/collection-folders.ts';
import { configFilesOf } from '../../src/generators/config-files.ts';
import { newestFirst } from '../../src/jekyll/newest-first.ts';
import { isDraftFile } from '../../src/jekyll/post-path.ts';
import { Failure } from '../command/failure.ts';
import type { Remark } from '../command/remarks.ts';
import { whyNoSite } from './other-folder.ts';
import { checkSiteFile, unreadableNote, unreadableRemark } from './site-file.ts';
import type { SiteFolder } from './site-folder.ts';

interface PostQuery {
  /** Whether drafts are included. */
  readonly drafts: boolean;
  /** Folders of posts besides `_posts`. */
  readonly postFolders: readonly string[];
}

/** The posts of a site. */
export interface SitePosts {
  /** Paths relative to the root, ordered by file name, newest first. */
  readonly paths: readonly string[];
  /** Those of the paths that are links to files of the site. */
  readonly linked: readonly string[];
  /** Links that may lead to posts and are not followed. */
  readonly links: readonly Remark[];
  /** Files and folders that cannot be read, so what was in them may still exist. */
  readonly unreadable: readonly Remark[];
}

/**
 * Finds the posts of a site.
 *
 * @throws {Failure} if the folder cannot be read, or has neither a configuration nor posts
 */
export async function findPosts(
  { root, config }: SiteFolder,
  { drafts, postFolders }: PostQuery,
): Promise<SitePosts> {
  const { generator } = configFilesOf(config);
  const folders = [...postFolders, ...collectionFoldersIn(config)];
  const walk = new PostWalk(root, (path) => generator.isPost(path, folders));
  const posts = (await walk.postsIn('')).filter((post) => drafts || !isDraftFile(post));
  if (config.length === 0 && posts.length === 0) {
    throw new Failure(await whyNoSite(root), 2);
  }
  const newest = posts.map((path) => ({ path })).sort(newestFirst);
  const paths = newest.map(({ path }) => path);
  const { linked, links, unreadable } = walk;
  return { paths, linked, links, unreadable };
}

/** Whether a folder of a site may hold posts. The others can be large, so they are not listed. */
export function isSearched({ name }: Pick<Dirent, 'name'>): boolean {
  return !/^\.|^(?:node_modules|_site)$/.test(name);
}

const linkNote = 'it is a link to a folder, or to nothing, and is not followed';

/** Finds posts in folders, which are read in parallel. */
class PostWalk {
  readonly linked: string[] = [];
  readonly links: Remark[] = [];
  readonly unreadable: Remark[] = [];
  readonly #root: string;
  readonly #isPost: (path: string) => boolean;

  constructor(root: string, isPost: (path: string) => boolean) {
    this.#root = root;
    this.#isPost = isPost;
  }

  async postsIn(folder: string): Promise<string[]> {
    const entries = await this.#entriesOf(folder);
    return (await Promise.all(entries.map((entry) => this.#postsAt(folder, entry)))).flat();
  }

  async #entriesOf(folder: string): Promise<Dirent[]> {
    try {
      return await readdir(join(this.#root, folder), { withFileTypes: true });
    } catch (error) {
      const note = unreadableNote(error, folder);
      if (folder === '') throw new Failure(`${this.#root}: ${note}`, 2);
      this.unreadable.push({ path: folder, note, reasons: 'unreadable' });
      return [];
    }
  }

  async #postsAt(folder: string, entry: Dirent): Promise<string[]> {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return isSearched(entry) ? this.postsIn(path) : [];
    if (entry.isFile() && !path.includes('\ufffd')) return this.#isPost(path) ? [path] : [];
    return this.#postsAtSpecial(path, entry.isSymbolicLink());
  }

  /** A link, a pipe, a device, or a file whose name is not UTF-8. */
  #postsAtSpecial(path: string, isLink: boolean): string[] {
    // The link of a folder may have the path of a folder of posts.
    const mayBePost = isLink && (this.#isPost(`${path}.md`) || this.#isPost(`${path}/a.md`));
    if (!this.#isPost(path) && !mayBePost) return [];
    try {
      checkSiteFile(this.#root, path);
      if (!this.#isPost(path)) return [];
      if (isLink) this.linked.push(path);
      return [path];
    } catch (error) {
      const remark = unreadableRemark(path, error);
      if (!isLink) this.unreadable.push(remark);
      else if (remark.reasons === 'link') this.links.push(remark);
      else this.links.push({ path, note: linkNote, reasons: 'link' });
      return [];
    }
  }
}
