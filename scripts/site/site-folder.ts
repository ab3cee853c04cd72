import { type Dirent, readFileSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { newestFirst } from '../../src/jekyll/newest-first.ts';
import { isDraftFile, isPostFile } from '../../src/jekyll/post-path.ts';
import type { PostFile } from '../../src/model/post-file.ts';
import { Failure } from '../command/failure.ts';
import type { Remark } from '../command/remarks.ts';

/** A site in a folder: the root, which holds `_config.yml` and `_posts`. */
export interface SiteFolder {
  readonly root: string;
  readonly config: PostFile | undefined;
}

/** What is looked for in a site. */
export interface Wanted {
  readonly drafts: boolean;
  /** Folders of posts besides `_posts`. */
  readonly postFolders: readonly string[];
}

/** The posts of a site. */
export interface SitePosts {
  /** Their paths from the root, the newest first by their names. */
  readonly paths: readonly string[];
  /** Links to folders among them, which are not followed. */
  readonly links: readonly Remark[];
}

/**
 * Looks into a site's folder. A relative path is relative to where npm was called.
 *
 * @throws {Failure} where it is no folder
 */
export async function openSiteFolder(path: string): Promise<SiteFolder> {
  const root = resolve(process.env.INIT_CWD ?? '.', path);
  const found = await stat(root).catch(() => undefined);
  if (!found?.isDirectory()) throw new Failure(`${root} is not a folder`, 2);
  return { root, config: await readSiteFile(root, '_config.yml').catch(() => undefined) };
}

/**
 * Finds the posts of a site.
 *
 * @throws {Failure} where it is no site
 */
export async function findPosts(
  { root, config }: SiteFolder,
  { drafts, postFolders }: Wanted,
): Promise<SitePosts> {
  const walk = new Walk(root, postFolders);
  const posts = (await walk.below('')).filter((post) => drafts || !isDraftFile(post));
  if (!config && posts.length === 0) {
    throw new Failure(`${root} has neither _config.yml nor posts: is it the root of a site?`, 2);
  }
  const newest = posts.map((path) => ({ path })).sort(newestFirst);
  return { paths: newest.map(({ path }) => path), links: walk.links };
}

/** Reads a file of a site. */
export async function readSiteFile(root: string, path: string): Promise<PostFile> {
  const file = join(root, path);
  // Not by promises: for small files, and there are many, they take several times as long.
  const [bytes, { mtime }] = [readFileSync(file), statSync(file)];
  return { path, bytes: new Uint8Array(bytes), modifiedAt: mtime };
}

/** Looks into the folders of a site, all at once. */
class Walk {
  readonly links: Remark[] = [];
  readonly #root: string;
  readonly #postFolders: readonly string[];

  constructor(root: string, postFolders: readonly string[]) {
    this.#root = root;
    this.#postFolders = postFolders;
  }

  /** The posts below a folder. */
  async below(folder: string): Promise<string[]> {
    const entries = await readdir(join(this.#root, folder), { withFileTypes: true });
    return (await Promise.all(entries.map((entry) => this.#at(folder, entry)))).flat();
  }

  async #at(folder: string, entry: Dirent): Promise<string[]> {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return isLookedInto(entry) ? this.below(path) : [];
    const isPost = (file: string) => isPostFile(file, this.#postFolders);
    if (entry.isSymbolicLink() && !(await isFile(join(this.#root, path)))) {
      // Whatever it leads to: it may be a folder of posts.
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

/** Why a file cannot be read, without its path. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return `it cannot be read (${code || String(error)})`;
}

// What isPostFile would refuse anyway is not even listed: it may be large.
function isLookedInto({ name }: Dirent): boolean {
  return !/^\.|^(?:node_modules|_site)$/.test(name);
}
