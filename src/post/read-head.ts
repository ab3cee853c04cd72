import { wallTimeIn } from '../jekyll/dates.ts';
import { explicitIdentity } from '../jekyll/explicit-identity.ts';
import { feedIdOf } from '../jekyll/feed-id.ts';
import { splitPost, withLowerCaseKeys } from '../jekyll/front-matter.ts';
import { deepMerge, defaultsFor } from '../jekyll/front-matter-defaults.ts';
import { jekyllId, permalinkPath } from '../jekyll/permalink.ts';
import { modificationDateOf, publicationDateOf } from '../jekyll/post-date.ts';
import { type PostPath, parsePostPath } from '../jekyll/post-path.ts';
import { resolvePlainScalar } from '../jekyll/psych.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
import { categoriesOf, cleanNames, tagsOf } from '../jekyll/taxonomy.ts';
import { isYamlFalse, nonBlankText, type Values } from '../jekyll/values.ts';
import type { PostFile } from '../model/post-file.ts';
import { type Note, PostProblem, PostSkipped } from '../model/problem.ts';
import { plainLine } from '../model/text.ts';
import { strictUrl } from '../model/web-url.ts';
import { lineText } from './plain-text.ts';

/** What a post's path and front matter say, and the text below. */
export interface PostHead {
  readonly path: PostPath;
  /** The front matter on top of the site's defaults, its keys in any case; values as written. */
  readonly data: Values;
  /** The same for templates: numbers, true and false as Ruby's YAML reader has them. */
  typedData(): Values;
  readonly body: string;
  readonly url: string;
  readonly feedId: string;
  readonly title: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly publishedAt: Date;
  /** When the post says that it was changed; null where it does not. */
  readonly updatedAt: Date | null;
  readonly notes: readonly Note[];
}

const maxBytes = 1_000_000;
const maxUrlLength = 2_000;
const titleMaxLength = 500;

/**
 * Reads what stands before a post's text, the way Jekyll does.
 *
 * @throws {PostProblem} where it cannot be read
 * @throws {PostSkipped} where it is not published, or is no post by its name
 */
export function readHead(file: PostFile, site: SiteConfig): PostHead {
  const path = parsePostPath(file.path, site.structure);
  const { frontMatter, body } = splitPost(decode(file.bytes));
  const defaults = defaultsFor(path.relative, site.defaults, site.structure.collectionsDir);
  const written = deepMerge(defaults, frontMatter.data);
  const data = deepMerge(defaults, withLowerCaseKeys(frontMatter.data));
  const typedData = () => deepMerge(defaults, frontMatter.typed());
  refuseUnpublished(written, typedData, site);
  const publication = publicationDateOf({
    path,
    // A date in the name comes before a key that Jekyll does not see.
    data: path.day ? written : data,
    frontMatter,
    modifiedAt: file.modifiedAt,
    timeZone: site.timeZone,
  });
  const { publishedAt } = publication;
  const listed = categoriesOf(written, path.categories, defaults.categories);
  // An address has `true` for a category `on`, as Jekyll puts it there; feeds show what was written.
  const inAddress = listed.some(mayBeTyped)
    ? categoriesOf(typedData(), path.categories, defaults.categories)
    : listed;
  const { url, feedId, notes } = urlsOf(path, written, inAddress, publishedAt, site);
  return {
    path,
    data,
    typedData,
    body,
    url,
    feedId,
    title: titleOf(data, path),
    categories: cleanNames(categoriesOf(data, path.categories, defaults.categories)),
    tags: cleanNames(tagsOf(data)),
    publishedAt,
    updatedAt: modificationDateOf(data, frontMatter, site.timeZone),
    notes: [...frontMatter.notes, ...publication.notes, ...notes],
  };
}

// A key `published` with nothing behind it says no, too; the text "false" does not.
function refuseUnpublished(written: Values, typedData: () => Values, site: SiteConfig): void {
  const { published } = written;
  if (site.unpublished || published === undefined) return;
  if (published !== null && !isYamlFalse(published)) return;
  if (published === null || typedData().published === false) {
    throw new PostSkipped('it says "published: false"', 'unpublished');
  }
}

function decode(bytes: Uint8Array<ArrayBuffer>): string {
  if (bytes.length > maxBytes) throw new PostProblem('it is larger than a megabyte', 'size');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new PostProblem('it is not in UTF-8', 'encoding');
  }
}

function urlsOf(
  path: PostPath,
  data: Values,
  categories: readonly string[],
  publishedAt: Date,
  site: SiteConfig,
): { url: string; feedId: string; notes: readonly Note[] } {
  const own = explicitIdentity(data);
  if (own) return { ...own, notes: [] };
  const slug = nonBlankText(data.slug) ?? path.slug;
  const permalink = permalinkPath(nonBlankText(data.permalink) ?? site.permalink, {
    categories,
    slug,
    baseName: path.baseName,
    cleanPath: path.cleanPath,
    outputExtension: path.outputExtension,
    date: wallTimeIn(publishedAt, site.timeZone),
  });
  if (permalink.length > maxUrlLength)
    throw new PostProblem('its permalink is too long', 'address');
  // A relative reference, so that it lies below a base address that has a path.
  const whole = URL.parse(`.${permalink}`, site.url)?.href;
  const url = whole && strictUrl(whole);
  const { feedId, notes } = feedIdOf(site.feedId, {
    url: url ?? '',
    jekyllId: jekyllId(permalink, slug),
    base: site.idBase,
    publishedAt,
    data,
  });
  if (url === undefined || feedId === undefined) {
    throw new PostProblem(`its permalink makes no address: ${permalink}`, 'address');
  }
  return { url, feedId, notes };
}

function mayBeTyped(name: string): boolean {
  return resolvePlainScalar(name) !== name;
}

function titleOf(data: Values, path: PostPath): string {
  const written = lineText(nonBlankText(data.title) ?? '');
  // A post that came from a feed has a file name of nobody's choice.
  const title = written || data.feedmill ? written : plainLine(titleFromSlug(path.slug));
  return [...title].slice(0, titleMaxLength).join('');
}

// As Jekyll does: `hello-wide-world` is "Hello Wide World".
function titleFromSlug(slug: string): string {
  return slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join(' ');
}
