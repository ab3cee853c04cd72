import { pageUrlOf, postPathsOf } from '../jekyll/link-target.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
import { noSupportFiles } from '../jekyll/support-files.ts';
import { hasLiquid } from '../liquid/render.ts';
import type { HashedFile } from '../model/post-file.ts';
import { readHead } from '../post/read-head.ts';
import type { RenderContext } from '../post/read-post.ts';
import type { Database } from '../store/database.ts';
import { findUrls } from '../store/sources/posts.ts';
import { findMediaSizes } from './media-sizes.ts';
import type { ReadContext } from './read-context.ts';

// Link targets that are looked up for a batch. Further ones count as missing.
const maxTargets = 2_000;

const utf8 = new TextDecoder();

const linkTag = /\{%-?\s*(?:post_url|link)\s+([^\s%][^%\n]{0,300})%\}/g;

/** Loads what the templates in a batch of posts may use of the site. */
export async function loadRenderContext(
  db: Database,
  context: ReadContext,
  posts: readonly HashedFile[],
): Promise<RenderContext> {
  const { sourceId, site, files: loadFiles } = context;
  const files = posts.some(usesFiles) ? await loadFiles() : noSupportFiles;
  const targets = linkTargets([...posts.map(liquidTextOf), ...files.texts]);
  const paths = new Set(targets.flatMap((target) => postPathsOf(target, site.structure)));
  const urls = await findUrls(db, sourceId, [...paths]);
  // The URLs of posts in this batch take precedence over stored ones.
  for (const post of posts.filter(({ path }) => paths.has(path))) {
    const url = urlOf(post, site);
    if (url !== undefined) urls.set(post.path, url);
  }
  return {
    files,
    mediaSizes: await findMediaSizes(context, posts),
    resolveLink: (target) => {
      const path = postPathsOf(target, site.structure).find((candidate) => urls.has(candidate));
      if (path !== undefined) return new URL(urls.get(path) ?? '').pathname;
      return pageUrlOf(target, site, files.permalinkOf(target));
    },
  };
}

/** Whether a post may use the site's includes or data, and so must be read again if they change. */
export function usesFiles({ bytes }: HashedFile): boolean {
  const text = utf8.decode(bytes);
  return namesAuthor.test(text) || (hasLiquid(text) && namesFiles.test(text));
}

// An author may be the name of an entry in `_data/authors.yml`.
const namesAuthor = /^["']?authors?["']?\s*[:=]/im;

const namesFiles = /include|data|\{%-?\s*link\s/;

/** The text of a post; empty if it contains no Liquid. */
function liquidTextOf({ bytes }: HashedFile): string {
  const text = utf8.decode(bytes);
  return hasLiquid(text) ? text : '';
}

/** Finds the distinct targets of link tags in texts. */
function linkTargets(texts: readonly string[]): string[] {
  const targets = texts.flatMap((text) =>
    [...text.matchAll(linkTag)].map(([, target = '']) => target.replace(/-$/, '').trim()),
  );
  return [...new Set(targets)].slice(0, maxTargets);
}

function urlOf(post: HashedFile, site: SiteConfig): string | undefined {
  try {
    return readHead(post, site).url;
  } catch {
    // The problem is reported when the post itself is read.
    return undefined;
  }
}
