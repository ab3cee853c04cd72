// A Feedmill with a scheduled source, for tests of the admin API.
import { env } from 'cloudflare:workers';
import { configuredSources } from '../../src/configured-sources.ts';
import type { ImportWorkflows, PassParams } from '../../src/import/enqueue.ts';
import type { AppEnv } from '../../src/routes/context.ts';
import { archiveConfig } from './archive.ts';
import { appWith } from './database.ts';

const token = 'a-token-for-tests-only';

/** A client of the admin API of a Feedmill that imports an archive. */
export class AdminApi {
  readonly #app: ReturnType<typeof appWith>;
  readonly #bindings: AppEnv['Bindings'];
  /** The queued jobs. No workflow is started. */
  readonly queued: PassParams[] = [];

  constructor(
    archiveUrl = 'https://archives.example/none',
    d1: D1Database = env.DB,
    bindings: Partial<AppEnv['Bindings']> = {},
  ) {
    this.#app = appWith({ ARCHIVE_URL: archiveUrl, IMPORT_TOKEN: token }, d1);
    const workflows: ImportWorkflows = {
      create: async ({ params }) => this.queued.push(params),
      get: async () => undefined,
    };
    this.#bindings = {
      sources: configuredSources(archiveConfig(archiveUrl)),
      workflows,
      ...bindings,
    };
  }

  /** Sends a request with the token. */
  async request(method: string, path: string, body?: unknown): Promise<Response> {
    return this.#app.request(
      path,
      {
        method,
        headers: { Authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      this.#bindings,
    );
  }

  /**
   * Sends a request with the token and parses the response.
   *
   * @throws {Error} if the status is not 2xx
   */
  async json<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const response = await this.request(method, path, body);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json<Body>();
  }
}
