import { type KnownAuthors, postAuthorsOf } from '../jekyll/authors.ts';
import { enclosureOf } from '../jekyll/enclosure.ts';
import { episodeOf } from '../jekyll/episode.ts';
import { externalUrlOf } from '../jekyll/external-url.ts';
import { withLengths } from '../jekyll/local-files.ts';
import { renderMarkdown } from '../jekyll/markdown.ts';
import { imageOf, type PostImage } from '../jekyll/post-image.ts';
import { isExcerptOnly, isHidden, isUnlisted } from '../jekyll/publication.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
import { noSupportFiles } from '../jekyll/support-files.ts';
import { isYamlFalse, mapOf, type Values } from '../jekyll/values.ts';
import { hasLiquid, renderLiquid } from '../liquid/render.ts';
import type { TemplateData } from '../liquid/template-data.ts';
import type { Article, Enclosure } from '../model/article.ts';
import { digest } from '../model/digest.ts';
import { errorMessage } from '../model/error-message.ts';
import type { PostFile } from '../model/post-file.ts';
import { type Note, PostProblem } from '../model/problem.ts';
import { postWorkBudget, type WorkBudget, WorkBudgetExceeded } from '../model/work-budget.ts';
import { emojiOf } from './emoji.ts';
import { beforeMoreMarker, excerptSeparatorOf, excerptSource } from './excerpt.ts';
import { firstPicture, type Picture } from './html/picture.ts';
import { readHtml } from './html/read.ts';
import { pageValues } from './page-values.ts';
import { type PostHead, readHead } from './read-head.ts';
import { safeHtml } from './safe-html.ts';
import { summaryOf } from './summary.ts';

/** A rendered post, which is compared with the stored article. */
export interface RenderedPost extends Omit<Article, 'updatedAt'> {
  /** The modification date in the front matter; null if it has none. */
  readonly updatedAt: Date | null;
  /** Whether its publication date is known. If not, it is the time when the post was first seen. */
  readonly isDated: boolean;
  /** Whether other posts may have its URL too, because their ids tell them apart. */
  readonly sharesUrl: boolean;
  /** A digest of the parts that feeds show. */
  readonly hash: string;
  readonly notes: readonly Note[];
}

/** The parts of a site that a post can use, besides the configuration. */
export interface RenderContext extends Pick<TemplateData, 'files' | 'resolveLink'> {
  /** Sizes, in bytes, of the site's files that are enclosures, by path. */
  readonly mediaSizes?: ReadonlyMap<string, number>;
}

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
  const { shown, notes } = renderBody(head, { site, context, budget });
  const rendered = { ...fieldsOf(head, site, context), ...shown };
  const placement = placementOf(head);
  return {
    ...rendered,
    imageDetails: rendered.imageDetails ?? null,
    ...placement,
    feedId: head.feedId,
    sharesUrl: head.sharesUrl,
    hash: await hashOf(rendered, placement),
    notes: [...head.notes, ...notes, ...languageNotes(head)],
  };
}

/** The values that rendering the text of a post needs. */
interface Rendering {
  readonly site: SiteConfig;
  readonly context: RenderContext;
  readonly budget: WorkBudget;
}

/** The parts of an article that depend on the text of the post. Their order is that of the hash. */
function renderBody(head: PostHead, { site, context, budget }: Rendering) {
  const { path, data, body, textBase } = head;
  const render = (source: string) =>
    path.isMarkdown ? markdownToHtml(source, site, budget) : source;
  const renderExcerpt = (source: string, page: Values) =>
    render(renderTemplate(source, { ...context, site, page }, budget).text);
  const page = hasLiquid(body) ? pageValues(head, site, renderExcerpt) : {};
  const { text, notes } = renderTemplate(body, { ...context, site, page }, budget);
  const html = render(text);
  const emoji = emojiOf(site);
  const nodes = emoji.inNodes(readHtml(html, textBase, budget));
  const isSummaryOnly = isExcerptOnly(data, site.values);
  const content = isSummaryOnly ? '' : safeHtml(nodes, textBase, budget);
  const source = excerptSource(text, excerptSeparatorOf(data, site));
  const excerpt = source === undefined ? beforeMoreMarker(html) : render(source);
  const excerptNodes = excerpt ? readHtml(excerpt, textBase, budget) : undefined;
  const first = isSummaryOnly ? undefined : firstPicture(nodes, textBase);
  const picture = pictureOf(imageOf(data, site.url), first);
  const shown = {
    title: emoji.inText(head.title),
    summary: summaryOf(data, excerptNodes && emoji.inNodes(excerptNodes), nodes),
    content,
    image: picture?.url ?? null,
    imageDetails: picture?.details ?? undefined,
  };
  return { shown, notes };
}

