import { env, exports } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../src/config.ts';
import { absentCache } from '../src/http/edge-cache.ts';
import { runSchedule } from '../src/schedule.ts';
import { connect } from '../src/store/database.ts';
import { archiveConfig, PublishedSite } from './support/archive.ts';
import { startEmpty } from './support/database.ts';
import { importSite, post, publicUrl, titlesAt } from './support/feedmill.ts';

const db = connect(env.DB);
const due = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000);
const scheduled = { '_posts/2026-01-01-due.md': post(`title: Due\ndate: ${due.toISOString()}`) };

let site: PublishedSite;
let logged: unknown[];
let failures: unknown[];

beforeEach(async () => {
  await startEmpty();
  site = new PublishedSite();
  logged = [];
  failures = [];
  vi.spyOn(console, 'log').mockImplementation((line: unknown) => logged.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => failures.push(line));
});

afterEach(() => vi.restoreAllMocks());

describe('a tick of the schedule', () => {
  it('publishes what is due and imports the archive, and logs both', async () => {
    await importSite(scheduled);
    await site.publish({ '_posts/2026-01-02-new.md': post('title: New') });
    await runSchedule(archiveConfig(site.url), db, absentCache, due);
    expect(await titlesAt('/feed.json')).toEqual(['Due', 'New']);
    expect(logged).toEqual([
      { message: 'publish due', published: 1 },
      { message: 'import archive', result: 'imported' },
    ]);
    expect(failures).toEqual([]);
  });

  it('publishes what is due though the archive cannot be had, and logs the reason', async () => {
    await importSite(scheduled);
    await runSchedule(archiveConfig(site.url), db, absentCache, due);
    expect(await titlesAt('/feed.json')).toEqual(['Due']);
    expect(failures).toEqual([
      { message: 'import archive failed', reason: 'the server of the archive answered 404' },
    ]);
  });

  it('fetches nothing where there is no archive', async () => {
    await importSite(scheduled);
    await runSchedule(readConfig({ PUBLIC_URL: publicUrl }), db, absentCache, due);
    expect(logged).toEqual([{ message: 'publish due', published: 1 }]);
    expect(failures).toEqual([]);
  });

  it('logs that the database fails, in one line and without what is in it', async () => {
    await site.publish({
      '_posts/2026-01-02-new.md': post('title: New', 'A secret of the body.\n'),
    });
    await env.DB.exec('drop table scope_article');
    await importSite(scheduled);
    await runSchedule(archiveConfig(site.url), db, absentCache, due);
    expect(failures).toMatchObject([
      { message: 'publish due failed', reason: expect.stringMatching(/no such table/) },
      { message: 'import archive failed', reason: expect.stringMatching(/no such table/) },
    ]);
    expect(JSON.stringify(failures)).not.toMatch(/secret|insert into|\\n/);
  });

  it('is what the deployed Worker does when its cron fires', async () => {
    await importSite(scheduled);
    await exports.default.scheduled({
      scheduledTime: due.getTime(),
      cron: '*/5 * * * *',
      noRetry() {},
    });
    expect(await titlesAt('/feed.json')).toEqual(['Due']);
  });
});
