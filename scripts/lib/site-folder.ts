import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isDraftFile, isPostFile } from '../../src/import/jekyll/post-path.ts';
import type { PostFile } from '../../src/import/post-file.ts';
import { Failure } from './failure.ts';

/** A site in a folder: the root, which holds `_config.yml` and `_posts`. */
export interface SiteFolder {
  readonly root: string;
  readonly config: PostFile | undefined;
  /** The paths of its posts from the root, the newest first by their names. */
  readonly posts: readonly string[];
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
  const posts = (await walk(root, '')).filter((post) => drafts || !isDraftFile(post));
  const config = await readSiteFile(root, '_config.yml').catch(() => undefined);
  if (!config && posts.length === 0) {
    throw new Failure(`${root} has neither _config.yml nor posts: is it the root of a site?`, 2);
  }
  return { root, config, posts: posts.sort(newestFirst) };
}

/** Reads a file of a site. */
export async function readSiteFile(root: string, path: string): Promise<PostFile> {
  const file = join(root, path);
  const [bytes, { mtime }] = await Promise.all([readFile(file), stat(file)]);
  return { path, bytes: new Uint8Array(bytes), modifiedAt: mtime };
}

async function walk(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const below = entries.map(async (entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return isLookedInto(entry) ? walk(root, path) : [];
    return entry.isFile() && isPostFile(path) ? [path] : [];
  });
  return (await Promise.all(below)).flat();
}

// What isPostFile would refuse anyway is not even listed: it may be large.
function isLookedInto({ name }: Dirent): boolean {
  return !/^[.#~]|^(?:node_modules|vendor|_site)$/.test(name);
}

function newestFirst(a: string, b: string): number {
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  return nameOf(b).localeCompare(nameOf(a), 'en') || a.localeCompare(b, 'en');
}
