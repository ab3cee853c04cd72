import { errorMessage } from '../../src/model/error-message.ts';
import type { ReadableSite, ReadPost } from '../site/read-site.ts';
import { readSiteFile } from '../site/site-file.ts';
import { type Difference, fieldDifferences, textDifference } from './compare-post.ts';
import { findMissingDependency } from './liquid-dependencies.ts';
import type { JekyllPost, Reference } from './reference.ts';

/** A post, and a note about it. */
export interface Remark {
  readonly path: string;
  readonly note: string;
}

/** The result of a comparison of a site with Jekyll's reference. */
export interface Comparison {
  /** The number of posts that Jekyll publishes. */
  readonly posts: number;
  /** How many of these posts are equal in every field. */
  readonly equalFields: number;
  /** The number of posts whose text was compared. */
  readonly texts: number;
  readonly equalTexts: number;
  readonly differences: readonly Difference[];
  /** Texts that count as equal, since they only differ in what feeds show in another way than a page. */
  readonly shownOtherwise: readonly Difference[];
  /** Posts of the reference whose file is missing from the folder. */
  readonly missing: readonly string[];
  /** Posts that Feedmill cannot read, with the reason. */
  readonly unread: readonly Remark[];
  /** Posts that are not in the reference. */
  readonly additional: readonly string[];
  /** Posts whose text was not compared: Jekyll cannot render it, or the folder lacks an include or plugin. */
  readonly apart: readonly Remark[];
  /** Posts that Jekyll cannot read, with the reason. */
  readonly failedInJekyll: readonly Remark[];
}

/** Reads the posts of a site and compares them with Jekyll's reference. */
export async function compareSite(
  site: ReadableSite,
  { posts, failures }: Reference,
): Promise<Comparison> {
  const published = posts.filter((post) => post.published);
  const totals = new Totals(site);
  for (const post of published) await totals.add(post);
  return {
    posts: published.length,
    ...totals.counts,
    ...totals.lists,
    additional: await additionalPosts(
      site,
      posts,
      failures.map(({ path }) => path),
    ),
    failedInJekyll: failures.map(({ path, read_error }) => ({ path, note: read_error })),
  };
}

class Totals {
  readonly counts = { equalFields: 0, texts: 0, equalTexts: 0 };
  readonly lists = {
    differences: [] as Difference[],
    shownOtherwise: [] as Difference[],
    missing: [] as string[],
    unread: [] as Remark[],
    apart: [] as Remark[],
  };
  readonly #site: ReadableSite;

  constructor(site: ReadableSite) {
    this.#site = site;
  }

  async add(post: JekyllPost): Promise<void> {
    const file = await readText(this.#site, post.path);
    if (file === undefined) {
      this.lists.missing.push(post.path);
      return;
    }
    const reason = post.render_error ?? (await findMissingDependency(this.#site, post.path, file));
    if (reason !== undefined) this.lists.apart.push({ path: post.path, note: reason });
    const ours = await readPostOrReason(this.#site, post.path);
    if (typeof ours === 'string') {
      this.lists.unread.push({ path: post.path, note: ours });
      if (reason === undefined) this.counts.texts++;
      return;
    }
    const different = fieldDifferences(post, ours, this.#site.url);
    this.lists.differences.push(...different);
    if (different.length === 0) this.counts.equalFields++;
    if (reason === undefined) this.#compareText(post, ours);
  }

  #compareText(post: JekyllPost, ours: ReadPost): void {
    this.counts.texts++;
    const found = textDifference(post, ours, this.#site.emoji);
    if (found && !found.isOnlyShown) {
      this.lists.differences.push(found.difference);
      return;
    }
    this.counts.equalTexts++;
    if (found) this.lists.shownOtherwise.push(found.difference);
  }
}

async function additionalPosts(
  site: ReadableSite,
  posts: readonly JekyllPost[],
  failedPaths: readonly string[],
): Promise<string[]> {
  const expected = new Set([...posts.map(({ path }) => path), ...failedPaths]);
  const additional: string[] = [];
  for (const path of site.paths) {
    if (expected.has(path)) continue;
    const ours = await readPostOrReason(site, path);
    // Jekyll leaves out posts with a date in the future.
    if (typeof ours !== 'string' && ours.publishedAt.getTime() <= Date.now()) additional.push(path);
  }
  return additional;
}

async function readText({ root }: ReadableSite, path: string): Promise<string | undefined> {
  const file = await readSiteFile(root, path).catch(() => undefined);
  return file && new TextDecoder().decode(file.bytes);
}

async function readPostOrReason(site: ReadableSite, path: string): Promise<ReadPost | string> {
  try {
    return await site.read(path);
  } catch (error) {
    return errorMessage(error);
  }
}
