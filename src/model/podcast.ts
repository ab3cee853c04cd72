/** The settings of a site that podcast directories require. */
export interface Podcast {
  /** One of Apple's categories, or a subcategory after ` > `: `Society & Culture > Documentary`. */
  readonly category: string | null;
  readonly explicit: boolean;
  /** The absolute URL of the square cover; null if the site's logo or icon is the cover. */
  readonly image: string | null;
  /** The owner's mail address, for directories; null if there is none. */
  readonly email: string | null;
  /** `serial` if episodes should be heard in order. */
  readonly type: 'episodic' | 'serial';
  // Podcasts that were stored before these were known have none of them.
  /** Who is responsible for the show, if it is not the site's author. */
  readonly author?: string | undefined;
  /** The name of the owner, if it is not the author. */
  readonly owner?: string | undefined;
  /** The UUID of the show from where it was before; without one it follows from the feed's URL. */
  readonly guid?: string | undefined;
  /** Whether other hosts must not import the feed; undefined if the site does not say. */
  readonly isLocked?: boolean | undefined;
  readonly funding?: readonly FundingLink[] | undefined;
  /** The people of every episode, such as its hosts. */
  readonly people?: readonly Person[] | undefined;
}

/** A page where listeners can support a show. */
export interface FundingLink {
  readonly url: string;
  readonly text: string;
}

/** Somebody who is heard in a show, or has worked on it. */
export interface Person {
  readonly name: string;
  /** As in the Podcast Taxonomy, such as `guest`; a host if there is none. */
  readonly role?: string | undefined;
  readonly group?: string | undefined;
  readonly url?: string | undefined;
  /** The absolute URL of a picture. */
  readonly image?: string | undefined;
}

/** The podcast of a site that does not configure one. */
export const noPodcast: Podcast = {
  category: null,
  explicit: false,
  image: null,
  email: null,
  type: 'episodic',
};

/** A post as an episode of the podcast. Values that are not in its front matter are absent. */
export interface Episode {
  /** Playing time in seconds. */
  readonly duration?: number | null;
  /** May have decimals, such as 12.5 for an extra. */
  readonly episode?: number | undefined;
  /** Apps show it in place of the number. */
  readonly episodeLabel?: string | undefined;
  readonly season?: number | undefined;
  readonly seasonName?: string | undefined;
  readonly explicit?: boolean | undefined;
  readonly episodeType?: EpisodeType | undefined;
  /** A title without the number of the episode. */
  readonly episodeTitle?: string | undefined;
  /** The absolute URL of a square picture. */
  readonly cover?: string | undefined;
  readonly transcripts?: readonly Transcript[] | undefined;
  readonly chapters?: Chapters | undefined;
  readonly people?: readonly Person[] | undefined;
}

export const episodeTypes = ['full', 'trailer', 'bonus'] as const;

export type EpisodeType = (typeof episodeTypes)[number];

/** A file with the text of an episode. */
export interface Transcript {
  readonly url: string;
  readonly mediaType: string;
  /** BCP 47; undefined if it is that of the feed. */
  readonly language?: string | undefined;
  /** Whether it has time codes, for showing it as captions. */
  readonly isCaptions?: boolean | undefined;
}

/** The chapters of an episode: a file, or a list in order of time. */
export type Chapters = ChaptersFile | readonly Chapter[];

interface ChaptersFile {
  readonly url: string;
  readonly mediaType: string;
}

export interface Chapter {
  /** In seconds. */
  readonly start: number;
  readonly title: string;
  readonly url?: string | undefined;
}

/** Whether an article is an episode of a podcast: its enclosure is audio or video. */
export function isEpisode({
  enclosure,
}: {
  readonly enclosure: { readonly mediaType: string } | null;
}): boolean {
  return enclosure !== null && isSoundOrVideo(enclosure.mediaType);
}

/** Whether files of a media type can be played. */
export function isSoundOrVideo(mediaType: string): boolean {
  return /^(?:audio|video)\//.test(mediaType);
}
