import type { Article, Author, Enclosure, ImageDetails, MediaFile } from '../model/article.ts';
import type { FeedContent } from '../model/feed-definition.ts';
import { escapeHtml } from '../model/text.ts';
import { strictUrl } from '../model/web-url.ts';

/** An article as an item of a feed. */
export interface FeedItem {
  readonly id: string;
  /** The URL of its page. */
  readonly url: string;
  /** Where its title leads in RSS and Atom: to its page, or to the page that a link post is about. */
  readonly link: string;
  readonly title: string;
  readonly summary: string;
  /** HTML; undefined in a feed of summaries. */
  readonly content: string | undefined;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  readonly authors: readonly Author[];
  /** The categories, then the tags. A name that is both is listed as a category only. */
  readonly topics: readonly FeedTopic[];
  readonly image: string | null;
  /** Empty if only its URL is known. */
  readonly imageDetails: ImageDetails;
  readonly enclosure: Enclosure | null;
  /** The page elsewhere that a link post is about. */
  readonly externalUrl: string | null;
  /** BCP 47; null if the article is in the site's language. */
  readonly language: string | null;
}

/** A category or tag. The scheme is a URL that distinguishes the two. */
export interface FeedTopic {
  readonly name: string;
  readonly scheme: string;
}

/** The values that all items of a feed have in common. */
export interface ItemSettings {
  readonly content: FeedContent;
  /** Where the title of a link post leads. */
  readonly linkPosts: 'page' | 'target';
  /** The base URL of the schemes of topics. */
  readonly idBase: string;
  /** The authors of the site. */
  readonly authors: readonly Author[];
}

/**
 * Creates the item of an article. If the article has no authors, the item gets those of the site: an
 * RSS channel cannot have authors, and some readers ignore the authors of an Atom or JSON feed.
 */
export function createItem(article: Article, settings: ItemSettings): FeedItem {
  const { idBase, authors } = settings;
  const { categories, tags } = article;
  const url = strictUrl(article.url);
  const externalUrl = article.externalUrl && strictUrl(article.externalUrl);
  const link = (settings.linkPosts === 'target' && externalUrl) || url;
  const topic = (kind: 'categories' | 'tags') => (name: string) => ({
    name,
    scheme: `${idBase}/${kind}/`,
  });
  // JSON Feed and most readers do not distinguish the two, and would show the name twice.
  const onlyTags = tags.filter((name) => !categories.includes(name));
  return {
    id: article.feedId,
    url,
    link,
    // RSS requires a title or a description.
    title: article.title === '' && article.summary === '' ? article.url : article.title,
    summary: article.summary,
    content: contentOf(article, settings, link === url ? '' : permalinkMark(url, article.title)),
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
    authors: article.authors.length > 0 ? article.authors.map(strictAuthor) : authors,
    topics: [...categories.map(topic('categories')), ...onlyTags.map(topic('tags'))],
    image: article.image && strictUrl(article.image),
    imageDetails: article.imageDetails ?? {},
    enclosure: article.enclosure && strictEnclosure(article.enclosure),
    externalUrl,
    language: article.language,
  };
}

function contentOf({ content }: Article, settings: ItemSettings, mark: string): string | undefined {
  const text = content + mark;
  return settings.content === 'full' && text !== '' ? text : undefined;
}

// If the title leads elsewhere, readers find the page by this mark, as link blogs have it below their texts.
function permalinkMark(url: string, title: string): string {
  const tip = title === '' ? '' : ` title="${escapeHtml(title)}"`;
  return `\n<p><a href="${escapeHtml(url)}" rel="bookmark"${tip}>∞</a></p>`;
}

/** The same author, with URLs that validators accept. */
export function strictAuthor({ url, avatar, ...author }: Author): Author {
  return {
    ...author,
    ...(url === undefined ? {} : { url: strictUrl(url) }),
    ...(avatar === undefined ? {} : { avatar: strictUrl(avatar) }),
  };
}

function strictEnclosure({ others, ...file }: Enclosure): Enclosure {
  const strict = { ...file, url: strictUrl(file.url) };
  if (!others) return strict;
  return { ...strict, others: others.map((other) => ({ ...other, url: strictUrl(other.url) })) };
}

/** The media files of an item; the first one is the enclosure. */
export function filesOf({ enclosure }: FeedItem): readonly MediaFile[] {
  return enclosure ? [enclosure, ...(enclosure.others ?? [])] : [];
}

/** Whether a reader sees the image of an item in its content, in any size, or as one of its files. */
export function showsImage(item: FeedItem): boolean {
  const { image, content } = item;
  if (image === null) return false;
  return filesOf(item).some(({ url }) => url === image) || hasPicture(content ?? '', image);
}

// Names of files in another size, as WordPress and others make them: `a-1024x683.jpg`, `a-scaled.jpg`, `a@2x.jpg`.
const ending = String.raw`(?:-\d{2,4}x\d{2,4}|-scaled|@\dx)?\.\w{3,4}`;
const atEnd = new RegExp(`${ending}$`);
const atStart = new RegExp(`^${ending}(?![\\w.-])`);

function hasPicture(content: string, url: string): boolean {
  const path = url.replace(/[?#].*$/, '');
  const start = path.replace(atEnd, '');
  // All sizes begin alike, so most texts are searched only once.
  const [, ...afterwards] = content.split(escapeHtml(start));
  if (afterwards.length === 0) return false;
  if (content.includes(escapeHtml(url))) return true;
  return start !== path && afterwards.some((rest) => atStart.test(rest));
}
