// A Feedmill in `wrangler dev` with a scheduled source.
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeVariables } from '../../../scripts/local/variables.ts';
import { type LocalWorker, startWorker } from '../../../scripts/local/worker.ts';
import { newState } from './command.ts';
import { freePort } from './free-port.ts';

const hookSecret = 'a-secret-for-tests';

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
      ALLOW_PRIVATE_SOURCES: 'on',
      FEED_ITEMS: '200',
      FEED_MAX_KB: '20000',
      ...variables,
    });
    return new WatchingFeedmill(await startWorker(state, port, file));
  }

  stop(): Promise<void> {
    return this.#worker.stop();
  }

  /** Runs a tick of the schedule. */
  async tick(): Promise<void> {
    await fetch(`${this.#worker.origin}/cdn-cgi/handler/scheduled?cron=*/5+*+*+*+*`);
  }

  /** Sends a webhook as GitHub does after a push, and returns the status of the response. */
  async tell(): Promise<number> {
    const body = JSON.stringify({ ref: 'refs/heads/main', at: Math.random() });
    const digits = createHmac('sha256', hookSecret).update(body).digest('hex');
    const headers = { 'X-GitHub-Event': 'push', 'X-Hub-Signature-256': `sha256=${digits}` };
    const address = `${this.#worker.origin}/hooks/github`;
    const response = await fetch(address, { method: 'POST', headers, body });
    await response.body?.cancel();
    return response.status;
  }

  /** Returns the items of the site's feed, or none if the request fails. */
  async items(): Promise<Item[]> {
    const response = await fetch(`${this.#worker.origin}/feed.json`);
    const text = await response.text();
    if (!response.ok) return [];
    const feed: { items: Item[] } = JSON.parse(text);
    return feed.items;
  }

  log(): Promise<string> {
    return readFile(this.#worker.log, 'utf8');
  }

  /** Whether the log has the end of every queued import. */
  async isAtRest(): Promise<boolean> {
    const log = await this.log();
    const count = (pattern: RegExp) => [...log.matchAll(pattern)].length;
    const ends = count(
      /message: 'pass ended',[^}]*result: '(?:imported|unchanged|failed|superseded)'/g,
    );
    return ends >= count(/message: 'import queued'/g);
  }
}
