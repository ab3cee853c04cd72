import type { Article, PublishedSite } from '../model/article.ts';
import { formats } from '../model/format.ts';
import { noPodcast } from '../model/podcast.ts';
import { createDocument } from './document.ts';
import { flawOf } from './sound.ts';

const site: PublishedSite = {
  title: 'A site',
  description: '',
  url: 'https://site.invalid/',
  language: 'en',
  authors: [],
  icon: null,
  logo: null,
  podcast: noPodcast,
  origin: 'https://feeds.invalid',
};

const settings = {
  publicUrl: site.origin,
  content: 'full',
  maxAge: 0,
  maxBytes: Number.POSITIVE_INFINITY,
  hubs: [],
} as const;

/**
 * Why an article would break a feed, in whatever format, found by making one of it alone; undefined
 * where it would break none.
 */
export function unfitFor(article: Article): string | undefined {
  const subject = { path: '/', title: site.title, description: '', pageUrl: site.url };
  const document = createDocument({ subject, site, articles: [article] }, settings);
  for (const format of formats) {
    for (const item of document.items) {
      const flaw = flawOf(document, item, format);
      if (flaw !== undefined) return flaw;
    }
  }
  return undefined;
}
