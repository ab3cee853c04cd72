import type { Episode, Podcast } from './podcast.ts';

/**
 * `live`: shown in its feeds. `scheduled`: dated ahead, shown from then on. `withdrawn`: its post is
 * gone from the source, or is no longer published; kept so that it comes back with its id.
 */
export const articleStates = ['live', 'scheduled', 'withdrawn'] as const;

export type ArticleState = (typeof articleStates)[number];

export interface Author {
  readonly name: string;
  readonly url?: string;
  readonly email?: string;
}

/** A file that comes with an article: an episode of a podcast, a film. */
export interface Enclosure extends Episode {
  readonly url: string;
  readonly mediaType: string;
  /** In bytes; 0 where it is not known (RSS wants a number). */
  readonly length: number;
  /** How long it plays, in seconds; null where it is not known. */
  readonly duration: number | null;
}

/** A published post as its feeds show it. All text is free of what XML cannot carry. */
export interface Article {
  /** What readers know it by. Set at the first import and never changed. */
  readonly feedId: string;
  /** The page of the article, absolute. */
  readonly url: string;
  /** Plain text; may be empty. */
  readonly title: string;
  /** Plain text; may be empty. */
  readonly summary: string;
  /** HTML, safe, with absolute addresses only. */
  readonly content: string;
  readonly authors: readonly Author[];
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly image: string | null;
  readonly enclosure: Enclosure | null;
  /** BCP 47; null where it is the site's. */
  readonly language: string | null;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
}

/** What the site's configuration says about the site, as its feeds show it. */
export interface Site {
  readonly title: string;
  readonly description: string;
  /** The home page, absolute, ending in `/`. */
  readonly url: string;
  /** BCP 47. */
  readonly language: string;
  readonly authors: readonly Author[];
  /** A square picture, absolute; null where none is known. */
  readonly icon: string | null;
  /** A picture that stands for the site, absolute; null where none is known. */
  readonly logo: string | null;
  readonly podcast: Podcast;
}

/** The site as every feed shows it. */
export interface PublishedSite extends Site {
  /** Where this Feedmill was reached when it first imported anything; empty where nobody knows. */
  readonly origin: string;
}
