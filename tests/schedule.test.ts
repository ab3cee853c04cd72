import { env, exports } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../src/config/config.ts';
import { configuredSources } from '../src/configured-sources.ts';
import type { PassParams } from '../src/import/enqueue.ts';
import { noEdgeCache } from '../src/notify/edge-cache.ts';
import { runTick } from '../src/schedule.ts';
import { connect } from '../src/store/database.ts';
import { acquireLease } from '../src/store/sources/lease.ts';
import { archiveConfig, archiveOf, PublishedSite } from './support/archive.ts';
import { allRows, startEmpty } from './support/database.ts';
import { importSite, plainConfig, post, publicUrl, titlesAt } from './support/feedmill.ts';

const db = connect(env.DB);
const due = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000);
const scheduled = { '_posts/2026-01-01-due.md': post(`title: Due\ndate: ${due.toISOString()}`) };

let site: PublishedSite;
let logged: unknown[];
let failures: unknown[];
let queued: PassParams[];

beforeEach(async () => {
  await startEmpty();
  site = new PublishedSite();
  [logged, failures, queued] = [[], [], []];
  vi.spyOn(console, 'log').mockImplementation((line: unknown) => logged.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => failures.push(line));
});

afterEach(() => vi.restoreAllMocks());

/** Runs a tick. Its jobs are only recorded in `queued`; no workflow starts. */
function tick(config = archiveConfig(site.url)): Promise<void> {
  const workflows = {
    create: async ({ params }: { readonly params: PassParams }) => queued.push(params),
    get: async () => undefined,
  };
  // Removes what earlier imports have logged.
  logged.length = 0;
  const sources = configuredSources(config);
  return runTick(
    {
      config,
      db,
      migrator: async () => {},
      sources,
      workflows,
      edgeCache: noEdgeCache,
      alarmChannels: [],
    },
    due,
    '*/5 * * * *',
  );
}

describe('a tick of the schedule', () => {
  it('publishes due articles, and enqueues an import if the source has changed', async () => {
    await importSite(scheduled);
    await site.publish({ '_posts/2026-01-02-new.md': post('title: New') });
    await tick();
    expect(await titlesAt('/feed.json')).toEqual(['Due']);
    expect(queued).toMatchObject([{ source: 'archive', allowWithdrawals: false, pass: 1 }]);
    expect(logged).toMatchObject([
      { message: 'publish due', published: 1, feedsWithoutOldArticles: 0 },
      { message: 'import queued', source: 'archive' },
      { message: 'check source', source: 'archive', result: 'queued' },
    ]);
    expect(failures).toEqual([]);
  });

  it('writes nothing if nothing is new', async () => {
    await site.publish({ '_posts/2026-01-02-new.md': post('title: New') });
    await site.import();
    const before = await allRows();
    await tick();
    expect(queued).toEqual([]);
    expect(await allRows()).toEqual(before);
    expect(logged.at(-1)).toEqual({
      message: 'check source',
      source: 'archive',
      result: 'unchanged',
    });
  });

  it('publishes due articles and records the reason if the archive cannot be fetched', async () => {
    await importSite(scheduled);
    await tick();
    await tick();
    expect(await titlesAt('/feed.json')).toEqual(['Due']);
    const reason = 'the server of the archive responded with 404';
    const line = { message: 'import failed', source: 'archive', reason };
    expect(failures).toEqual([line, line]);
    expect((await allRows()).sync_state).toMatchObject([
      { source: 'archive', failures: 2, reason },
    ]);
  });

  it('records no failure if an import starts before the request times out', async () => {
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
      await acquireLease(db, 'archive', 'webhook', new Date());
      throw new Error('no response in time');
    });
    await tick();
    expect((await allRows()).sync_state).toMatchObject([{ job_id: 'webhook', failures: 0 }]);
    expect(logged.at(-1)).toMatchObject({ message: 'check source', result: 'under way' });
  });

  it('clears the failures of a source that responds again', async () => {
    const bytes = await archiveOf({ '_config.yml': plainConfig, ...scheduled });
    await site.publishBytes(bytes, '"same"');
    await site.import();
    await site.publishBytes(new ArrayBuffer(0), null, 500);
    await tick();
    await site.publishBytes(bytes, '"same"');
    await tick();
    expect((await allRows()).sync_state).toMatchObject([
      { failures: 0, failing_since: null, reason: '' },
    ]);
  });

  it('only publishes due articles if there is no source', async () => {
    await importSite(scheduled);
    await tick(readConfig({ PUBLIC_URL: publicUrl }));
    expect(logged).toEqual([{ message: 'publish due', published: 1, feedsWithoutOldArticles: 0 }]);
    expect(failures).toEqual([]);
  });

  it('logs a database error in one line, without the query', async () => {
    await env.DB.exec('drop table scope_article');
    await importSite(scheduled);
    await tick(readConfig({ PUBLIC_URL: publicUrl }));
    expect(failures).toMatchObject([
      { message: 'publish due failed', reason: expect.stringMatching(/no such table/) },
    ]);
    expect(JSON.stringify(failures)).not.toMatch(/insert into|\\n/);
  });

  it('is run by the deployed Worker when its cron fires', async () => {
    await importSite(scheduled);
    await exports.default.scheduled({
      scheduledTime: due.getTime(),
      cron: '*/5 * * * *',
      noRetry() {},
    });
    expect(await titlesAt('/feed.json')).toEqual(['Due']);
  });
});
