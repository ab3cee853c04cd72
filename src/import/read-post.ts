import type { Article } from '../model/article.ts';
import { languageTag } from '../model/language.ts';
import { beforeSeparator, summaryOf } from './content/excerpt.ts';
import { renderLiquid } from './content/liquid.ts';
import { renderMarkdown } from './content/markdown.ts';
import { safeHtml } from './content/safe-html.ts';
import { alone, type Surroundings } from './content/surroundings.ts';
import { authorsOf } from './jekyll/authors.ts';
import { enclosureOf } from './jekyll/enclosure.ts';
import { firstImageOf, imageOf } from './jekyll/media.ts';
import { episodeOf } from './jekyll/podcast.ts';
import type { PostPath } from './jekyll/post-path.ts';
import type { SiteConfig } from './jekyll/site-config.ts';
import { siteData } from './jekyll/site-data.ts';
import { filledText, mapOf, saysNo, type Values } from './jekyll/values.ts';
import { digest, type PostFile } from './post-file.ts';
import { type Note, PostProblem } from './problem.ts';
import { readHead } from './read-head.ts';

/** A post as read, before it is compared with what is stored. */
export interface Draft extends Omit<Article, 'updatedAt'> {
  /** When the post says that it was changed; null where it does not. */
  readonly updatedAt: Date | null;
  /** Digest of everything that feeds show of it. */
  readonly hash: string;
  readonly notes: readonly Note[];
}

// D1 keeps at most 2 MB in a row, and a character takes up to three bytes there.
const maxCharacters = 500_000;

// Sanitising takes time that grows faster than the number of tags.
const maxTags = 20_000;
const maxFootnotes = 1_000;

/**
 * Reads a post the way Jekyll does.
 *
 * @param around the site's other files and addresses, which its Liquid may ask for
 * @throws {PostProblem} where it cannot be read
 * @throws {PostSkipped} where it is not published, or is no post by its name
 */
export async function readPost(
  file: PostFile,
  site: SiteConfig,
  around: Surroundings = alone,
): Promise<Draft> {
  const head = readHead(file, site);
  const { path, data, body, url, feedId, publishedAt } = head;
  const hasLiquid = body.includes('{{') || body.includes('{%');
  const values = hasLiquid ? head.typedData() : data;
  const page = { ...values, url: new URL(url).pathname, date: publishedAt };
  const { html, notes } = render(path, body, page, site, around);
  if (html.split('<', maxTags + 1).length > maxTags) {
    throw new PostProblem(`it has more than ${maxTags} HTML tags`);
  }
  const content = safeHtml(html, url);
  if (content.length > maxCharacters) {
    throw new PostProblem('its HTML is longer than 500,000 characters');
  }
  const teaser = beforeSeparator(html, site.excerptSeparator);
  const enclosure = enclosureOf(data, url);
  const draft = {
    url,
    title: head.title,
    summary: summaryOf(data, teaser && safeHtml(teaser, url), content),
    content,
    authors: authorsOf(data.authors ?? data.author, knownAuthors(site, around)),
    categories: head.categories,
    tags: head.tags,
    image: imageOf(data, url) ?? firstImageOf(content),
    enclosure: enclosure && { ...enclosure, ...episodeOf(data) },
    language: languageOf(data),
    publishedAt,
    updatedAt: head.updatedAt,
  };
  return {
    ...draft,
    // Not part of the hash: it is set once, whatever the post says later.
    feedId,
    hash: (await digest(JSON.stringify(draft))).slice(0, 32),
    notes: [...head.notes, ...notes.map((text): Note => ({ reason: 'liquid', text }))],
  };
}

function render(
  path: PostPath,
  body: string,
  page: Values,
  site: SiteConfig,
  around: Surroundings,
): { html: string; notes: readonly string[] } {
  const { text, notes } = renderTemplate(body, page, site, around);
  if ((text.match(/^ {0,3}\[\^/gm)?.length ?? 0) > maxFootnotes) {
    throw new PostProblem(`it has more than ${maxFootnotes} footnotes`);
  }
  return { html: path.isMarkdown ? renderMarkdown(text, site.values) : text, notes };
}

function renderTemplate(body: string, page: Values, site: SiteConfig, around: Surroundings) {
  if (saysNo(page.render_with_liquid)) return { text: body, notes: [] };
  try {
    return renderLiquid(body, site, page, around);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PostProblem(`its Liquid cannot be rendered: ${reason}`, 'liquid');
  }
}

function knownAuthors(site: SiteConfig, around: Surroundings): Values {
  return { ...mapOf(siteData(around.files).authors), ...mapOf(site.values.authors) };
}

function languageOf(data: Values): string | null {
  const tag = filledText(data.lang) ?? filledText(data.language) ?? filledText(data.locale);
  return languageTag(tag ?? '') ?? null;
}
