import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type SupportFileSet, selectSupportFiles } from '../../src/import/select-support-files.ts';
import { isSupportFile, usedPart } from '../../src/jekyll/support-kind.ts';
import type { PostFile } from '../../src/model/post-file.ts';
import { isSearched } from './find-posts.ts';
import { readSiteFile } from './site-file.ts';
import type { SiteFolder } from './site-folder.ts';

/** The files of a site that posts are rendered with. */
export interface SupportFiles extends SupportFileSet {
  /** The files as they are sent to a Feedmill. */
  readonly sent: readonly PostFile[];
}

/**
 * Finds the files of a site that posts are rendered with: includes, data, files beside posts and pages
 * with a permalink. Links are not followed.
 */
export async function findSupportFiles({ root }: SiteFolder): Promise<SupportFiles> {
  const paths = await filesIn(root, '');
  const read = await Promise.all(
    paths.filter(isSupportFile).map((path) => readSiteFile(root, path).catch(() => [])),
  );
  const files = read.flat().flatMap((file) => usedPart(file) ?? []);
  const set = await selectSupportFiles(files);
  const used = new Set(set.files.map(({ path }) => path));
  return { ...set, sent: files.filter(({ path }) => used.has(path)) };
}

async function filesIn(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const found = entries.map(async (entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return isSearched(entry) ? filesIn(root, path) : [];
    return entry.isFile() ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}
