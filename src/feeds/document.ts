import type { PageStart, Position } from '../model/archive-page.ts';
import type { Article, Author, PublishedSite, Site } from '../model/article.ts';
import type { Presentation } from '../model/feed-definition.ts';
import type { Format } from '../model/format.ts';
import { isEpisode, type Podcast } from '../model/podcast.ts';
import { documentPath, mixPartPath } from '../model/urls.ts';
import { strictUrl } from '../model/web-url.ts';
import { createItem, type FeedItem, strictAuthor } from './item.ts';
import { limitContents } from './limit.ts';
import { presentedSite, presentItem } from './presentation.ts';
import type { Subject } from './subject.ts';

/** A feed document, independent of its format. All URLs are absolute. */
export interface FeedDocument {
  /** An IRI: the same in all formats, and still the same if the feeds move to another URL. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** BCP 47; undefined if the site names none. */
  readonly language: string | undefined;
  /** The page for people: the site's home page, or Feedmill's page of a scope. */
  readonly pageUrl: string;
  readonly siteUrl: string;
  /** The home page of this Feedmill. */
  readonly generatorUrl: string;
  /** A square image of the site. */
  readonly icon: string | null;
  /** An image of the site, of any shape. */
  readonly logo: string | null;
  /** Undefined if no item is an episode. */
  readonly podcast: Podcast | undefined;
  /** The UUID of the podcast; undefined if it is not known, or no item is an episode. */
  readonly podcastGuid: string | undefined;
  /** The URL of this document in each format. */
  readonly selfUrls: UrlPerFormat;
  readonly archive: ArchiveLinks;
  readonly hubs: readonly string[];
  readonly updatedAt: Date;
  readonly authors: readonly Author[];
  /** Minutes for which a reader may keep the document. */
  readonly ttl: number;
  /** The limit in bytes at which the feed was cut; undefined if it was not. */
  readonly cutAt: number | undefined;
  /** Whether the search for articles ended before all were found; the next part goes on. */
  readonly isSearchCut: boolean;
  readonly items: readonly FeedItem[];
  readonly withdrawn: readonly WithdrawnItem[];
}

/** A URL for each format. */
export type UrlPerFormat = Readonly<Record<Format, string>>;

/** The place of a document among the documents of its feed (RFC 5005 §4). */
export interface ArchiveLinks {
  /** Whether the document is a page of the archive and not the feed that readers subscribe to. */
  readonly isPage: boolean;
  /** Whether the document is a later part of a mix or a named feed. */
  readonly isPart: boolean;
  /** The feed that readers subscribe to. */
  readonly current: UrlPerFormat;
  readonly older: UrlPerFormat | undefined;
  readonly newer: UrlPerFormat | undefined;
  /** The next part of a mix, which has older articles (RFC 5005 §3). */
  readonly next: UrlPerFormat | undefined;
}

/** An article that was withdrawn from the feed (RFC 6721). */
export interface WithdrawnItem {
  readonly feedId: string;
  readonly withdrawnAt: Date;
}

/** The settings of a document. */
export interface FeedSettings {
  readonly publicUrl: string;
  readonly content: 'full' | 'summary';
  readonly linkPosts: 'page' | 'target';
  /** Seconds for which a response is fresh. */
  readonly maxAge: number;
  /** The approximate size limit of a document, in bytes. */
  readonly maxBytes: number;
  /** URLs of WebSub hubs. */
  readonly hubs: readonly string[];
}

/** The data of a document, from the database. */
export interface FeedContents {
  readonly subject: Subject;
  readonly site: PublishedSite;
  /** Newest first. */
  readonly articles: readonly Article[];
  /** When the feed last changed, including changes that no article shows, such as a withdrawal. */
  readonly changedAt?: Date | undefined;
  /** The page of the archive; undefined for the feed that readers subscribe to. */
  readonly page?: PageStart | undefined;
  readonly older?: PageStart | undefined;
  readonly newer?: PageStart | undefined;
  readonly isCut?: boolean;
  /** See `podcastGuid` in {@link FeedDocument}. */
  readonly podcastGuid?: string | undefined;
  /** The document is the part of a mix below this position; undefined for the newest part. */
  readonly before?: Position | undefined;
  /** The next part of a mix is below this position. */
  readonly next?: Position | undefined;
  /** Whether the next part begins where the search for articles ended. */
  readonly isSearchCut?: boolean;
  readonly withdrawn?: readonly WithdrawnItem[];
  /** How the publisher wants the feed to be presented. Undefined if the feed has no definition. */
  readonly presentation?: Presentation | undefined;
}

