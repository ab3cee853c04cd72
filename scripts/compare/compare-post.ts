import { cleanNames } from '../../src/jekyll/taxonomy.ts';
import { lineText } from '../../src/post/plain-text.ts';
import type { ReadPost } from '../site/read-site.ts';
import type { JekyllPost } from './reference.ts';
import { parting, visibleText } from './visible-text.ts';

/** What is compared of each post besides its text. */
export const fields = ['url', 'id', 'date', 'title', 'categories', 'tags'] as const;

export type Field = (typeof fields)[number];

/** A field that is not as Jekyll has it, or the place where two texts part. */
export interface Difference {
  readonly path: string;
  readonly field: Field | 'text';
  readonly jekyll: string;
  readonly ours: string;
}

/** The fields of a post that differ from Jekyll's. */
export function fieldDifferences(
  jekyll: JekyllPost,
  ours: ReadPost,
  siteUrl: string,
): readonly Difference[] {
  const theirs = jekyllFields(jekyll, siteUrl);
  const mine = ourFields(ours, siteUrl, jekyll);
  return fields.flatMap((field) =>
    theirs[field] === mine[field]
      ? []
      : [{ path: jekyll.path, field, jekyll: theirs[field], ours: mine[field] }],
  );
}

/** Where the text of a post parts from Jekyll's; undefined where it does not. */
export function textDifference(jekyll: JekyllPost, ours: ReadPost): Difference | undefined {
  const parted = parting(visibleText(jekyll.html ?? ''), visibleText(ours.content));
  if (!parted) return undefined;
  return { path: jekyll.path, field: 'text', jekyll: parted[0], ours: parted[1] };
}

function jekyllFields(post: JekyllPost, siteUrl: string): Record<Field, string> {
  return {
    url: onTheWire(post.url, siteUrl),
    id: post.feed_id ?? decoded(post.id),
    date: new Date(post.date).toISOString(),
    title: lineText(String(post.title ?? '')),
    categories: list(post.categories),
    tags: list(post.tags),
  };
}

function ourFields(post: ReadPost, siteUrl: string, { feed_id }: JekyllPost) {
  return {
    url: pathBelow(post.url, siteUrl),
    id: feed_id ? post.feedId : decoded(pathBelow(post.feedId, siteUrl)),
    date: post.publishedAt.toISOString(),
    title: lineText(post.title),
    categories: list(post.categories),
    tags: list(post.tags),
  };
}

// As feeds show them: what Jekyll splits into `news,` and `markets` is `news` there.
function list(names: readonly string[]): string {
  return cleanNames(names).sort().join(', ');
}

// Jekyll leaves an explicit permalink as it is written; a browser asks for it encoded.
function onTheWire(path: string, siteUrl: string): string {
  const address = URL.parse(`.${path}`, siteUrl);
  return address ? pathBelow(address.href, siteUrl) : path;
}

/** `https://example.com/blog/2026/x` is `/2026/x` for a site at `https://example.com/blog/`. */
function pathBelow(address: string, siteUrl: string): string {
  const base = siteUrl.replace(/\/$/, '');
  return address.startsWith(`${base}/`) ? address.slice(base.length) : address;
}

// Jekyll's own id has its last part as it is in the file's name.
function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return path;
  }
}
