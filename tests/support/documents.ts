// Articles and documents, for tests of the formats without a database.
import { sampleSettings, sampleSite } from '../../scripts/bench/sample-site.ts';
import {
  createDocument,
  type FeedContents,
  type FeedDocument,
  type FeedSettings,
} from '../../src/feeds/document.ts';
import { scopeSubject } from '../../src/feeds/subject.ts';
import type { Article, PublishedSite } from '../../src/model/article.ts';
import type { Scope } from '../../src/model/scope.ts';
import { publicUrl } from './feedmill.ts';

const siteScope: Scope = {
  kind: 'site',
  slug: '',
  name: '',
  revision: 7,
  changedAt: new Date('2026-05-02T08:00:00Z'),
  articleCount: 1,
};

const plainArticle: Article = {
  feedId: 'https://paper.example/2026/05/01/bridge',
  url: 'https://paper.example/2026/05/01/bridge.html',
  title: 'The bridge is open',
  summary: 'Cars first.',
  content: '<p>Cars first.</p>',
  authors: [{ name: 'Ann' }],
  categories: ['town'],
  tags: ['bridge'],
  image: null,
  imageDetails: null,
  enclosure: null,
  externalUrl: null,
  language: null,
  collection: null,
  isHidden: false,
  isUnlisted: false,
  publishedAt: new Date('2026-05-01T06:30:00Z'),
  updatedAt: new Date('2026-05-01T07:00:00Z'),
};

/** Returns a plain article with some changes. */
export function articleWith(changes: Partial<Article>): Article {
  return { ...plainArticle, ...changes };
}

/** Returns a feed of these articles: that of the site, unless a scope is given. */
export function documentOf(
  articles: readonly Article[],
  changes: {
    readonly scope?: Partial<Scope>;
    readonly site?: Partial<PublishedSite>;
    readonly settings?: Partial<FeedSettings>;
    readonly contents?: Partial<FeedContents>;
  } = {},
): FeedDocument {
  const scope = { ...siteScope, ...changes.scope };
  const site = { ...sampleSite, ...changes.site };
  const subject = scopeSubject(scope, site, publicUrl);
  const { changedAt } = scope;
  return createDocument(
    { subject, site, articles, changedAt, ...changes.contents },
    { ...sampleSettings, ...changes.settings },
  );
}
