import {
  problemsResponse,
  queuedResponse,
  type RunResponse,
  runsResponse,
  type SourceResponse,
  sourcesResponse,
} from '../../src/model/admin-api.ts';
import { Failure } from '../command/failure.ts';
import type { Remark } from '../command/remarks.ts';
import type { ApiClient } from './api-client.ts';

// Pages of problems that are asked for.
const mostPages = 5;

/** The admin API of a running Feedmill. */
export class AdminClient {
  readonly #api: ApiClient;

  constructor(api: ApiClient) {
    this.#api = api;
  }

  async sources(): Promise<readonly SourceResponse[]> {
    return (await this.#api.call('GET', '/api/sources', undefined, sourcesResponse)).sources;
  }

  /**
   * One source, without counts.
   *
   * @throws {Failure} where there is none of this name
   */
  async source(name: string): Promise<SourceResponse> {
    const path = '/api/sources?counts=0';
    const { sources } = await this.#api.call('GET', path, undefined, sourcesResponse);
    const found = sources.find(({ source }) => source === name);
    if (found) return found;
    const known = sources.map(({ source }) => source).join(', ') || 'none';
    throw new Failure(`there is no source "${name}"; there are: ${known}`, 2);
  }

  async lastRuns(limit: number): Promise<readonly RunResponse[]> {
    const path = `/api/runs?limit=${limit}`;
    return (await this.#api.call('GET', path, undefined, runsResponse)).runs;
  }

  /** The first ten thousand remarks on a source's posts, with what became of the post. */
  async problems(source: string): Promise<readonly (Remark & { readonly outcome: string })[]> {
    const problems: (Remark & { readonly outcome: string })[] = [];
    let after = '';
    for (let page = 0; page < mostPages; page++) {
      const search = new URLSearchParams({ after, limit: '2000' });
      const path = `/api/sources/${encodeURIComponent(source)}/problems?${search}`;
      const answer = await this.#api.call('GET', path, undefined, problemsResponse);
      problems.push(...answer.problems);
      if (answer.next === null) break;
      after = answer.next;
    }
    return problems;
  }

  /** Has a source imported at once. */
  async order(source: string, allowWithdrawals: boolean): Promise<void> {
    const query = allowWithdrawals ? '?withdraw=all' : '';
    const path = `/api/sources/${encodeURIComponent(source)}/import${query}`;
    await this.#api.call('POST', path, undefined, queuedResponse);
  }
}
