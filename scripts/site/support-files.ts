import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type SupportFileSet, selectSupportFiles } from '../../src/import/select-support-files.ts';
import { isSupportFile } from '../../src/jekyll/support-files.ts';
import type { PostFile } from '../../src/model/post-file.ts';
import { readSiteFile, type SiteFolder } from './site-folder.ts';

/** What posts may use of a site, as it is sent. */
export interface SupportFolder extends SupportFileSet {
  readonly sent: readonly PostFile[];
}

/**
 * Finds the includes and the data of a site, at its root or in the folder that it has for a source.
 * Links are not followed.
 */
export async function findSupportFiles({ root }: SiteFolder): Promise<SupportFolder> {
  const top = await readdir(root, { withFileTypes: true });
  const folders = top.flatMap((entry) =>
    entry.isDirectory() && !/^\.|^(?:node_modules|_site)$/.test(entry.name) ? entry.name : [],
  );
  const places = ['', ...folders.map((name) => `${name}/`)].flatMap((place) => [
    `${place}_data`,
    `${place}_includes`,
  ]);
  const paths = (await Promise.all(places.map((place) => filesBelow(root, place)))).flat();
  const found = await Promise.all(
    paths.filter(isSupportFile).map((path) => readSiteFile(root, path).catch(() => [])),
  );
  const files = await selectSupportFiles(found.flat());
  const taken = new Set(files.files.map(({ path }) => path));
  return { ...files, sent: found.flat().filter(({ path }) => taken.has(path)) };
}

async function filesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const found = entries.map(async (entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(root, path);
    return entry.isFile() ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}
