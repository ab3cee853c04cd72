import type { Article } from '../model/article.ts';
import { languageTag } from '../model/language.ts';
import { beforeSeparator, summaryOf } from './content/excerpt.ts';
import { renderLiquid } from './content/liquid.ts';
import { renderMarkdown } from './content/markdown.ts';
import { lineText } from './content/plain-text.ts';
import { safeHtml } from './content/safe-html.ts';
import { authorsOf } from './jekyll/authors.ts';
import { midnight, readDate, wallTimeIn } from './jekyll/dates.ts';
import { type FrontMatter, splitPost } from './jekyll/front-matter.ts';
import { enclosureOf, firstImageOf, imageOf } from './jekyll/media.ts';
import { jekyllId, permalinkPath } from './jekyll/permalink.ts';
import { type PostPath, readPostPath } from './jekyll/post-path.ts';
import { defaultsFor, type SiteConfig } from './jekyll/site-config.ts';
import { categoriesOf, cleanNames, tagsOf } from './jekyll/taxonomy.ts';
import { filledText, mapOf, saysNo, type Values } from './jekyll/values.ts';
import { digest, type PostFile } from './post-file.ts';
import { PostProblem, PostSkipped } from './problem.ts';

/** A post as read, before it is compared with what is stored. */
export interface Draft extends Omit<Article, 'updatedAt'> {
  /** When the post says that it was changed; null where it does not. */
  readonly updatedAt: Date | null;
  /** Digest of everything that feeds show of it. */
  readonly hash: string;
  readonly notes: readonly string[];
}

const maxBytes = 1_000_000;

// D1 keeps at most 2 MB in a row, and a character takes up to three bytes there.
const maxCharacters = 500_000;

// Sanitising takes time that grows faster than the number of tags.
const maxTags = 20_000;
const maxFootnotes = 1_000;
const maxAddress = 2_000;

const titleMaxLength = 500;

/**
 * Reads a post the way Jekyll does.
 *
 * @throws {PostProblem} where it cannot be read
 * @throws {PostSkipped} where it is not published, or is no post by its name
 */
export async function readPost(file: PostFile, site: SiteConfig): Promise<Draft> {
  const path = readPostPath(file.path);
  if (!path) throw new PostSkipped('its name does not begin with a date (2026-01-31-title.md)');
  const { frontMatter, body } = splitPost(decode(file.bytes));
  const data = { ...defaultsFor(file.path, site), ...frontMatter.data };
  if (saysNo(data.published)) throw new PostSkipped('it says "published: false"');
  const { publishedAt, note } = dateOf(file, path, data, frontMatter, site.timeZone);
  const { url, feedId } = addressesOf(path, data, publishedAt, site);
  const page = { ...data, url: new URL(url).pathname, date: publishedAt };
  const { html, notes } = render(path, body, page, site);
  if (html.split('<', maxTags + 1).length > maxTags) {
    throw new PostProblem(`it has more than ${maxTags} HTML tags`);
  }
  const content = safeHtml(html, url);
  if (content.length > maxCharacters) {
    throw new PostProblem('its HTML is longer than 500,000 characters');
  }
  const teaser = beforeSeparator(html, site.excerptSeparator);
  const draft = {
    feedId,
    url,
    title: titleOf(data, path),
    summary: summaryOf(data, teaser && safeHtml(teaser, url), content),
    content,
    authors: authorsOf(data.authors ?? data.author, mapOf(site.values.authors) ?? {}),
    categories: cleanNames(categoriesOf(data, path.categories)),
    tags: cleanNames(tagsOf(data)),
    image: imageOf(data, url) ?? firstImageOf(content),
    enclosure: enclosureOf(data, url),
    language: languageTag(filledText(data.lang) ?? '') ?? null,
    publishedAt,
    updatedAt: updateOf(data, frontMatter, site.timeZone),
  };
  return {
    ...draft,
    hash: (await digest(JSON.stringify(draft))).slice(0, 32),
    notes: [...note, ...notes],
  };
}

function decode(bytes: Uint8Array<ArrayBuffer>): string {
  if (bytes.length > maxBytes) throw new PostProblem('it is larger than a megabyte');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new PostProblem('it is not in UTF-8');
  }
}

function dateOf(
  file: PostFile,
  path: PostPath,
  data: Values,
  frontMatter: FrontMatter,
  timeZone: string,
): { publishedAt: Date; note: readonly string[] } {
  const written = filledText(data.date);
  const fromKey = written && readDate(written, timeZone, frontMatter.isPlain('date'));
  if (fromKey) return { publishedAt: fromKey, note: [] };
  const note = written ? [`its key "date" is no date (${written}) and was passed over`] : [];
  const fromName = path.day && midnight(path.day, timeZone);
  if (fromName) return { publishedAt: fromName, note };
  if (path.isDraft) {
    const modified = Math.floor(file.modifiedAt.getTime() / 1000) * 1000;
    return { publishedAt: new Date(modified), note };
  }
  throw new PostProblem(`neither its name nor its key "date" is a date (${written ?? 'no key'})`);
}

function updateOf(data: Values, frontMatter: FrontMatter, timeZone: string): Date | null {
  for (const key of ['last_modified_at', 'updated', 'lastmod']) {
    const written = filledText(data[key]);
    const date = written && readDate(written, timeZone, frontMatter.isPlain(key));
    if (date) return date;
  }
  return null;
}

function addressesOf(
  path: PostPath,
  data: Values,
  publishedAt: Date,
  site: SiteConfig,
): { url: string; feedId: string } {
  const slug = filledText(data.slug) ?? path.slug;
  const permalink = permalinkPath(filledText(data.permalink) ?? site.permalink, {
    categories: categoriesOf(data, path.categories),
    slug,
    baseName: path.baseName,
    folder: path.folder,
    date: wallTimeIn(publishedAt, site.timeZone),
  });
  // A relative reference, so that both lie below a base address that has a path.
  const url = URL.parse(`.${permalink}`, site.url);
  const feedId = URL.parse(`.${jekyllId(permalink, slug).replaceAll('#', '%23')}`, site.url);
  if (permalink.length > maxAddress) throw new PostProblem('its permalink is too long');
  if (!url || !feedId) throw new PostProblem(`its permalink makes no address: ${permalink}`);
  return { url: url.href, feedId: feedId.href };
}

function render(
  path: PostPath,
  body: string,
  page: Values,
  site: SiteConfig,
): { html: string; notes: readonly string[] } {
  const { text, notes } = renderTemplate(body, page, site);
  if ((text.match(/^ {0,3}\[\^/gm)?.length ?? 0) > maxFootnotes) {
    throw new PostProblem(`it has more than ${maxFootnotes} footnotes`);
  }
  return { html: path.isMarkdown ? renderMarkdown(text) : text, notes };
}

function renderTemplate(body: string, page: Values, site: SiteConfig) {
  if (saysNo(page.render_with_liquid)) return { text: body, notes: [] };
  try {
    return renderLiquid(body, site, page);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PostProblem(`its Liquid cannot be rendered: ${reason}`);
  }
}

function titleOf(data: Values, path: PostPath): string {
  const title = lineText(filledText(data.title) ?? '') || titleFromSlug(path.slug);
  return [...title].slice(0, titleMaxLength).join('');
}

// As Jekyll does: `hello-wide-world` is "Hello Wide World".
function titleFromSlug(slug: string): string {
  return slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join(' ');
}
