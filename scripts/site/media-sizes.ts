import { configFilesOf } from '../../src/generators/config-files.ts';
import { findMediaSizes } from '../../src/import/media-sizes.ts';
import type { SiteConfig } from '../../src/jekyll/site-config.ts';
import type { FileSizes, PostFile } from '../../src/model/post-file.ts';
import { plainSiteConfig } from './site-config.ts';
import { checkSiteFile } from './site-file.ts';
import type { SiteFolder } from './site-folder.ts';

/** Finds the sizes, in bytes, of the site's own files that posts name as their audio, video and so on. */
export async function mediaSizesOf(
  folder: SiteFolder,
  posts: readonly PostFile[],
): Promise<ReadonlyMap<string, number>> {
  const site = siteOf(folder);
  if (!site) return new Map();
  return findMediaSizes({ site, sizesOf: sizesIn(folder.root) }, posts);
}

function siteOf({ config }: SiteFolder): SiteConfig | undefined {
  try {
    return plainSiteConfig(configFilesOf(config));
  } catch {
    // The Feedmill reports a configuration that cannot be read.
    return undefined;
  }
}

/** Finds sizes of files in a folder. Files outside of it are left out. */
function sizesIn(root: string): FileSizes {
  return async (paths) => new Map(paths.flatMap((path) => sizeOf(root, path)));
}

function sizeOf(root: string, path: string): (readonly [string, number])[] {
  try {
    return [[path, checkSiteFile(root, path).stats.size]];
  } catch {
    return [];
  }
}
