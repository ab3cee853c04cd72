import { errorMessage } from '../../src/model/error-message.ts';
import type { ReadableSite, ReadPost } from '../site/read-site.ts';
import { readSiteFile } from '../site/site-folder.ts';
import { type Difference, fieldDifferences, textDifference } from './compare-post.ts';
import { missingNeed } from './liquid-needs.ts';
import type { JekyllPost, Reference } from './reference.ts';

/** Something to say about a post. */
export interface Remark {
  readonly path: string;
  readonly note: string;
}

/** What a comparison of a site with Jekyll's reading of it came to. */
export interface Comparison {
  /** Posts that Jekyll publishes. */
  readonly posts: number;
  /** Those of them whose fields are all equal here. */
  readonly equalFields: number;
  /** Posts whose text can be compared. */
  readonly texts: number;
  readonly equalTexts: number;
  readonly differences: readonly Difference[];
  /** Posts of the reference whose file is not in the folder. */
  readonly missing: readonly string[];
  /** Posts that could not be read here, with the reason. */
  readonly unread: readonly Remark[];
  /** Posts that are read here and that Jekyll does not have. */
  readonly additional: readonly string[];
  /** Posts whose Liquid needs what the folder does not hold; their text is not compared. */
  readonly apart: readonly Remark[];
  /** Posts that Jekyll itself could not read. */
  readonly failedInJekyll: readonly Remark[];
}

/** Reads the posts of a site and compares them with what Jekyll makes of them. */
export async function compareSite(
  site: ReadableSite,
  { posts, failures }: Reference,
): Promise<Comparison> {
  const published = posts.filter((post) => post.published);
  const sum = new Sum(site);
  for (const post of published) await sum.add(post);
  return {
    posts: published.length,
    ...sum.counts,
    ...sum.lists,
    additional: await additionalPosts(
      site,
      posts,
      failures.map(({ path }) => path),
    ),
    failedInJekyll: failures.map(({ path, read_error }) => ({ path, note: read_error })),
  };
}

/** The sum over the posts that were compared so far. */
class Sum {
  readonly counts = { equalFields: 0, texts: 0, equalTexts: 0 };
  readonly lists = {
    differences: [] as Difference[],
    missing: [] as string[],
    unread: [] as Remark[],
    apart: [] as Remark[],
  };
  readonly #site: ReadableSite;

  constructor(site: ReadableSite) {
    this.#site = site;
  }

  async add(post: JekyllPost): Promise<void> {
    const source = await sourceOf(this.#site, post.path);
    if (source === undefined) {
      this.lists.missing.push(post.path);
      return;
    }
    const need = post.render_error ?? (await missingNeed(this.#site.root, post.path, source));
    if (need !== undefined) this.lists.apart.push({ path: post.path, note: need });
    const ours = await readOrReason(this.#site, post.path);
    if (typeof ours === 'string') {
      this.lists.unread.push({ path: post.path, note: ours });
      if (need === undefined) this.counts.texts++;
      return;
    }
    const differing = fieldDifferences(post, ours, this.#site.url);
    this.lists.differences.push(...differing);
    if (differing.length === 0) this.counts.equalFields++;
    if (need === undefined) this.#compareText(post, ours);
  }

  #compareText(post: JekyllPost, ours: ReadPost): void {
    this.counts.texts++;
    const difference = textDifference(post, ours);
    if (difference) this.lists.differences.push(difference);
    else this.counts.equalTexts++;
  }
}

async function additionalPosts(
  site: ReadableSite,
  posts: readonly JekyllPost[],
  failed: readonly string[],
): Promise<string[]> {
  const known = new Set([...posts.map(({ path }) => path), ...failed]);
  const additional: string[] = [];
  for (const path of site.paths) {
    if (known.has(path)) continue;
    const ours = await readOrReason(site, path);
    // What is dated ahead is held back there, and here until its time comes.
    if (typeof ours !== 'string' && ours.publishedAt.getTime() <= Date.now()) additional.push(path);
  }
  return additional;
}

async function sourceOf({ root }: ReadableSite, path: string): Promise<string | undefined> {
  const file = await readSiteFile(root, path).catch(() => undefined);
  return file && new TextDecoder().decode(file.bytes);
}

async function readOrReason(site: ReadableSite, path: string): Promise<ReadPost | string> {
  try {
    return await site.read(path);
  } catch (error) {
    return errorMessage(error);
  }
}
