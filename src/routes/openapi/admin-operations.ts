import {
  previewResponse,
  problemsResponse,
  queuedResponse,
  runResponse,
  runsResponse,
  sourceDeletedResponse,
  sourcesResponse,
} from '../../model/admin-api.ts';
import { checksResponse } from '../../model/check.ts';
import type { Operation } from './operation.ts';

const noSource = { 404: 'The source does not exist.' } as const;
const notScheduled = { 404: 'The source does not exist or is not scheduled.' } as const;

/** The admin API about sources and runs, for operators. */
export const adminOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/checks',
    id: 'listChecks',
    summary: 'List health checks',
    description:
      'Returns the checks of /health as a list, with what to do about those that do not pass.',
    responses: { 200: { description: 'All checks, and the worst status.', json: checksResponse } },
  },
  {
    method: 'get',
    path: '/api/sources',
    id: 'listSources',
    summary: 'List sources',
    description: 'Returns the state and the last run of every source.',
    query: { counts: '0 to omit the counts, which are slow to compute for many posts.' },
    responses: { 200: { description: 'All sources, sorted by name.', json: sourcesResponse } },
  },
  {
    method: 'delete',
    path: '/api/sources/:source',
    id: 'deleteSource',
    summary: 'Delete a source',
    description:
      'Removes the articles of a source from all feeds and deletes its data. A large source is deleted in parts: repeat the request until the status is 200.',
    responses: {
      200: { description: 'The source is deleted.', json: sourceDeletedResponse },
      202: {
        description: 'A part of the source is deleted. Repeat the request.',
        json: sourceDeletedResponse,
      },
    },
    errors: { ...noSource, 409: 'The source is being imported.' },
  },
  {
    method: 'get',
    path: '/api/sources/:source/problems',
    id: 'listProblems',
    summary: 'List problems',
    description:
      'Returns the posts that could not be imported, were skipped, or have a note. The first page begins with the definitions of feeds that are wrong.',
    query: {
      after: 'The path after which the page starts.',
      limit: 'The number of posts per page: 500 by default, at most 2,000.',
    },
    responses: { 200: { description: 'A page of posts, sorted by path.', json: problemsResponse } },
    errors: noSource,
  },
  {
    method: 'get',
    path: '/api/sources/:source/preview',
    id: 'previewSource',
    summary: 'Preview an import',
    description: 'Reads a source and returns what an import would change, without changing it.',
    responses: {
      200: { description: 'Counts, and the first paths of each kind.', json: previewResponse },
    },
    errors: {
      ...notScheduled,
      409: 'The source asked for a backoff. Retry-After says when to try again.',
      422: 'The source does not respond, or its response is not a site.',
    },
  },
  {
    method: 'post',
    path: '/api/sources/:source/import',
    id: 'importSource',
    summary: 'Import a source now',
    query: { withdraw: 'all to allow withdrawing any number of articles.' },
    responses: { 202: { description: 'The import is queued.', json: queuedResponse } },
    errors: {
      ...notScheduled,
      409: 'The source is being imported, or it asked for a backoff.',
    },
  },
  {
    method: 'get',
    path: '/api/runs',
    id: 'listRuns',
    summary: 'List runs',
    query: {
      source: 'The name of a source. All sources by default.',
      before: 'The number of the run before which the page starts.',
      limit: 'The number of runs per page: 50 by default, at most 200.',
    },
    responses: { 200: { description: 'A page of runs, newest first.', json: runsResponse } },
  },
  {
    method: 'get',
    path: '/api/runs/:run',
    id: 'getRun',
    summary: 'Get a run',
    responses: { 200: { description: 'The run.', json: runResponse } },
    errors: { 404: 'The run does not exist.' },
  },
];
