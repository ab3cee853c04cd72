import {
  deletedRequest,
  deletedResponse,
  finishedResponse,
  inventoryResponse,
  sentResponse,
  startedResponse,
  withdrawalsResponse,
} from '../../model/import-api.ts';
import type { Operation } from './operation.ts';

const noRun = { 404: 'The run does not exist.', 409: 'The run has ended.' } as const;
const badArchive = {
  413: 'The body is too large.',
  422: 'The archive cannot be read.',
} as const;

/** The import API, to which clients send posts. */
export const importOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/sources/:source/posts',
    id: 'listPosts',
    summary: 'List imported posts',
    description:
      'Returns the posts of a source with their hashes, so that a client needs to send only the posts that differ. The parameters config, files and future describe the site that the client is about to send.',
    query: {
      config:
        'The Git blob ids of the configuration and of CNAME, as far as the site has them, joined by a hyphen.',
      files: 'A digest of the files in _includes and _data. Empty if the site has no such files.',
      future: '1 if posts with a future date are published at once.',
      after: 'The path after which the page starts.',
      list: 'none to omit the posts.',
    },
    responses: {
      200: { description: 'A page of posts, sorted by path.', json: inventoryResponse },
    },
  },
  {
    method: 'post',
    path: '/api/sources/:source/runs',
    id: 'startRun',
    summary: 'Start a run',
    description: 'Starts an import. A running import of the same source is superseded.',
    query: { future: '1 to publish posts with a future date at once.' },
    body: {
      description: 'The configuration, CNAME, and the files in _includes and _data.',
      tar: true,
    },
    responses: { 201: { description: 'The run.', json: startedResponse } },
    errors: badArchive,
  },
  {
    method: 'post',
    path: '/api/runs/:run/deleted',
    id: 'sendDeleted',
    summary: 'Report deleted posts',
    description: 'Names the posts that no longer exist. Call this before sending posts.',
    query: { withdraw: 'all to allow the run to withdraw any number of articles.' },
    body: {
      description: 'The paths of the deleted posts, and the hashes of files at new paths.',
      json: deletedRequest,
    },
    responses: { 200: { description: 'The number of paths.', json: deletedResponse } },
    errors: noRun,
  },
  {
    method: 'post',
    path: '/api/sources/:source/withdrawals',
    id: 'previewWithdrawals',
    summary: 'Preview withdrawals',
    description: 'Returns what a run would withdraw if these posts were deleted.',
    query: { withdraw: 'all to allow withdrawing any number of articles.' },
    body: {
      description: 'The paths of the deleted posts, and the hashes of files at new paths.',
      json: deletedRequest,
    },
    responses: { 200: { description: 'The withdrawals.', json: withdrawalsResponse } },
  },
  {
    method: 'post',
    path: '/api/runs/:run/posts',
    id: 'sendPosts',
    summary: 'Import posts',
    query: {
      fatal: '1 if reading these posts kills the Worker. They become problems and are not read.',
    },
    body: { description: 'Posts at their paths in the site.', tar: true },
    responses: {
      200: {
        description: 'The outcome of each post, and of others that have lost their URLs to these.',
        json: sentResponse,
      },
    },
    errors: { ...noRun, ...badArchive },
  },
  {
    method: 'post',
    path: '/api/runs/:run/finish',
    id: 'finishRun',
    summary: 'Finish a run',
    description:
      'Withdraws the articles of deleted posts and ends the run. If too many articles would be withdrawn, they stay, and the state of the run is "refused". The request may be repeated.',
    query: {
      withdraw: 'all to allow withdrawing any number of articles.',
      cursor:
        '"commit:" and the id of a commit. The list of posts returns it until another run starts.',
    },
    responses: { 200: { description: 'The result of the run.', json: finishedResponse } },
    errors: noRun,
  },
];
