/** What directories of podcasts ask for, as far as the site says it. */
export interface Podcast {
  /** Of Apple's list, a part of one behind ` > `: `Society & Culture > Documentary`. */
  readonly category: string | null;
  readonly explicit: boolean;
  /** The cover, square and absolute; null where it is the site's logo or icon. */
  readonly image: string | null;
  /** Whom directories write to; null where nobody is named. */
  readonly email: string | null;
  /** `serial` where episodes are to be heard from the first on. */
  readonly type: 'episodic' | 'serial';
}

/** What a site says of podcasts that says nothing. */
export const noPodcast: Podcast = {
  category: null,
  explicit: false,
  image: null,
  email: null,
  type: 'episodic',
};

/** What a post says of the episode that it is. What is not said is not here. */
export interface Episode {
  /** In seconds. */
  readonly duration?: number | null;
  readonly episode?: number;
  readonly season?: number;
  readonly explicit?: boolean;
}
