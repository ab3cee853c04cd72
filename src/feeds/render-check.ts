import type { Article, PublishedSite } from '../model/article.ts';
import { errorMessage } from '../model/error-message.ts';
import { formats } from '../model/format.ts';
import { noPodcast } from '../model/podcast.ts';
import { renderChecked } from './checked-render.ts';
import { createDocument } from './document.ts';

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

// More at once are not faster, and all of a document is in memory.
const atOnce = 20;

/** The articles that would break a feed, in whatever format, and why; found by making some. */
export function findRenderFailures(articles: readonly Article[]): ReadonlyMap<Article, string> {
  const unfit = new Map<Article, string>();
  for (let at = 0; at < articles.length; at += atOnce) {
    const some = articles.slice(at, at + atOnce);
    // What breaks a document alone breaks it in company, too. A document for each takes three times
    // as long, so that is for finding which it was.
    if (flawIn(some) === undefined) continue;
    for (const article of some) {
      const flaw = flawIn([article]);
      if (flaw !== undefined) unfit.set(article, flaw);
    }
  }
  return unfit;
}

/** What is wrong with a feed of these articles; undefined where nothing is. */
function flawIn(articles: readonly Article[]): string | undefined {
  const subject = { path: '/', title: site.title, description: '', pageUrl: site.url };
  try {
    const document = createDocument({ subject, site, articles }, settings);
    for (const format of formats) renderChecked(document, format);
    return undefined;
  } catch (error) {
    return errorMessage(error);
  }
}
