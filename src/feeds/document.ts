import type { PageStart } from '../model/archive.ts';
import type { Article, Author, PublishedSite, Site } from '../model/article.ts';
import type { Format } from '../model/format.ts';
import type { Podcast } from '../model/podcast.ts';
import { documentPath } from '../model/urls.ts';
import { strictUrl } from '../model/web-url.ts';
import { createItem, type FeedItem, isEpisode, withStrictUrl } from './item.ts';
import { fitting } from './limit.ts';
import type { Subject } from './subject.ts';

/** A feed document before it has a format. Every address is absolute. */
export interface FeedDocument {
  /** What readers know the feed by, whatever its format: an IRI that no move changes. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** The page that the feed is about: the site's home, or Feedmill's page of a category or tag. */
  readonly pageUrl: string;
  readonly siteUrl: string;
  /** The home page of this Feedmill. */
  readonly generatorUrl: string;
  /** A square picture of the site. */
  readonly icon: string | null;
  /** A picture of the site, of any shape. */
  readonly logo: string | null;
  /** What the site says of podcasts; undefined where no item is an episode of one. */
  readonly podcast: Podcast | undefined;
  /** This document's own. */
  readonly selfUrls: Addresses;
  readonly archive: ArchiveLinks;
  readonly hubs: readonly string[];
  readonly updatedAt: Date;
  readonly authors: readonly Author[];
  /** Minutes for which a reader need not ask again. */
  readonly ttl: number;
  /** Bytes at which it was cut; undefined where it was not. */
  readonly cutAt: number | undefined;
  readonly items: readonly FeedItem[];
  readonly withdrawn: readonly WithdrawnItem[];
}

/** One address for each format. */
export type Addresses = Readonly<Record<Format, string>>;

/** Where a document stands among the documents of its feed (RFC 5005, 4). */
export interface ArchiveLinks {
  /** Whether it is a page of the archive; else it is what readers subscribe to. */
  readonly isPage: boolean;
  /** What readers subscribe to. */
  readonly current: Addresses;
  readonly older: Addresses | undefined;
  readonly newer: Addresses | undefined;
}

/** An item that the feed had (RFC 6721). */
export interface WithdrawnItem {
  readonly feedId: string;
  readonly withdrawnAt: Date;
}

/** What a document depends on besides the data. */
export interface FeedSettings {
  readonly publicUrl: string;
  readonly content: 'full' | 'summary';
  /** Seconds for which an answer is fresh. */
  readonly maxAge: number;
  /** What a document may take, about. */
  readonly maxBytes: number;
  /** Addresses of WebSub hubs. */
  readonly hubs: readonly string[];
}

/** What is in a document, as read from the database. */
export interface FeedContents {
  readonly subject: Subject;
  readonly site: PublishedSite;
  /** Newest first. */
  readonly articles: readonly Article[];
  /** When anything here changed last that no article tells, such as a withdrawal. */
  readonly changedAt?: Date | undefined;
  /** The page of the archive that this is; undefined for what readers subscribe to. */
  readonly page?: PageStart | undefined;
  readonly older?: PageStart | undefined;
  readonly newer?: PageStart | undefined;
  readonly isCut?: boolean;
  readonly withdrawn?: readonly WithdrawnItem[];
}

/** Goes up whenever the same data makes another document, so that readers' copies are not current. */
export const rendererVersion = 3;

/** A feed document. The same data makes the same document, at any time. */
export function createDocument(contents: FeedContents, settings: FeedSettings): FeedDocument {
  const { subject, site, articles, page, older, newer, withdrawn = [] } = contents;
  // Where the feeds are now may change; what they are known by may not.
  const idBase = site.origin || settings.publicUrl;
  const authors = authorsOf(site);
  const items = fitting(articles, settings.maxBytes).map((article) =>
    createItem(article, { content: settings.content, idBase, authors }),
  );
  const at = (place?: PageStart) => addresses(settings.publicUrl, subject.path, place);
  return {
    id: idBase + subject.path,
    title: subject.title,
    description: subject.description,
    language: site.language,
    pageUrl: strictUrl(subject.pageUrl),
    siteUrl: strictUrl(site.url),
    generatorUrl: `${settings.publicUrl}/`,
    icon: site.icon && strictUrl(site.icon),
    logo: site.logo && strictUrl(site.logo),
    podcast: items.some(isEpisode) ? podcastOf(site) : undefined,
    selfUrls: at(page),
    archive: {
      isPage: page !== undefined,
      current: at(),
      older: older && at(older),
      newer: newer && at(newer),
    },
    hubs: settings.hubs.map(strictUrl),
    updatedAt: latest(contents.changedAt, articles),
    authors,
    ttl: Math.ceil(settings.maxAge / 60),
    cutAt: contents.isCut ? settings.maxBytes : undefined,
    items,
    withdrawn: relevant(withdrawn, articles),
  };
}

function addresses(publicUrl: string, base: string, page: PageStart | undefined): Addresses {
  const at = (format: Format) => publicUrl + documentPath(base, format, page);
  return { rss: at('rss'), atom: at('atom'), json: at('json') };
}

function podcastOf({ podcast }: Site): Podcast {
  return { ...podcast, image: podcast.image && strictUrl(podcast.image) };
}

// An author without a page of his own is found at the site.
function authorsOf({ title, url, authors }: Site): Author[] {
  const named = authors.length > 0 ? authors : [{ name: title }];
  return named.map((author) => withStrictUrl({ url, ...author }));
}

// A feed is no older than its newest entry; a post may say that it was changed later than it came.
function latest(changedAt: Date | undefined, articles: readonly Article[]): Date {
  const times = articles.map(({ updatedAt }) => updatedAt.getTime()).filter(Number.isFinite);
  return new Date(Math.max(changedAt?.getTime() ?? 0, ...times));
}

// A withdrawal is news for as long as the article could have been in the feed.
function relevant(withdrawn: readonly WithdrawnItem[], articles: readonly Article[]) {
  const oldest = articles.at(-1)?.publishedAt;
  return oldest ? withdrawn.filter(({ withdrawnAt }) => withdrawnAt >= oldest) : withdrawn;
}
