import type { Episode, Podcast } from './podcast.ts';

/**
 * `live`: shown in its feeds. `scheduled`: shown from its date on, which is in the future. `withdrawn`:
 * taken out of its feeds, but stored: it has the same id if it is published again.
 */
export const articleStates = ['live', 'scheduled', 'withdrawn'] as const;

export type ArticleState = (typeof articleStates)[number];

export interface Author {
  readonly name: string;
  readonly url?: string;
  readonly email?: string;
  /** The absolute URL of a picture. */
  readonly avatar?: string;
}

/** The details of an image besides its URL. Texts are plain and on one line. */
export interface ImageDetails {
  /** In pixels. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Describes the image to those who do not see it. */
  readonly alt?: string | undefined;
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
}

/** A media file. */
export interface MediaFile {
  readonly url: string;
  readonly mediaType: string;
  /** In bytes; 0 if unknown, since RSS requires a number. */
  readonly length: number;
  /** Playing time in seconds; null if unknown. */
  readonly duration: number | null;
}

/** The media file of an article, like the episode of a podcast. */
export interface Enclosure extends MediaFile, Omit<Episode, 'duration'> {
  /** Further files, such as the same episode in other formats. */
  readonly others?: readonly MediaFile[];
}

/** A published post as its feeds show it. All texts are valid in XML. */
export interface Article {
  /** Its id in feeds. Set at the first import and never changed. */
  readonly feedId: string;
  /** The absolute URL of the article's page. */
  readonly url: string;
  /** Plain text; may be empty. */
  readonly title: string;
  /** Plain text; may be empty. */
  readonly summary: string;
  /** Sanitized HTML with absolute URLs only. */
  readonly content: string;
  readonly authors: readonly Author[];
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  /** Absolute URL. */
  readonly image: string | null;
  /** Null if only its URL is known. */
  readonly imageDetails: ImageDetails | null;
  readonly enclosure: Enclosure | null;
  /** The absolute URL of the page elsewhere that a link post is about; null if it is not a link post. */
  readonly externalUrl: string | null;
  /** BCP 47; null if it is the site's. */
  readonly language: string | null;
  /** Jekyll's label of the collection that it is in; null for a post. */
  readonly collection: string | null;
  /** Whether it is kept out of the feeds of the whole site and of its languages. */
  readonly isHidden: boolean;
  /** Whether search engines should leave its page out. */
  readonly isUnlisted: boolean;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
}

/** The site as its configuration describes it. */
export interface Site {
  readonly title: string;
  readonly description: string;
  /** The absolute URL of the home page, ending in `/`. */
  readonly url: string;
  /** BCP 47; empty if the site names none. */
  readonly language: string;
  readonly authors: readonly Author[];
  /** The absolute URL of a square image; null if there is none. */
  readonly icon: string | null;
  /** The absolute URL of an image of the site, of any shape; null if there is none. */
  readonly logo: string | null;
  readonly podcast: Podcast;
  /** An IANA name. */
  readonly timeZone: string;
}

/** The site as every feed shows it. */
export interface PublishedSite extends Site {
  /** The public URL of this Feedmill at its first import; empty if unknown. */
  readonly origin: string;
}
