import { markupOf } from '../../jekyll/markup.ts';
import { isYamlFalse, type Values } from '../../jekyll/values.ts';
import { type Note, PostProblem, PostSkipped } from '../../model/problem.ts';
import type { OpenedPost } from './generator.ts';

interface PostParts {
  /** The path of the file. */
  readonly path: string;
  /** The source of titles if the front matter has none. */
  readonly slug: string;
  /** The front matter, as far as its keys are Jekyll's. */
  readonly data: Values;
  readonly date: Date | undefined;
  /** Whether it is a post even without a date. By default, it is a page then. */
  readonly mayLackDate?: boolean;
  readonly updated?: Date | undefined;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly body: string;
  readonly permalink: string;
  readonly feedId?: string | undefined;
  readonly notes: readonly Note[];
  /** Whether the body has Liquid. */
  readonly hasLiquid?: boolean;
}

/**
 * A post of a generator other than Jekyll, as it is opened.
 *
 * @throws {PostSkipped} if it is in a markup language that is not converted, or has no date
 */
export function translatedPost(parts: PostParts): OpenedPost {
  const { path, slug, body, permalink, feedId, notes, mayLackDate = false } = parts;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const markup = markupOf(extension);
  if (markup !== undefined) {
    throw new PostSkipped(`it is in ${markup}, which Feedmill does not convert`, 'markup');
  }
  if (parts.date === undefined && !mayLackDate) {
    throw new PostSkipped('it has no date, so it is a page and not a post', 'not-post');
  }
  const data = {
    ...parts.data,
    date: parts.date?.toISOString(),
    last_modified_at: parts.updated?.toISOString(),
    updated: undefined,
    lastmod: undefined,
    published: !isYamlFalse(parts.data.published),
    categories: parts.categories,
    tags: parts.tags,
    // Jekyll knows these keys, but the list of the generator counts.
    category: undefined,
    tag: undefined,
    ...(parts.hasLiquid ? {} : { render_with_liquid: false }),
  };
  return {
    path: {
      relative: path,
      categories: [],
      day: undefined,
      slug,
      baseName: slug,
      cleanPath: '',
      collection: 'posts',
      outputExtension: '.html',
      isMarkdown: !/^html?$/.test(extension),
      isDraft: /(?:^|\/)_drafts\//.test(path),
      mayLackDate,
    },
    frontMatter: { data, notes, isPlain: () => false, typed: () => data },
    body,
    permalink: urlPath(permalink),
    feedId,
  };
}

// In characters.
const maxPermalinkLength = 2_000;

/**
 * Percent-encodes what a path of a URL must not have (RFC 3986 §3.3). What is encoded stays as it is.
 *
 * @throws {PostProblem} if it has more than 2,000 characters
 */
function urlPath(path: string): string {
  if (path.length > maxPermalinkLength) throw new PostProblem('its permalink is too long', 'url');
  return path
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .replace(/\/{2,}/g, '/')
    .replace(/%(?![\da-f]{2})|[^A-Za-z0-9._~!$&'()*+,;=:@/%-]+/giu, (part) =>
      encodeURIComponent(part),
    );
}
