import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { configFilesOf } from '../../src/generators/config-files.ts';
import { type SupportFileSet, selectSupportFiles } from '../../src/import/select-support-files.ts';
import { supportLimits } from '../../src/jekyll/support-files.ts';
import { supportKindOf, usedPart } from '../../src/jekyll/support-kind.ts';
import { oncePerPath, type PostFile } from '../../src/model/post-file.ts';
import { isSearched } from './find-posts.ts';
import { plainSiteConfig } from './site-config.ts';
import { readSiteFile } from './site-file.ts';
import type { SiteFolder } from './site-folder.ts';

/** The files of a site that posts are rendered with. */
export interface SupportFiles extends SupportFileSet {
  /** The files as they are sent to a Feedmill, with the configuration. */
  readonly sent: readonly PostFile[];
}

/**
 * Finds the files of a site that posts are rendered with: includes, data, files beside posts and pages
 * with a permalink. Links are not followed.
 */
export async function findSupportFiles({ root, config }: SiteFolder): Promise<SupportFiles> {
  const { structure } = plainSiteConfig(configFilesOf(config));
  const paths = await filesIn(root, '');
  const wanted = paths.filter((path) => supportKindOf(path, structure) !== undefined);
  const read = await Promise.all(wanted.map((path) => readSiteFile(root, path).catch(() => [])));
  const files = read.flat().flatMap((file) => usedPart(file, structure) ?? []);
  const set = await selectSupportFiles(files, structure);
  const used = new Set(set.files.map(({ path }) => path));
  const sent = files.filter(({ path }) => used.has(path));
  // A file may be both configuration and data.
  return { ...set, sent: oncePerPath([...config, ...sent, ...set.unreadFeeds.map(beginningOf)]) };
}

// Without a file of definitions, a Feedmill would remove all feeds. It need only see that it cannot use the file.
function beginningOf(file: PostFile): PostFile {
  return { ...file, bytes: file.bytes.slice(0, supportLimits.fileBytes + 1) };
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
