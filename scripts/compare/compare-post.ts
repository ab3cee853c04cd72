import { cleanNames } from '../../src/jekyll/taxonomy.ts';
import { lineText } from '../../src/model/line-text.ts';
import { strictUrl } from '../../src/model/web-url.ts';
import type { EmojiNames } from '../../src/post/emoji.ts';
import type { ReadPost } from '../site/read-site.ts';
import type { JekyllPost } from './reference.ts';
import { firstDifference, visibleText, visibleTextInFeeds } from './visible-text.ts';

/** The fields of a post that are compared, besides its text. */
export const fields = [
  'url',
  'id',
  'date',
  'title',
  'categories',
  'tags',
  'image',
  'author',
] as const;

export type Field = (typeof fields)[number];

/** A difference between a post in Feedmill and in Jekyll. For text, the values are excerpts around it. */
export interface Difference {
  readonly path: string;
  readonly field: Field | 'text';
  readonly jekyll: string;
  readonly ours: string;
}

/** The fields of a post that differ. */
export function fieldDifferences(
  jekyll: JekyllPost,
  ours: ReadPost,
  siteUrl: string,
): readonly Difference[] {
  const theirs = jekyllFields(jekyll, siteUrl);
  const own = ourFields(ours, siteUrl, jekyll);
  return fields.flatMap((field) =>
    theirs[field] === own[field]
      ? []
      : [{ path: jekyll.path, field, jekyll: theirs[field], ours: own[field] }],
  );
}

/** How the text of a post differs. */
export interface TextDifference {
  /** Whether the post is read alike, and only what feeds cannot show, such as a frame, makes a difference. */
  readonly isOnlyShown: boolean;
  /** The first difference. */
  readonly difference: Difference;
}

/** Compares the texts of a post; undefined if they are equal. */
export function textDifference(
  { path, html = '' }: JekyllPost,
  ours: ReadPost,
  emoji: EmojiNames,
): TextDifference | undefined {
  const ourText = visibleText(ours.content, emoji);
  const onPage = firstDifference(visibleText(html, emoji), ourText);
  if (!onPage) return undefined;
  const inFeeds = firstDifference(visibleTextInFeeds(html, emoji, ours.url), ourText);
  const [jekyll, own] = inFeeds ?? onPage;
  return { isOnlyShown: !inFeeds, difference: { path, field: 'text', jekyll, ours: own } };
}

function jekyllFields(post: JekyllPost, siteUrl: string): Record<Field, string> {
  return {
    url: encodedPath(post.url, siteUrl),
    id: post.feed_id ?? decoded(post.id),
    date: post.date === null ? '' : new Date(post.date).toISOString(),
    title: lineText(String(post.title ?? '')),
    categories: sortedNames(post.categories),
    tags: sortedNames(post.tags),
    image: post.image ? strictUrl(post.image) : '',
    author: lineText(post.author ?? ''),
  };
}

function ourFields(
  post: ReadPost,
  siteUrl: string,
  { feed_id, image, author }: JekyllPost,
): Record<Field, string> {
  return {
    url: pathBelow(post.url, siteUrl),
    id: feed_id ? post.feedId : decoded(pathBelow(post.feedId, siteUrl)),
    date: post.isDated ? post.publishedAt.toISOString() : '',
    title: lineText(post.title),
    categories: sortedNames(post.categories),
    tags: sortedNames(post.tags),
    // A post without a picture has the first one of its text, and one without an author that of the site.
    image: image ? strictUrl(post.image ?? '') : '',
    author: author ? (post.authors[0]?.name ?? '') : '',
  };
}

// Feeds show cleaned names: if Jekyll splits a list into `news,` and `markets`, they show `news`.
function sortedNames(names: readonly string[]): string {
  return cleanNames(names).sort().join(', ');
}

// Jekyll does not encode an explicit permalink, but browsers do when they request it.
function encodedPath(path: string, siteUrl: string): string {
  const url = URL.parse(`.${path}`, siteUrl);
  return url ? pathBelow(url.href, siteUrl) : path;
}

/** Removes the site's URL: `https://example.com/2026/x` becomes `/2026/x`. */
function pathBelow(url: string, siteUrl: string): string {
  const base = siteUrl.replace(/\/$/, '');
  return url.startsWith(`${base}/`) ? url.slice(base.length) : url;
}

// Jekyll does not encode the last segment of its ids, since it comes from the file name.
function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return path;
  }
}
