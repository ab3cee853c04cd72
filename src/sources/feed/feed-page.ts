import type { Author } from '../../model/article.ts';
import { isHttpUrl } from '../../model/web-url.ts';
import { resolved } from './elements.ts';

/** A document of a feed: the one that readers subscribe to, or a page of its archive. */
export interface FeedPage {
  readonly format: FeedFormat;
  readonly head: FeedHead;
  readonly items: readonly ParsedItem[];
  /** Ids of items that were deleted (RFC 6721). */
  readonly deleted: readonly string[];
  /** URL of the next older document; empty if there is none. */
  readonly next: string;
  /** Whether the document links to `next`. If not, what is there may be anything. */
  readonly isNextLinked: boolean;
}

export type FeedFormat = 'RSS' | 'RSS 1.0' | 'Atom' | 'JSON Feed';

/** The feed's description of its site. Values that are missing are empty. */
export interface FeedHead {
  /** HTML, on one line. */
  readonly title: string;
  /** HTML, on one line. */
  readonly description: string;
  readonly url: string;
  readonly language: string;
  readonly author: Author | undefined;
  readonly icon: string;
  readonly logo: string;
  /** In the form of `podcast` in `_config.yml`. */
  readonly podcast: Readonly<Record<string, unknown>> | undefined;
}

/** An item of a feed. Values that are missing are empty. */
export interface ParsedItem {
  /** The id by which feed readers identify the item. It becomes the article's id. */
  readonly id: string;
  /** Absolute if possible. */
  readonly url: string;
  /** HTML, on one line. */
  readonly title: string;
  /** HTML. */
  readonly summary: string;
  /** HTML. */
  readonly content: string;
  /** The URL that relative URLs in the content are relative to; empty if it is the item's. */
  readonly contentBase: string;
  /** In ISO 8601, or as written if it is not a date. */
  readonly date: string;
  /** Like `date`. */
  readonly updated: string;
  /** Names of authors, categories and tags are HTML, on one line. */
  readonly authors: readonly Author[];
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly image: string;
  readonly language: string;
  /** In the form of `enclosure` in front matter, the most important one first. */
  readonly enclosures: readonly Readonly<Record<string, string>>[];
  /** `episode`, `season`, `transcript` and so on, in the form of front matter. */
  readonly episode: Readonly<Record<string, unknown>>;
}

// Characters of an id.
const maxId = 5_000;

/**
 * Returns the id of an item. Readers identify an item without an id by its link as written, so an
 * absolute link is not normalized.
 *
 * @param written the id in the feed; empty if the item has none
 * @param link may be relative to the base
 */
function itemId(written: string, link: string, base: string): string {
  if (written !== '') return cutId(written);
  return cutId(URL.canParse(link) ? link : resolved(link, base));
}

/**
 * The id and the URL of an item. If it has no link, it leads to the page that its id names, or to the site. If it has no
 * id either, its title tells it apart, or else the start of its text.
 *
 * @param item as written; `link` may be relative to the base
 * @param site the page of the site
 */
export function identityOf(
  item: {
    readonly id: string;
    readonly link: string;
    readonly title: string;
    readonly content: string;
  },
  base: string,
  site: string,
): Pick<ParsedItem, 'id' | 'url'> {
  const { id, link, title, content } = item;
  if (link !== '') return { id: itemId(id, link, base), url: resolved(link, base) };
  const text = title || content.slice(0, 100);
  if (id === '' && text === '') return { id: '', url: '' };
  const own = `${site}#${encodeURIComponent(text.toWellFormed())}`;
  return { id: cutId(id || own), url: isHttpUrl(id) ? id : site };
}

/** Cuts an id to the length that is stored. */
export function cutId(id: string): string {
  return id.slice(0, maxId).toWellFormed();
}

/** Converts escaped plain text to HTML paragraphs. */
export function paragraphs(escaped: string): string {
  return escaped
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>\n')}</p>`)
    .join('\n');
}

/** A category or tag of an item. */
export interface ParsedTopic {
  readonly name: string;
  /** For a tag, it ends in `tag` or `tags`, as in Feedmill's own feeds. */
  readonly scheme: string | undefined;
}

/** Separates tags from categories. */
export function topicsOf(topics: readonly ParsedTopic[]): Pick<ParsedItem, 'categories' | 'tags'> {
  const isTag = ({ scheme }: ParsedTopic) => /(?:^|[/_])tags?\/?$/.test(scheme ?? '');
  const names = (list: readonly ParsedTopic[]) => list.map(({ name }) => name);
  return {
    categories: names(topics.filter((topic) => !isTag(topic))),
    tags: names(topics.filter(isTag)),
  };
}
