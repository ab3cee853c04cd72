import { generatorOf } from '../generators/all-generators.ts';
import type { OpenedPost } from '../generators/shared/generator.ts';
import { wallTimeIn } from '../jekyll/dates.ts';
import { explicitIdentity } from '../jekyll/explicit-identity.ts';
import { feedIdOf } from '../jekyll/feed-id.ts';
import type { NamedLanguage } from '../jekyll/language.ts';
import { jekyllId, needsDate, permalinkPath } from '../jekyll/permalink.ts';
import { modificationDateOf, publicationDateOf } from '../jekyll/post-date.ts';
import type { PostPath } from '../jekyll/post-path.ts';
import { skipUnpublished } from '../jekyll/publication.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
import { postLanguage, type Translation, translationOf } from '../jekyll/translations.ts';
import { nonBlankText, type Values } from '../jekyll/values.ts';
import { maxPostBytes, type PostFile } from '../model/post-file.ts';
import { type Note, PostProblem } from '../model/problem.ts';
import { strictUrl } from '../model/web-url.ts';
import { postWorkBudget, type WorkBudget } from '../model/work-budget.ts';
import { mergeDefaults, permalinkCategories, termsOf } from './merged-front-matter.ts';
import { titleOf } from './title.ts';

/** A post whose path and front matter have been read but whose body has not been rendered. */
export interface PostHead {
  readonly path: PostPath;
  /** The front matter merged into the front matter defaults, with lowercase keys. Scalars are text. */
  readonly data: Values;
  /** The front matter merged into the front matter defaults, with scalars typed as in Jekyll. */
  typedData(): Values;
  readonly body: string;
  readonly url: string;
  /** The URL that relative URLs of the body are relative to. */
  readonly textBase: string;
  readonly feedId: string;
  /** Whether other posts may have the URL too, because their ids tell them apart. */
  readonly sharesUrl: boolean;
  readonly title: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly language: NamedLanguage;
  readonly publishedAt: Date;
  /** Whether the post says when it was published. If not, `publishedAt` is the time of its file. */
  readonly isDated: boolean;
  /** The modification date in the front matter; null if it has none. */
  readonly updatedAt: Date | null;
  readonly notes: readonly Note[];
}

/**
 * Reads the path and front matter of a post as Jekyll does, without rendering the body.
 *
 * @throws {PostProblem} if the post cannot be read
 * @throws {PostSkipped} if it is not published, or if Jekyll would not read the file as a post
 */
export function readHead(
  file: PostFile,
  site: SiteConfig,
  budget: WorkBudget = postWorkBudget(file.bytes.length),
): PostHead {
  const text = decode(file.bytes);
  const opened = generatorOf(site.generator).open({ path: file.path, text }, site, budget);
  const { path, frontMatter, body } = opened;
  const merged = mergeDefaults(path, frontMatter, site);
  const { jekyllData, data, typedData } = merged;
  skipUnpublished({ data, jekyllData, typedData, isDraft: path.isDraft }, site);
  const publication = publicationDateOf({
    path,
    // A date in the file name takes precedence over `Date`, a key that Jekyll does not know.
    data: path.day ? jekyllData : data,
    frontMatter,
    modifiedAt: file.modifiedAt,
    timeZone: site.timeZone,
  });
  const { publishedAt, isDated } = publication;
  const categories = permalinkCategories(path, merged);
  const translation = translationOf(jekyllData, path.relative, site.values);
  const parts = { categories, publishedAt, isDated, translation };
  const identity = identityOf(opened, jekyllData, parts, site);
  const terms = termsOf(path, merged);
  return {
    path,
    data,
    typedData,
    body,
    ...identity,
    title: titleOf(data, path),
    categories: terms.categories,
    tags: terms.tags,
    language: postLanguage(data, translation),
    publishedAt,
    isDated,
    updatedAt: modificationDateOf(data, frontMatter, site.timeZone),
    notes: [...frontMatter.notes, ...publication.notes, ...identity.notes, ...terms.notes],
  };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array<ArrayBuffer>): string {
  if (bytes.length > maxPostBytes) throw new PostProblem('it is larger than 1 MB', 'size');
  try {
    return utf8.decode(bytes);
  } catch {
    throw new PostProblem('it is not valid UTF-8', 'encoding');
  }
}

/** The parts of a permalink, besides the path and the front matter. */
interface PermalinkParts extends Pick<PostHead, 'publishedAt' | 'isDated'> {
  readonly categories: readonly string[];
  readonly translation: Translation;
}

function identityOf(
  { path, permalink: foreignPath, feedId: foreignId }: OpenedPost,
  data: Values,
  parts: PermalinkParts,
  site: SiteConfig,
): Pick<PostHead, 'url' | 'textBase' | 'feedId' | 'sharesUrl' | 'notes'> {
  const explicit = explicitIdentity(data);
  if (explicit) return { ...explicit, textBase: explicit.base, sharesUrl: true, notes: [] };
  const slug = nonBlankText(data.slug) ?? path.slug;
  const permalink = foreignPath ?? jekyllPermalink(path, data, { ...parts, slug }, site);
  // The dot makes the permalink relative to the path of the site URL.
  const href = URL.parse(`.${permalink}`, site.url)?.href;
  const url = href && strictUrl(href);
  const { feedId, notes } = feedIdOf(site.feedId, {
    foreignId: foreignPath === undefined ? undefined : (foreignId ?? url),
    url: url ?? '',
    jekyllId: jekyllId(permalink, slug),
    base: site.idBase,
    publishedAt: parts.publishedAt,
    data,
  });
  if (url === undefined || feedId === undefined) {
    throw new PostProblem(`its permalink is not a valid URL: ${permalink}`, 'url');
  }
  return { url, textBase: url, feedId, sharesUrl: false, notes };
}

function jekyllPermalink(
  path: PostPath,
  data: Values,
  parts: PermalinkParts & { readonly slug: string },
  site: SiteConfig,
): string {
  const { slug, categories, publishedAt, isDated, translation } = parts;
  const template = translation.permalink ?? nonBlankText(data.permalink) ?? permalinkOf(path, site);
  if (!isDated && needsDate(template)) {
    throw new PostProblem(`its permalink ${template} needs a date, and it has none`, 'no-date');
  }
  const pagePath = permalinkPath(template, {
    collection: path.collection,
    categories,
    slug,
    baseName: path.baseName,
    cleanPath: path.cleanPath,
    outputExtension: path.outputExtension,
    date: wallTimeIn(publishedAt, site.timeZone),
  });
  return translation.folder + pagePath;
}

function permalinkOf({ collection }: PostPath, site: SiteConfig): string {
  const found = site.structure.collections.find(({ name }) => name === collection);
  return found?.permalink ?? site.permalink;
}
