import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type SupportFileSet, selectSupportFiles } from '../../src/import/select-support-files.ts';
import { isSupportFile } from '../../src/jekyll/support-files.ts';
import type { PostFile } from '../../src/model/post-file.ts';
import { isSearched } from './find-posts.ts';
import { readSiteFile } from './site-file.ts';
import type { SiteFolder } from './site-folder.ts';

/** The includes and data files of a site. */
export interface SupportFiles extends SupportFileSet {
  /** The files as they are sent to a Feedmill. */
  readonly sent: readonly PostFile[];
}

/**
 * Finds the includes and data files of a site, in its root or one level below, since `source` in
 * `_config.yml` may name a folder. Links are not followed.
 */
export async function findSupportFiles({ root }: SiteFolder): Promise<SupportFiles> {
  const entries = await readdir(root, { withFileTypes: true });
  const sources = entries.flatMap((entry) =>
    entry.isDirectory() && isSearched(entry) ? [`${entry.name}/`] : [],
  );
  const folders = ['', ...sources].flatMap((source) => [`${source}_data`, `${source}_includes`]);
  const paths = (await Promise.all(folders.map((folder) => filesIn(root, folder)))).flat();
  const read = await Promise.all(
    paths.filter(isSupportFile).map((path) => readSiteFile(root, path).catch(() => [])),
  );
  const files = read.flat();
  const set = await selectSupportFiles(files);
  const used = new Set(set.files.map(({ path }) => path));
  return { ...set, sent: files.filter(({ path }) => used.has(path)) };
}

async function filesIn(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const found = entries.map(async (entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(root, path);
    return entry.isFile() ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}
