// Actions of clients of the API, the publisher and webhooks, which have a budget as the steps of an import do.
import { env } from 'cloudflare:workers';
import { adminPaths } from '../../src/pages/admin/frame.ts';
import { ageChanges } from '../support/database.ts';
import { plainConfig, post, tar } from '../support/feedmill.ts';
import { hookSecret } from '../support/webhook.ts';
import { type Measured, token, tokenHeaders, type Visitor } from './requests.ts';
import type { StepCost } from './steps.ts';

const newPost = '_posts/2026-01-01-new.md';

/** Measures all actions, in an order in which each is possible. */
export async function costsOfActions(
  measured: Measured,
  visitor: Visitor,
): Promise<Record<string, StepCost>> {
  const actor = new Actor(measured, visitor);
  // That of the collection: the others have one URL, since they are copies, so only one of them could be restored.
  const select = env.DB.prepare('select feed_id as feedId from article where id = 2');
  const { feedId = '' } = (await select.first<{ feedId: string }>()) ?? {};
  return {
    ...(await costsOfSending(actor)),
    'an article is withdrawn': await actor.call('POST', '/api/articles/withdraw', json({ feedId })),
    'an article is restored': await actor.call('POST', '/api/articles/restore', json({ feedId })),
    'an import is requested': await actor.call('POST', '/api/sources/github/import'),
    'a webhook': await actor.webhook('1'),
    'a webhook during an import': await actor.webhook('2', false),
    'a webhook that is repeated': await actor.webhook('2', false),
    'the publisher signs in': await actor.submit(adminPaths.signIn, { token }),
    'the publisher withdraws an article': await actor.submit(adminPaths.withdraw, { feedId }),
    'the publisher restores an article': await actor.submit(adminPaths.restore, { feedId }),
    'the publisher requests an import': await actor.submit(adminPaths.import, { source: 'github' }),
    'the publisher signs out': await actor.submit(adminPaths.signOut, {}),
  };
}

/** A run of a client, as by `npm run import`, and the end of its source. */
async function costsOfSending(actor: Actor): Promise<Record<string, StepCost>> {
  const deleted = json({ paths: [newPost] });
  const begin = await actor.call(
    'POST',
    '/api/sources/cms/runs',
    await tar({ '_config.yml': plainConfig }),
  );
  const run = `/api/runs/${await runOf('cms')}`;
  return {
    'a run of a client begins': begin,
    'a post is sent': await actor.call(
      'POST',
      `${run}/posts`,
      await tar({ [newPost]: post('title: New') }),
    ),
    'withdrawals are previewed': await actor.call('POST', '/api/sources/cms/withdrawals', deleted),
    'a deleted post is named': await actor.call('POST', `${run}/deleted`, deleted),
    'a run of a client ends': await actor.call('POST', `${run}/finish?withdraw=all`),
    'a source is deleted': await actor.call('DELETE', '/api/sources/cms?withdraw=all'),
  };
}

async function runOf(source: string): Promise<number> {
  const found = await env.DB.prepare(
    'select max(import_run.id) as id from import_run join source on source.id = source_id where name = ?',
  )
    .bind(source)
    .first<{ id: number }>();
  return found?.id ?? 0;
}

function json(body: object): string {
  return JSON.stringify(body);
}

/** Sends requests that change something, and measures them. */
class Actor {
  readonly #measured: Measured;
  readonly #visitor: Visitor;

  constructor(measured: Measured, visitor: Visitor) {
    this.#measured = measured;
    this.#visitor = visitor;
  }

  /** Calls the API. */
  async call(method: string, path: string, body?: BodyInit): Promise<StepCost> {
    await releaseLease();
    return this.#send(path, { method, headers: tokenHeaders, ...(body ? { body } : {}) });
  }

  /** @param isFree whether no import is under way */
  async webhook(delivery: string, isFree = true): Promise<StepCost> {
    if (isFree) await releaseLease();
    const headers = { Authorization: `Bearer ${hookSecret}`, 'X-GitHub-Delivery': delivery };
    return this.#send('/hooks/github', { method: 'POST', headers, body: '{}' });
  }

  /** Submits a form of the publisher's page. */
  async submit(path: string, fields: Readonly<Record<string, string>>): Promise<StepCost> {
    await releaseLease();
    const headers = { Cookie: this.#visitor.cookie, 'Sec-Fetch-Site': 'same-origin' };
    return this.#send(path, { method: 'POST', headers, body: new URLSearchParams(fields) });
  }

  async #send(path: string, init: RequestInit): Promise<StepCost> {
    const { app, databases } = this.#measured;
    // Otherwise a row is written or not, as it happens to be the same second as before or not.
    await ageChanges();
    for (const d1 of databases) d1.restart();
    const response = await app.request(path, init, this.#visitor.bindings);
    const text = await response.text();
    if (response.status >= 400) throw new Error(`${path}: ${response.status} ${text}`);
    const sums = { calls: 0, read: 0, written: 0 };
    for (const d1 of databases) {
      sums.calls += d1.roundTrips;
      sums.read += await d1.rowsRead();
      sums.written += d1.rowsWritten;
    }
    return sums;
  }
}

async function releaseLease(): Promise<void> {
  await env.DB.prepare('update sync_state set job_id = null, is_rerun_requested = 0').run();
}
