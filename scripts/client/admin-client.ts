import {
  type ProblemsResponse,
  problemsResponse,
  queuedResponse,
  type RunResponse,
  runsResponse,
  type SourceResponse,
  sourcesResponse,
} from '../../src/model/admin-api.ts';
import { type ChecksResponse, checksResponse } from '../../src/model/check.ts';
import { Failure } from '../command/failure.ts';
import { type ApiClient, RefusedRequest } from './api-client.ts';

const pageSize = 2_000;
const maxPages = 5;

/** The admin API of a running Feedmill. It throws what {@link ApiClient} throws. */
export class AdminClient {
  readonly #api: ApiClient;

  constructor(api: ApiClient) {
    this.#api = api;
  }

  /**
   * The health checks.
   *
   * @throws {Failure} if the Feedmill is of a version that has none
   */
  async checks(): Promise<ChecksResponse> {
    try {
      return await this.#api.call('GET', '/api/checks', undefined, checksResponse);
    } catch (error) {
      if (!(error instanceof RefusedRequest) || error.status !== 404) throw error;
      throw new Failure('the Feedmill is of an earlier version than this command; deploy this one');
    }
  }

  async sources(): Promise<readonly SourceResponse[]> {
    return (await this.#api.call('GET', '/api/sources', undefined, sourcesResponse)).sources;
  }

  /**
   * One source, without its counts.
   *
   * @throws {Failure} if there is no source of this name
   */
  async source(name: string): Promise<SourceResponse> {
    const path = '/api/sources?counts=0';
    const { sources } = await this.#api.call('GET', path, undefined, sourcesResponse);
    const found = sources.find(({ source }) => source === name);
    if (found) return found;
    const names = sources.map(({ source }) => source).join(', ') || 'none';
    throw new Failure(`no source is called "${name}"; the sources are: ${names}`, 2);
  }

  async lastRuns(limit: number): Promise<readonly RunResponse[]> {
    const path = `/api/runs?limit=${limit}`;
    return (await this.#api.call('GET', path, undefined, runsResponse)).runs;
  }

  /** The first 10,000 posts of a source that have a problem or a note, or were left out. */
  async problems(source: string): Promise<ProblemsResponse['problems']> {
    const problems: ProblemsResponse['problems'] = [];
    let after = '';
    for (let page = 0; page < maxPages; page++) {
      const search = new URLSearchParams({ after, limit: String(pageSize) });
      const path = `/api/sources/${encodeURIComponent(source)}/problems?${search}`;
      const response = await this.#api.call('GET', path, undefined, problemsResponse);
      problems.push(...response.problems);
      if (response.next === null) break;
      after = response.next;
    }
    return problems;
  }

  /** Enqueues an import of a source. */
  async enqueueImport(source: string, allowWithdrawals: boolean): Promise<void> {
    const query = allowWithdrawals ? '?withdraw=all' : '';
    const path = `/api/sources/${encodeURIComponent(source)}/import${query}`;
    await this.#api.call('POST', path, undefined, queuedResponse);
  }
}
