import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isDraftFile, isPostFile } from '../../src/import/jekyll/post-path.ts';
import type { PostFile } from '../../src/import/post-file.ts';
import { Failure } from './failure.ts';
import type { Remark } from './tally.ts';

/** A site in a folder: the root, which holds `_config.yml` and `_posts`. */
export interface SiteFolder {
  readonly root: string;
  readonly config: PostFile | undefined;
  /** The paths of its posts from the root, the newest first by their names. */
  readonly posts: readonly string[];
  /** Links to folders among the posts, which are not followed. */
  readonly links: readonly Remark[];
}

/**
 * Looks into a site's folder. A relative path is relative to where npm was called.
 *
 * @throws {Failure} where it is no site
 */
export async function openSiteFolder(path: string, drafts: boolean): Promise<SiteFolder> {
  const root = resolve(process.env.INIT_CWD ?? '.', path);
  const found = await stat(root).catch(() => undefined);
  if (!found?.isDirectory()) throw new Failure(`${root} is not a folder`, 2);
  const links: Remark[] = [];
  const posts = (await walk(root, '', links)).filter((post) => drafts || !isDraftFile(post));
  const config = await readSiteFile(root, '_config.yml').catch(() => undefined);
  if (!config && posts.length === 0) {
    throw new Failure(`${root} has neither _config.yml nor posts: is it the root of a site?`, 2);
  }
  return { root, config, posts: posts.sort(newestFirst), links };
}

/** Reads a file of a site. */
export async function readSiteFile(root: string, path: string): Promise<PostFile> {
  const file = join(root, path);
  const [bytes, { mtime }] = await Promise.all([readFile(file), stat(file)]);
  return { path, bytes: new Uint8Array(bytes), modifiedAt: mtime };
}

async function walk(root: string, folder: string, links: Remark[]): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const below = entries.map(async (entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return isLookedInto(entry) ? walk(root, path, links) : [];
    if (entry.isSymbolicLink() && !(await isFile(join(root, path)))) {
      if (/(?:^|\/)_(?:posts|drafts)(?:\/|$)/.test(path)) links.push({ path, note: linkNote });
      return [];
    }
    return !entry.isDirectory() && isPostFile(path) ? [path] : [];
  });
  return (await Promise.all(below)).flat();
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
  return !/^[.#~]|^(?:node_modules|vendor|_site)$/.test(name);
}

function newestFirst(a: string, b: string): number {
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  return nameOf(b).localeCompare(nameOf(a), 'en') || a.localeCompare(b, 'en');
}