function placementOf({ path, data, isDated }: PostHead): Placement {
  const collection = path.collection === 'posts' ? null : path.collection;
  return { isDated, collection, isHidden: isHidden(data), isUnlisted: isUnlisted(data) };
}

type Placement = Pick<RenderedPost, 'isDated' | 'collection' | 'isHidden' | 'isUnlisted'>;

// The hash does not cover the id because the id of an article never changes. Neither does the date when the
// post was first seen.
async function hashOf(
  shown: object,
  { isDated, collection, isHidden, isUnlisted }: Placement,
): Promise<string> {
  const covered = {
    ...shown,
    ...(isDated ? {} : { publishedAt: null }),
    ...(collection === null ? {} : { collection }),
    ...(isHidden ? { isHidden } : {}),
    ...(isUnlisted ? { isUnlisted } : {}),
  };
  return (await digest(JSON.stringify(covered))).slice(0, 32);
}

/** The picture that the front matter names, with what the text says of it, or else the first in the text. */
function pictureOf(named: PostImage | null | undefined, first: Picture | undefined) {
  if (!named) return named === null ? undefined : first;
  return named.details === null && first?.url === named.url ? first : named;
}

/** The parts of an article that depend on the front matter alone. */
function fieldsOf(head: PostHead, site: SiteConfig, context: RenderContext) {
  const { data, url, categories, tags, publishedAt, updatedAt } = head;
  const written = enclosureOf(data, site.url);
  const enclosure = written && withLengths(written, site, context.mediaSizes ?? new Map());
  const known = knownAuthors(site, context);
  return {
    url,
    authors: postAuthorsOf(data, known),
    categories,
    tags,
    externalUrl: externalUrlOf(data, [url, ...mediaUrls(enclosure)]),
    enclosure: enclosure && { ...enclosure, ...episodeOf(data, known) },
    language: head.language.tag ?? null,
    publishedAt,
    updatedAt,
  };
}

function markdownToHtml(text: string, site: SiteConfig, budget: WorkBudget): string {
  return renderMarkdown(text, site.values, budget);
}

function renderTemplate(body: string, data: TemplateData, budget: WorkBudget) {
  if (isYamlFalse(data.page.render_with_liquid)) return { text: body, notes: [] };
  try {
    return renderLiquid(body, data, budget);
  } catch (error) {
    if (error instanceof WorkBudgetExceeded) throw error;
    const reason = errorMessage(error);
    throw new PostProblem(`its Liquid cannot be rendered: ${reason}`, 'liquid');
  }
}

function knownAuthors(site: SiteConfig, { files }: RenderContext): KnownAuthors {
  const byKey = { ...mapOf(files.data.authors), ...mapOf(site.values.authors) };
  return { byKey, siteUrl: site.url };
}

function mediaUrls(enclosure: Enclosure | null): string[] {
  return enclosure ? [enclosure, ...(enclosure.others ?? [])].map(({ url }) => url) : [];
}

function languageNotes({ language: { unknown } }: PostHead): Note[] {
  if (unknown === undefined) return [];
  const text = `its language "${unknown.slice(0, 40)}" is not known: write a tag such as en or zh-CN`;
  return [{ reason: 'language', text }];
}