/** Increase this if the same data renders differently. It is part of ETags, so older copies expire. */
export const rendererVersion = 7;

/** Creates a feed document. It depends only on the arguments, not on the current time. */
export function createDocument(contents: FeedContents, settings: FeedSettings): FeedDocument {
  const { subject, articles, page, older, newer, before, next, withdrawn = [] } = contents;
  const { presentation = {} } = contents;
  const site = presentedSite(contents.site, presentation);
  // Ids must not change if the feeds move to another URL.
  const idBase = site.origin || settings.publicUrl;
  const authors = authorsOf(site);
  const content = presentation.content ?? settings.content;
  const itemSettings = { content, linkPosts: settings.linkPosts, idBase, authors };
  const items = limitContents(articles, settings.maxBytes).map((article) =>
    presentItem(createItem(article, itemSettings), presentation),
  );
  const { urlsOf, partUrls } = documentUrls(settings.publicUrl + subject.path);
  return {
    id: idBase + subject.path,
    title: subject.title,
    description: subject.description,
    language: subject.language ?? (site.language || undefined),
    pageUrl: strictUrl(subject.pageUrl),
    siteUrl: strictUrl(site.url),
    generatorUrl: `${settings.publicUrl}/`,
    icon: site.icon && strictUrl(site.icon),
    logo: site.logo && strictUrl(site.logo),
    podcast: items.some(isEpisode) ? podcastOf(site) : undefined,
    podcastGuid: contents.podcastGuid,
    selfUrls: before ? partUrls(before) : urlsOf(page),
    archive: {
      isPage: page !== undefined,
      isPart: before !== undefined,
      current: urlsOf(),
      older: older && urlsOf(older),
      newer: newer && urlsOf(newer),
      next: next && partUrls(next),
    },
    hubs: subject.hasHubs && !page && !before ? settings.hubs.map(strictUrl) : [],
    updatedAt: lastChange(contents.changedAt, articles),
    authors,
    ttl: Math.ceil(settings.maxAge / 60),
    cutAt: contents.isCut ? settings.maxBytes : undefined,
    isSearchCut: contents.isSearchCut ?? false,
    items,
    withdrawn: recentlyWithdrawn(withdrawn, articles),
  };
}

function documentUrls(base: string) {
  return {
    urlsOf: (start?: PageStart) => perFormat((format) => documentPath(base, format, start)),
    partUrls: (position: Position) => perFormat((format) => mixPartPath(base, format, position)),
  };
}

function perFormat(urlOf: (format: Format) => string): UrlPerFormat {
  return { rss: urlOf('rss'), atom: urlOf('atom'), json: urlOf('json') };
}

function podcastOf({ podcast }: Site): Podcast {
  return { ...podcast, image: podcast.image && strictUrl(podcast.image) };
}

// An author without a URL gets the site's.
function authorsOf({ title, url, authors }: Site): Author[] {
  const named = authors.length > 0 ? authors : [{ name: title }];
  return named.map((author) => strictAuthor({ url, ...author }));
}

// A post may state a date of change that is later than its import.
function lastChange(changedAt: Date | undefined, articles: readonly Article[]): Date {
  const times = articles.map(({ updatedAt }) => updatedAt.getTime()).filter(Number.isFinite);
  return new Date(Math.max(changedAt?.getTime() ?? 0, ...times));
}

// A withdrawal is shown for as long as the article could still have been in the feed.
function recentlyWithdrawn(withdrawn: readonly WithdrawnItem[], articles: readonly Article[]) {
  const oldest = articles.at(-1)?.publishedAt;
  return oldest ? withdrawn.filter(({ withdrawnAt }) => withdrawnAt >= oldest) : withdrawn;
}
