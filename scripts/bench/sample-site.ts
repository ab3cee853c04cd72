import type { FeedSettings } from '../../src/feeds/document.ts';
import type { PublishedSite } from '../../src/model/article.ts';
import { noPodcast } from '../../src/model/podcast.ts';

/** A site whose feeds are rendered without a database, for the benchmark and for tests. */
export const sampleSite: PublishedSite = {
  title: 'The Paper',
  description: 'News of a small town',
  url: 'https://paper.example/',
  language: 'en',
  authors: [{ name: 'The Desk' }],
  icon: null,
  logo: null,
  podcast: noPodcast,
  timeZone: 'UTC',
  origin: 'https://feeds.example',
};

/** How its feeds are rendered. */
export const sampleSettings: FeedSettings = {
  publicUrl: sampleSite.origin,
  content: 'full',
  linkPosts: 'page',
  maxAge: 300,
  maxBytes: 1_000_000,
  hubs: [],
};
