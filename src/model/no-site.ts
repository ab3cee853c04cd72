import type { Site } from './article.ts';
import { noPodcast } from './podcast.ts';

/** The site that is shown until one has been imported. */
export const noSite: Site = {
  title: 'Feedmill',
  description: '',
  url: '',
  language: 'en',
  authors: [],
  icon: null,
  logo: null,
  podcast: noPodcast,
  timeZone: 'UTC',
};
