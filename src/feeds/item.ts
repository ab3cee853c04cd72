import type { Article, Author, Enclosure } from '../model/article.ts';
import { strictUrl } from '../model/web-url.ts';

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
  /** The categories, then the tags, that the article has; a name that is both is a category. */
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

/** What items have from their feed. */
export interface FeedFacts {
  readonly content: 'full' | 'summary';
  /** What ids begin with that are made here. */
  readonly idBase: string;
  /** Those of the site. */
  readonly authors: readonly Author[];
}

/**
 * An article as its feeds show it. One that names no author has the site's: Atom and JSON Feed would
 * have it so, RSS would not, and not every program looks at the feed for it.
 */
export function createItem(article: Article, { content, idBase, authors }: FeedFacts): FeedItem {
  const { categories, tags } = article;
  const topic = (kind: 'categories' | 'tags') => (name: string) => ({
    name,
    scheme: `${idBase}/${kind}/`,
  });
  // JSON Feed does not tell the two apart, nor do most programs: they would show such a name twice.
  const onlyTags = tags.filter((name) => !categories.includes(name));
  return {
    id: article.feedId,
    url: strictUrl(article.url),
    // RSS wants one of the two.
    title: article.title === '' && article.summary === '' ? article.url : article.title,
    summary: article.summary,
    content: content === 'full' && article.content !== '' ? article.content : undefined,
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
    authors: article.authors.length > 0 ? article.authors.map(withStrictUrl) : authors,
    topics: [...categories.map(topic('categories')), ...onlyTags.map(topic('tags'))],
    image: article.image && strictUrl(article.image),
    enclosure: article.enclosure && withStrictUrl(article.enclosure),
    language: article.language,
  };
}

/** The same with an address that validators accept. */
export function withStrictUrl<Thing extends { readonly url?: string }>(thing: Thing): Thing {
  return thing.url === undefined ? thing : { ...thing, url: strictUrl(thing.url) };
}

/** Whether an item is an episode of a podcast: it comes with something to listen to or to watch. */
export function isEpisode({ enclosure }: FeedItem): boolean {
  return enclosure !== null && /^(?:audio|video)\//.test(enclosure.mediaType);
}
