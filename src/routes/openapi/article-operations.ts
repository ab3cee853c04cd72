import {
  articleName,
  articleResponse,
  articlesResponse,
  scopesResponse,
} from '../../model/article-api.ts';
import type { Operation } from './operation.ts';

const article = { description: 'The id of the article in feeds, or its URL.', json: articleName };
const noArticle = { 404: 'The article does not exist.' } as const;
const pageOfArticles = {
  after: 'The number after which the page starts: "next" of the page before.',
  limit: 'The number of articles per page: 50 by default, at most 200.',
} as const;
/** The admin API about scopes and articles, for editors. */
export const articleOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/scopes',
    id: 'listScopes',
    summary: 'List scopes',
    description:
      'Returns the largest scopes, or those of the last 200 changes that changed last. Every scope has feeds.',
    query: {
      by: 'size (the default) or change.',
      kind: 'The kind of the scopes: site, category, tag, author, language, collection or feed. All kinds by default; named feeds have no size.',
      limit: 'The number of scopes: 50 by default, at most 200.',
    },
    responses: { 200: { description: 'The scopes.', json: scopesResponse } },
  },
  {
    method: 'get',
    path: '/api/article',
    id: 'getArticle',
    summary: 'Get an article',
    query: {
      feedId: 'The id of the article in feeds.',
      url: 'The URL of the article, instead of its id.',
    },
    responses: { 200: { description: 'The article.', json: articleResponse } },
    errors: noArticle,
  },
  {
    method: 'get',
    path: '/api/articles/scheduled',
    id: 'listScheduledArticles',
    summary: 'List scheduled articles',
    query: pageOfArticles,
    responses: {
      200: { description: 'A page of articles, sorted by date.', json: articlesResponse },
    },
  },
  {
    method: 'get',
    path: '/api/articles/held',
    id: 'listHeldArticles',
    summary: 'List articles that were withdrawn through the API',
    query: pageOfArticles,
    responses: {
      200: { description: 'A page of articles, sorted by URL.', json: articlesResponse },
    },
  },
  {
    method: 'post',
    path: '/api/articles/withdraw',
    id: 'withdrawArticle',
    summary: 'Withdraw an article',
    description: 'Removes an article from all feeds. Later imports do not bring it back.',
    body: article,
    responses: { 200: { description: 'The article.', json: articleResponse } },
    errors: noArticle,
  },
  {
    method: 'post',
    path: '/api/articles/restore',
    id: 'restoreArticle',
    summary: 'Restore an article',
    description:
      'Returns a withdrawn article to its feeds, with its id and dates and the current text of its post.',
    body: article,
    responses: { 200: { description: 'The article.', json: articleResponse } },
    errors: {
      ...noArticle,
      409: 'The post is deleted or not published, or another article has its URL.',
    },
  },
];
