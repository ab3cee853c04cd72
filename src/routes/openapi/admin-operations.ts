import {
  articleName,
  articleResponse,
  previewResponse,
  problemsResponse,
  queuedResponse,
  runResponse,
  runsResponse,
  sourceDeletedResponse,
  sourcesResponse,
} from '../../model/admin-api.ts';
import type { Operation } from './operation.ts';

const article = { description: 'Which article: by its id or by its address', json: articleName };
const noArticle = { 404: 'There is no such article.' } as const;
const noSource = { 404: 'There is no such source.' } as const;

/** The API that an editor and a person on call use. */
export const adminOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/sources',
    id: 'listSources',
    summary: 'How each source does',
    query: { counts: '0 to leave the counts out, which look at every post' },
    answers: { 200: { description: 'The sources, by name', json: sourcesResponse } },
  },
  {
    method: 'delete',
    path: '/api/sources/:source',
    id: 'deleteSource',
    summary: 'Forgets a source: its articles leave the feeds',
    description: 'A large source is forgotten in parts: call again while the answer is a 202.',
    answers: {
      200: { description: 'All is done', json: sourceDeletedResponse },
      202: { description: 'Some of it is left', json: sourceDeletedResponse },
    },
    refusals: { ...noSource, 409: 'An import is under way.' },
  },
  {
    method: 'get',
    path: '/api/sources/:source/problems',
    id: 'listProblems',
    summary: 'Posts that could not be read, were left out, or have a note',
    query: {
      after: 'The path after which the page begins',
      limit: 'Posts of a page, 500 unless given',
    },
    answers: { 200: { description: 'A page of posts, by path', json: problemsResponse } },
    refusals: noSource,
  },
  {
    method: 'get',
    path: '/api/sources/:source/preview',
    id: 'previewSource',
    summary: 'What an import would do; nothing is changed',
    answers: { 200: { description: 'Counts, and the first paths', json: previewResponse } },
    refusals: {
      ...noSource,
      409: 'The source wants to be left alone.',
      422: 'The source does not answer, or not with a site.',
    },
  },
  {
    method: 'post',
    path: '/api/sources/:source/import',
    id: 'importPass',
    summary: 'Has a source imported at once',
    query: { withdraw: 'all, where this run may withdraw a large part of the articles' },
    answers: { 202: { description: 'The import has begun', json: queuedResponse } },
    refusals: { ...noSource, 409: 'An import is under way, or the source wants to be left alone.' },
  },
  {
    method: 'get',
    path: '/api/runs',
    id: 'listRuns',
    summary: 'The last runs, the newest first',
    query: {
      source: 'Of which source; of all unless given',
      before: 'The number of a run, for those before it',
      limit: 'Runs of a page, 50 unless given, 200 at the most',
    },
    answers: { 200: { description: 'A page of runs', json: runsResponse } },
  },
  {
    method: 'get',
    path: '/api/runs/:run',
    id: 'getRun',
    summary: 'One run',
    answers: { 200: { description: 'The run, with its notes', json: runResponse } },
    refusals: { 404: 'There is no such run.' },
  },
  {
    method: 'post',
    path: '/api/articles/withdraw',
    id: 'withdrawArticle',
    summary: 'Takes an article out of all feeds, and keeps it out whatever imports bring',
    body: article,
    answers: { 200: { description: 'The article', json: articleResponse } },
    refusals: noArticle,
  },
  {
    method: 'post',
    path: '/api/articles/restore',
    id: 'restoreArticle',
    summary: 'Lets an article in again that was taken out',
    body: article,
    answers: { 200: { description: 'The article', json: articleResponse } },
    refusals: { ...noArticle, 409: 'Its post is deleted, or another has its address.' },
  },
];
