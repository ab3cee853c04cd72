import { feedPath, pagePath } from '../model/address.ts';
import type { Article, Author, Enclosure, Site } from '../model/article.ts';
import type { Format } from '../model/format.ts';
import type { NamedScope, Scope } from '../model/scope.ts';

/** A feed before it has a format. Every address is absolute. */
export interface FeedDocument {
  /** What readers know the feed by, whatever its format: an IRI that no rename changes. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** The page that the feed is about: the site's home, or Feedmill's page of a category or tag. */
  readonly pageUrl: string;
  readonly siteUrl: string;
  readonly selfUrls: Readonly<Record<Format, string>>;
  readonly updatedAt: Date;
  readonly authors: readonly Author[];
  /** Minutes for which a reader need not ask again. */
  readonly ttl: number;
  readonly items: readonly FeedItem[];
}

/** An article as an item of a feed. */
export interface FeedItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  /** HTML; undefined in a feed of summaries. */
  readonly content: string | undefined;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  readonly authors: readonly Author[];
  /** The categories, then the tags, that the article has. */
  readonly topics: readonly FeedTopic[];
  readonly image: string | null;
  readonly enclosure: Enclosure | null;
  readonly language: string | null;
}

/** A category or tag: its name, and an address that says which of the two it is. */
export interface FeedTopic {
  readonly name: string;
  readonly scheme: string;
}

/** What a document depends on besides the data. */
export interface FeedSettings {
  readonly publicUrl: string;
  readonly content: 'full' | 'summary';
  /** Seconds for which an answer is fresh. */
  readonly maxAge: number;
}

/** Goes up whenever the same data makes another document, so that readers' copies are not current. */
export const rendererVersion = 1;

/** The feed of a scope. The same data makes the same document, at any time. */
export function createDocument(
  scope: Scope,
  site: Site,
  articles: readonly Article[],
  settings: FeedSettings,
): FeedDocument {
  const { publicUrl } = settings;
  const isSite = scope.kind === 'site';
  return {
    id: publicUrl + pagePath(scope),
    title: isSite ? site.title : `${scope.name} · ${site.title}`,
    description: isSite ? site.description || site.title : describe(scope, site),
    language: site.language,
    pageUrl: isSite ? site.url : publicUrl + pagePath(scope),
    siteUrl: site.url,
    selfUrls: {
      rss: publicUrl + feedPath(scope, 'rss'),
      atom: publicUrl + feedPath(scope, 'atom'),
      json: publicUrl + feedPath(scope, 'json'),
    },
    updatedAt: latest(scope.changedAt, articles),
    authors: authorsOf(site),
    ttl: Math.ceil(settings.maxAge / 60),
    items: articles.map((article) => createItem(article, settings)),
  };
}

function createItem(article: Article, { publicUrl, content }: FeedSettings): FeedItem {
  const topic = (kind: 'categories' | 'tags') => (name: string) => ({
    name,
    scheme: `${publicUrl}/${kind}/`,
  });
  return {
    id: article.feedId,
    url: article.url,
    // RSS wants one of the two.
    title: article.title === '' && article.summary === '' ? article.url : article.title,
    summary: article.summary,
    content: content === 'full' && article.content !== '' ? article.content : undefined,
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
    authors: article.authors,
    topics: [...article.categories.map(topic('categories')), ...article.tags.map(topic('tags'))],
    image: article.image,
    enclosure: article.enclosure,
    language: article.language,
  };
}

// An author without a page of his own is found at the site.
function authorsOf({ title, url, authors }: Site): Author[] {
  const named = authors.length > 0 ? authors : [{ name: title }];
  return named.map((author) => ({ url, ...author }));
}

// A feed is no older than its newest entry; a post may say that it was changed later than it came.
function latest(changedAt: Date, articles: readonly Article[]): Date {
  return new Date(Math.max(+changedAt, ...articles.map(({ updatedAt }) => +updatedAt)));
}

function describe(scope: NamedScope, site: Site): string {
  return `${scope.name} — ${site.description || site.title}`;
}
