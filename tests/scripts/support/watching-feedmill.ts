// A Feedmill in `wrangler dev` with a scheduled source. Its schedule ticks only when a test says so, whatever the time
// of day is.
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AdminClient } from '../../../scripts/client/admin-client.ts';
import { ApiClient } from '../../../scripts/client/api-client.ts';
import { writeVariables } from '../../../scripts/local/variables.ts';
import { type LocalWorker, startWorker } from '../../../scripts/local/worker.ts';
import { newState } from './command.ts';
import { freePort } from './free-port.ts';

const hookSecret = 'a-secret-for-tests';

/** The token of its API. */
export const importToken = 'a-token-for-tests-only';

export interface Item {
  readonly id: string;
  readonly title: string;
  readonly date_published: string;
}

export class WatchingFeedmill {
  readonly #worker: LocalWorker;

  private constructor(worker: LocalWorker) {
    this.#worker = worker;
  }

  static async start(variables: Readonly<Record<string, string>>): Promise<WatchingFeedmill> {
    const port = await freePort();
    const state = await newState();
    const file = await writeVariables(state, {
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      HOOK_SECRET: hookSecret,
      IMPORT_TOKEN: importToken,
      ALLOW_PRIVATE_SOURCES: 'on',
      FEED_ITEMS: '200',
      FEED_MAX_KB: '20000',
      ...variables,
    });
    return new WatchingFeedmill(await startWorker(state, port, file));
  }

  get origin(): string {
    return this.#worker.origin;
  }

  stop(): Promise<void> {
    return this.#worker.stop();
  }

  /** Runs a tick of the schedule to its end. The imports that it starts go on. */
  async tick(): Promise<void> {
    const { status } = await fetch(`${this.origin}/cdn-cgi/handler/scheduled?cron=*/5+*+*+*+*`);
    if (status !== 200) throw new Error(`the tick ended with ${status}`);
  }

  /** Sends a webhook as GitHub does after a push, and returns the status of the response. */
  async tell(): Promise<number> {
    const body = JSON.stringify({ ref: 'refs/heads/main', at: Math.random() });
    const digits = createHmac('sha256', hookSecret).update(body).digest('hex');
    const headers = { 'X-GitHub-Event': 'push', 'X-Hub-Signature-256': `sha256=${digits}` };
    const address = `${this.origin}/hooks/github`;
    const response = await fetch(address, { method: 'POST', headers, body });
    await response.body?.cancel();
    return response.status;
  }

  /** Returns the items of the site's feed, or none if the request fails. */
  async items(): Promise<Item[]> {
    const response = await fetch(`${this.origin}/feed.json`);
    const text = await response.text();
    if (!response.ok) return [];
    const feed: { items: Item[] } = JSON.parse(text);
    return feed.items;
  }

  log(): Promise<string> {
    return readFile(this.#worker.log, 'utf8');
  }

  /** Whether no import is under way, by the database: the log is written late. */
  async isAtRest(): Promise<boolean> {
    const client = new AdminClient(new ApiClient(this.origin, importToken));
    return (await client.sources()).every(({ state }) => state !== 'importing');
  }
}
