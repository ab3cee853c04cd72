import {
  deletedRequest,
  deletedResponse,
  finishedResponse,
  inventoryResponse,
  sentResponse,
  startedResponse,
} from '../../model/import-api.ts';
import type { Operation } from './operation.ts';

const noRun = { 404: 'There is no such run.', 409: 'The run is over.' } as const;
const badBody = { 413: 'The body is too large.', 422: 'The archive cannot be read.' } as const;

/** The API that posts are sent by. */
export const importOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/sources/:source/posts',
    id: 'listPosts',
    summary: 'What a source has, with hashes, so that only what differs need be sent',
    query: {
      config: 'The Git blob id of _config.yml; empty where the site has none',
      files: 'A digest of the files that posts may use; empty where there are none',
      future: '1 where posts that are dated ahead are published at once',
      after: 'The path after which the page begins',
      list: 'none, where no post is to be listed',
    },
    answers: { 200: { description: 'A page of posts, by path', json: inventoryResponse } },
  },
  {
    method: 'post',
    path: '/api/sources/:source/runs',
    id: 'startRun',
    summary: 'Starts a run; one of the same source that was under way is superseded',
    query: { future: '1 to publish posts that are dated ahead at once' },
    body: { description: '_config.yml and the files of _includes and _data', tar: true },
    answers: { 201: { description: 'The run', json: startedResponse } },
    refusals: badBody,
  },
  {
    method: 'post',
    path: '/api/runs/:run/deleted',
    id: 'sendGone',
    summary: 'Says which posts are deleted, before others are sent',
    query: { withdraw: 'all, where a large part of the articles may be withdrawn' },
    body: { description: 'Paths that are deleted, and hashes at new paths', json: deletedRequest },
    answers: { 200: { description: 'How many were named', json: deletedResponse } },
    refusals: { ...noRun, 422: 'Too much would be withdrawn; nothing was changed.' },
  },
  {
    method: 'post',
    path: '/api/runs/:run/posts',
    id: 'sendPosts',
    summary: 'Imports posts',
    body: { description: 'Posts at their paths in the site', tar: true },
    answers: { 200: { description: 'What became of each', json: sentResponse } },
    refusals: { ...noRun, ...badBody },
  },
  {
    method: 'post',
    path: '/api/runs/:run/finish',
    id: 'finishRun',
    summary: 'Withdraws what is deleted and ends the run; may be called twice',
    query: {
      cursor: 'commit: and a commit, which is given back by the list of posts until another run',
    },
    answers: { 200: { description: 'What came of the run', json: finishedResponse } },
    refusals: noRun,
  },
];
