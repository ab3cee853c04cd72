import { authorsOf } from '../jekyll/authors.ts';
import { enclosureOf } from '../jekyll/enclosure.ts';
import { renderMarkdown } from '../jekyll/markdown.ts';
import { jekyllId } from '../jekyll/permalink.ts';
import { episodeOf } from '../jekyll/podcast.ts';
import { firstImageOf, imageOf } from '../jekyll/post-image.ts';
import type { PostPath } from '../jekyll/post-path.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
import { noSupportFiles } from '../jekyll/support-files.ts';
import { isYamlFalse, mapOf, nonBlankText, type Values } from '../jekyll/values.ts';
import { hasLiquid, renderLiquid } from '../liquid/render.ts';
import type { TemplateData } from '../liquid/rendering.ts';
import type { Article } from '../model/article.ts';
import { digest } from '../model/digest.ts';
import { errorMessage } from '../model/error-message.ts';
import { languageTag } from '../model/language.ts';
import type { PostFile } from '../model/post-file.ts';
import { type Note, PostProblem } from '../model/problem.ts';
import { postWorkBudget, type WorkBudget, WorkBudgetExceeded } from '../model/work-budget.ts';
import { type PostHead, readHead } from './read-head.ts';
import { safeHtml } from './safe-html.ts';
import { excerptOf, summaryOf } from './summary.ts';

/** A rendered post, which is compared with the stored article. */
export interface RenderedPost extends Omit<Article, 'updatedAt'> {
  /** The modification date in the front matter; null if it has none. */
  readonly updatedAt: Date | null;
  /** A digest of the parts that feeds show. */
  readonly hash: string;
  readonly notes: readonly Note[];
}

// A row in D1 is limited to 2 MB, and a character takes up to three bytes.
const maxCharacters = 500_000;

// The time to sanitize HTML grows more than linearly with the number of its tags.
const maxTags = 20_000;
const maxFootnotes = 1_000;

/** The parts of a site that Liquid in posts can access, besides the configuration. */
export type RenderContext = Pick<TemplateData, 'files' | 'resolveLink'>;

const emptyContext: RenderContext = { files: noSupportFiles, resolveLink: () => undefined };

/**
 * Reads and renders a post as Jekyll does.
 *
 * @throws {PostProblem} if the post cannot be read or rendered
 * @throws {PostSkipped} if it is not published, or if Jekyll would not read the file as a post
 */
export async function readPost(
  file: PostFile,
  site: SiteConfig,
  context: RenderContext = emptyContext,
): Promise<RenderedPost> {
  const budget = postWorkBudget(file.bytes.length);
  const head = readHead(file, site, budget);
  const { path, data, body, url, feedId, publishedAt } = head;
  const page = hasLiquid(body) ? pageOf(head, site) : {};
  const { html, notes } = render(path, body, { ...context, site, page }, budget);
  if (html.split('<', maxTags + 1).length > maxTags) {
    throw new PostProblem(`it has more than ${maxTags} HTML tags`);
  }
  const content = safeHtml(html, url, budget);
  if (content.length > maxCharacters) {
    throw new PostProblem('its HTML is longer than 500,000 characters');
  }
  const excerpt = excerptOf(html, site.excerptSeparator);
  const enclosure = enclosureOf(data, url);
  const rendered = {
    url,
    title: head.title,
    summary: summaryOf(data, excerpt && safeHtml(excerpt, url, budget), content),
    content,
    authors: authorsOf(data.authors ?? data.author, knownAuthors(site, context)),
    categories: head.categories,
    tags: head.tags,
    image: imageOf(data, url) ?? firstImageOf(content),
    enclosure: enclosure && { ...enclosure, ...episodeOf(data) },
    language: languageOf(data),
    publishedAt,
    updatedAt: head.updatedAt,
  };
  return {
    ...rendered,
    // The hash does not cover the id because the id of an article never changes.
    feedId,
    hash: (await digest(JSON.stringify(rendered))).slice(0, 32),
    notes: [...head.notes, ...notes],
  };
}

/** Builds the Liquid variable `page`. */
function pageOf(head: PostHead, site: SiteConfig): Values {
  const { path, publishedAt, categories, tags } = head;
  const typed = head.typedData();
  const slug = nonBlankText(typed.slug) ?? path.slug;
  // Without `baseurl`, which the filter `relative_url` prepends.
  const url = new URL(head.url).pathname.slice(new URL(site.url).pathname.length - 1);
  return {
    ...typed,
    title: typed.title ?? head.title,
    url,
    id: jekyllId(url, slug),
    date: publishedAt,
    categories,
    tags,
    path: path.relative,
    slug,
    collection: 'posts',
  };
}

function render(
  path: PostPath,
  body: string,
  data: TemplateData,
  budget: WorkBudget,
): { html: string; notes: readonly Note[] } {
  const { text, notes } = renderTemplate(body, data, budget);
  if ((text.match(/^ {0,3}\[\^/gm)?.length ?? 0) > maxFootnotes) {
    throw new PostProblem(`it has more than ${maxFootnotes} footnotes`);
  }
  return { html: path.isMarkdown ? renderMarkdown(text, data.site.values, budget) : text, notes };
}

function renderTemplate(body: string, data: TemplateData, budget: WorkBudget) {
  if (isYamlFalse(data.page.render_with_liquid)) return { text: body, notes: [] };
  try {
    return renderLiquid(body, data, budget);
  } catch (error) {
    // liquidjs wraps errors in its own.
    if (budget.isExceeded) throw new WorkBudgetExceeded();
    const reason = errorMessage(error);
    throw new PostProblem(`its Liquid cannot be rendered: ${reason}`, 'liquid');
  }
}

function knownAuthors(site: SiteConfig, { files }: RenderContext): Values {
  return { ...mapOf(files.data.authors), ...mapOf(site.values.authors) };
}

function languageOf(data: Values): string | null {
  const tag = nonBlankText(data.lang) ?? nonBlankText(data.language) ?? nonBlankText(data.locale);
  return tag === undefined ? null : (languageTag(tag) ?? null);
}
