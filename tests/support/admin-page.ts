// A browser at the page of the publisher, for tests.
import { env } from 'cloudflare:workers';
import { configuredSources } from '../../src/configured-sources.ts';
import type { PassParams } from '../../src/import/enqueue.ts';
import type { AppEnv } from '../../src/routes/context.ts';
import { archiveConfig } from './archive.ts';
import { appWith } from './database.ts';

export const token = 'a-token-for-tests-only';

export const origin = 'https://feeds.example';

/** The URL of each view. */
export const views = [
  '/admin/',
  '/admin/problems/?source=push',
  '/admin/preview/?source=archive',
  '/admin/article/?name=x',
  '/admin/scheduled/',
  '/admin/held/',
  '/admin/feeds/',
];

interface BrowserOptions {
  readonly variables?: Readonly<Record<string, string>>;
  readonly archiveUrl?: string;
  readonly d1?: D1Database;
  readonly bindings?: Partial<AppEnv['Bindings']>;
}

/** A browser that keeps the cookie of the session and sends forms as browsers do. */
export class AdminBrowser {
  readonly #app: ReturnType<typeof appWith>;
  readonly #bindings: AppEnv['Bindings'];
  /** The queued jobs. No workflow is started. */
  readonly queued: PassParams[] = [];
  cookie = '';

  constructor(options: BrowserOptions = {}) {
    const { variables, archiveUrl = 'https://archives.example/none', d1 = env.DB } = options;
    this.#app = appWith(variables ?? { IMPORT_TOKEN: token, ARCHIVE_URL: archiveUrl }, d1);
    this.#bindings = {
      sources: configuredSources(archiveConfig(archiveUrl)),
      workflows: {
        create: async ({ params }) => this.queued.push(params),
        get: async () => undefined,
      },
      ...options.bindings,
    };
  }

  /** Sends any request, with the cookie if there is one. */
  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(path, origin);
    const headers = new Headers(init.headers);
    if (this.cookie !== '') headers.set('Cookie', this.cookie);
    const response = await this.#app.request(url, { ...init, headers }, this.#bindings);
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = /Max-Age=0/.test(set) ? '' : (set.split(';', 1)[0] ?? '');
    return response;
  }

  /** Opens a page. */
  get(path: string): Promise<Response> {
    return this.request(path);
  }

  /** Returns the HTML of a page. */
  async html(path: string): Promise<string> {
    return (await this.get(path)).text();
  }

  /** Sends a form of the page itself. */
  post(
    path: string,
    fields: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = { Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
  ): Promise<Response> {
    return this.request(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  /** Signs in. */
  async signIn(given = token): Promise<this> {
    await this.post('/admin/sign-in/', { token: given });
    return this;
  }
}

/** The parts of a page that a regular expression matches. */
export function all(page: string, pattern: RegExp): (string | undefined)[] {
  return [...page.matchAll(pattern)].map(([, part]) => part);
}
