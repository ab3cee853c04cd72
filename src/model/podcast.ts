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
  readonly episode?: number;
  readonly season?: number;
  readonly explicit?: boolean;
}

/** Whether an article is an episode of a podcast: its enclosure is audio or video. */
export function isEpisode({
  enclosure,
}: {
  readonly enclosure: { readonly mediaType: string } | null;
}): boolean {
  return enclosure !== null && /^(?:audio|video)\//.test(enclosure.mediaType);
}
