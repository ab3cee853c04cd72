import type { Article, PublishedSite } from '../model/article.ts';
import { formats } from '../model/format.ts';
import { noSite } from '../model/no-site.ts';
import { createDocument } from './document.ts';
import { renderFailure } from './render.ts';

const site: PublishedSite = {
  ...noSite,
  url: 'https://site.invalid/',
  origin: 'https://feeds.invalid',
};

const settings = {
  publicUrl: site.origin,
  content: 'full',
  linkPosts: 'page',
  maxAge: 0,
  maxBytes: Number.POSITIVE_INFINITY,
  hubs: [],
} as const;

// A document per article would take three times as long. Larger batches take more memory and are not
// faster.
const batchSize = 20;

/**
 * The render check of an import: renders articles in every format.
 *
 * @returns the articles that cannot be rendered in one of them, each with the reason
 */
export function findRenderFailures(articles: readonly Article[]): ReadonlyMap<Article, string> {
  const failures = new Map<Article, string>();
  for (let at = 0; at < articles.length; at += batchSize) {
    const batch = articles.slice(at, at + batchSize);
    if (failureOf(batch) === undefined) continue;
    for (const article of batch) {
      const failure = failureOf([article]);
      if (failure !== undefined) failures.set(article, failure);
    }
  }
  return failures;
}

function failureOf(articles: readonly Article[]): string | undefined {
  const subject = {
    path: '/',
    title: site.title,
    description: '',
    pageUrl: site.url,
    hasHubs: false,
  };
  const document = createDocument({ subject, site, articles }, settings);
  return formats
    .map((format) => renderFailure(document, format))
    .find((failure) => failure !== undefined);
}
