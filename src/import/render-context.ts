import { pageUrlOf, postPathsOf } from '../jekyll/link-target.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
import { noSupportFiles, type SupportFiles, supportFiles } from '../jekyll/support-files.ts';
import { hasLiquid } from '../liquid/render.ts';
import type { HashedFile } from '../model/post-file.ts';
import { readHead } from '../post/read-head.ts';
import type { RenderContext } from '../post/read-post.ts';
import type { Database } from '../store/database.ts';
import { findUrls } from '../store/sources/posts.ts';
import { listSiteFiles } from '../store/sources/site-files.ts';

/** What posts are read with, besides themselves. */
export interface PostReader {
  readonly sourceId: number;
  readonly site: SiteConfig;
  /** The site's includes and data; asked for when some post uses them. */
  files(): Promise<SupportFiles>;
}

/** The files that the posts of a source may use, as they are stored: read once, when they are asked for. */
export function storedSupportFiles(
  db: Database,
  sourceId: number,
  { structure }: SiteConfig,
): PostReader['files'] {
  let files: Promise<SupportFiles> | undefined;
  const read = async () => supportFiles(await listSiteFiles(db, sourceId), structure.source);
  return () => (files ??= read());
}

// Links that are looked up for one step; who has more links to them in vain.
const maxTargets = 2_000;

const utf8 = new TextDecoder();

const linkTag = /\{%-?\s*(?:post_url|link)\s+([^\s%][^%\n]{0,300})%\}/g;

/** What the templates in a handful of posts may use of the site. */
export async function loadRenderContext(
  db: Database,
  source: PostReader,
  posts: readonly HashedFile[],
): Promise<RenderContext> {
  const texts = posts.map(templateOf);
  const files = posts.some(usesFiles) ? await source.files() : noSupportFiles;
  const targets = [...texts, ...files.texts].flatMap((text) =>
    [...text.matchAll(linkTag)].map(([, target = '']) => target.replace(/-$/, '').trim()),
  );
  const { site } = source;
  const paths = [...new Set(targets)]
    .slice(0, maxTargets)
    .flatMap((target) => postPathsOf(target, site.structure));
  const known = paths.length > 0 ? await findUrls(db, source.sourceId, paths) : new Map();
  // What this very step brings comes before what is stored.
  for (const post of posts.filter(({ path }) => paths.includes(path))) {
    const url = urlOf(post, site);
    if (url !== undefined) known.set(post.path, url);
  }
  return {
    files,
    resolveLink: (target) => {
      const path = postPathsOf(target, site.structure).find((one) => known.has(one));
      if (path !== undefined) return new URL(known.get(path) ?? '').pathname;
      return pageUrlOf(target, site);
    },
  };
}

/** Whether a post may use the site's includes or data, so that it is read again when they change. */
export function usesFiles(post: HashedFile): boolean {
  const text = utf8.decode(post.bytes);
  return namesAuthor.test(text) || mayUseFiles(hasLiquid(text) ? text : '');
}

// An author may be the name of an entry in `_data/authors.yml`.
const namesAuthor = /^["']?authors?["']?\s*[:=]/im;

function mayUseFiles(text: string): boolean {
  return /include|data/.test(text);
}

/** A post's text where there is Liquid in it. */
function templateOf({ bytes }: HashedFile): string {
  const text = utf8.decode(bytes);
  return hasLiquid(text) ? text : '';
}

function urlOf(post: HashedFile, site: SiteConfig): string | undefined {
  try {
    return readHead(post, site).url;
  } catch {
    // Why it cannot be read is said where it is imported.
    return undefined;
  }
}
