import { enclosureOf, namesMediaFile } from '../jekyll/enclosure.ts';
import { unmeasuredPaths } from '../jekyll/local-files.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
import type { FileSizes, PostFile } from '../model/post-file.ts';
import { readHead } from '../post/read-head.ts';

const utf8 = new TextDecoder();

/** Finds the sizes of the site's own files that a batch of posts names in front matter. */
export async function findMediaSizes(
  { site, sizesOf }: { readonly site: SiteConfig; readonly sizesOf?: FileSizes | undefined },
  posts: readonly PostFile[],
): Promise<ReadonlyMap<string, number>> {
  const paths = posts.flatMap((post) => {
    if (!sizesOf || !namesMediaFile(utf8.decode(post.bytes))) return [];
    try {
      return unmeasuredPaths(enclosureOf(readHead(post, site).data, site.url), site);
    } catch {
      // The problem is reported when the post itself is read.
      return [];
    }
  });
  return sizesOf && paths.length > 0 ? sizesOf([...new Set(paths)]) : new Map();
}
