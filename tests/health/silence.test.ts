// The responses of /health if something has gone quiet or is full, with a database that really is so.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { appWith, startEmpty } from '../support/database.ts';
import { importSite, post } from '../support/feedmill.ts';
import { minutesAgo, tickAt } from '../support/tick.ts';

const onePost = { '_posts/2026-01-01-a.md': post('title: A\ncategories: [news, sport]') };

beforeEach(async () => {
  await startEmpty();
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

/** The status of /health, and one of its checks. */
async function health(name: string, variables: Record<string, string> = {}) {
  const response = await appWith(variables).request('/health');
  const { status, checks } = await response.json<{
    status: string;
    checks: Record<string, { status: string; output?: string; observedValue?: unknown }[]>;
  }>();
  return {
    code: response.status,
    status,
    ...checks[name]?.[0],
    checkStatus: checks[name]?.[0]?.status,
  };
}

/** Dates runs of the source `push` in the past: the last one so many minutes ago, and others before. */
async function sendRuns(lastAgo: number, every: number, count: number): Promise<void> {
  await importSite(onePost);
  const last = Math.floor(minutesAgo(lastAgo).getTime() / 1000);
  const statements = Array.from({ length: count - 1 }, (_, index) => {
    const at = last - (index + 1) * every * 60;
    return `insert into import_run (id, source_id, state, started_at, finished_at)
      values (${100 - index}, 1, 'done', ${at}, ${at});`.replaceAll('\n', ' ');
  });
  await env.DB.exec(
    [...statements, `update import_run set id = 101, started_at = ${last} where id = 1`].join('\n'),
  );
}

describe('/health', () => {
  it('shows a dead cron an hour after its last tick, and fails an hour later', async () => {
    await tickAt(minutesAgo(55));
    expect(await health('schedule:tick')).toMatchObject({ code: 200, checkStatus: 'pass' });
    await env.DB.exec('update tick set ticked_at = ticked_at - 600');
    expect(await health('schedule:tick')).toMatchObject({
      code: 200,
      checkStatus: 'warn',
      output: expect.stringMatching(/^No tick .* since 20.* UTC.*dead-schedule\.md/),
    });
    await env.DB.exec('update tick set ticked_at = ticked_at - 3600');
    expect(await health('schedule:tick')).toMatchObject({ code: 503, checkStatus: 'fail' });
    await tickAt(new Date());
    expect(await health('schedule:tick')).toMatchObject({ code: 200, checkStatus: 'pass' });
  });

  it('shows a sender that sent every five minutes and has not for an hour', async () => {
    await sendRuns(60, 5, 12);
    await tickAt(minutesAgo(1));
    expect(await health('push:news')).toMatchObject({
      checkStatus: 'warn',
      output: expect.stringMatching(/sent nothing since .*60 minutes.*pause before was 5 minutes/),
    });
  });

  it('does not show a sender whose habit is not known', async () => {
    await sendRuns(10_000, 5, 9);
    await tickAt(minutesAgo(1));
    expect(await health('push:news')).toMatchObject({ checkStatus: 'pass' });
  });

  it('shows a run that was left, and runs that are never finished', async () => {
    await sendRuns(60, 5, 3);
    await env.DB.exec("update import_run set state = 'running', finished_at = null where id = 101");
    await env.DB.exec('update scope set changed_at = changed_at - 7200');
    expect(await health('push:import')).toMatchObject({
      code: 200,
      checkStatus: 'warn',
      output: expect.stringMatching(/^Run 101, .* was left .*"npm run import" again/),
    });
    await env.DB.exec("update import_run set state = 'superseded', finished_at = started_at");
    await tickAt(minutesAgo(1));
    expect(await health('push:import')).toMatchObject({
      code: 503,
      checkStatus: 'fail',
      output: expect.stringMatching(/^Its last 3 runs ended before/),
    });
    await importSite({ '_posts/2026-01-02-b.md': post('title: B') });
    expect(await health('push:import')).toMatchObject({ code: 200, checkStatus: 'pass' });
  });

  it('shows a database that is nearly full', async () => {
    const filler = "insert into support_file values (1, 'a', hex(zeroblob(450000)))";
    await env.DB.exec(filler);
    const size = await health('database:size', { DATABASE_MAX_MB: '100' });
    expect(size).toMatchObject({ checkStatus: 'pass', observedValue: expect.any(Number) });
    expect(await health('database:size', { DATABASE_MAX_MB: '1' })).toMatchObject({
      code: 503,
      checkStatus: 'fail',
      output: expect.stringMatching(/ MB of 1 MB.*database-full\.md/),
    });
  });

  it('shows a site without a new article for STALE_AFTER_HOURS', async () => {
    const date = minutesAgo(180).toISOString();
    await importSite({ '_posts/2026-01-01-a.md': post(`title: A\ndate: ${date}`) });
    expect(await health('articles:newest')).toMatchObject({ checkStatus: 'pass' });
    const stale = await health('articles:newest', { STALE_AFTER_HOURS: '2' });
    expect(stale).toMatchObject({
      checkStatus: 'warn',
      output: expect.stringMatching(/3 hours ago/),
    });
    expect(await health('articles:newest', { STALE_AFTER_HOURS: '4' })).toMatchObject({
      checkStatus: 'pass',
    });
  });

  it('does not count an article of the future as new', async () => {
    const [past, future] = [minutesAgo(180), minutesAgo(-9_999)].map((time) => time.toISOString());
    const files = {
      '_posts/2026-01-01-a.md': post(`title: A\ndate: ${past}`),
      '_posts/2026-01-01-b.md': post(`title: B\ndate: ${future}`),
    };
    await importSite(files, { future: true });
    expect(await health('articles:newest', { STALE_AFTER_HOURS: '2' })).toMatchObject({
      checkStatus: 'warn',
    });
  });

  it('shows scheduled articles that a tick has not published', async () => {
    await importSite({
      '_posts/2026-01-01-due.md': post(`title: Due\ndate: ${minutesAgo(-60).toISOString()}`),
    });
    expect(await health('articles:scheduled')).toMatchObject({ checkStatus: 'pass' });
    await env.DB.exec('update article set published_at = published_at - 7200');
    await env.DB.exec('drop table scope_spelling');
    await tickAt(minutesAgo(1));
    expect(await health('articles:scheduled')).toMatchObject({
      checkStatus: 'warn',
      output: expect.stringMatching(/^1 scheduled article should .* not published it/),
    });
  });

  it('shows for a day which categories have become empty', async () => {
    await importSite(onePost);
    await tickAt(minutesAgo(300));
    await importSite({ '_posts/2026-01-01-a.md': post('title: A\ncategories: [news]') });
    await tickAt(minutesAgo(200));
    expect(await health('categories:empty')).toMatchObject({
      checkStatus: 'warn',
      observedValue: 1,
      output: expect.stringMatching(/^1 category has become empty .*: "sport"\./),
    });
    await tickAt(minutesAgo(100));
    expect(await health('categories:empty')).toMatchObject({ checkStatus: 'warn' });
    await importSite(onePost);
    await tickAt(minutesAgo(1));
    expect(await health('categories:empty')).toMatchObject({ checkStatus: 'pass' });
  });

  it('says nothing of categories that were empty before the first tick', async () => {
    await importSite(onePost);
    await importSite({ '_posts/2026-01-01-a.md': post('title: A\ncategories: [news]') });
    await tickAt(minutesAgo(100));
    await tickAt(minutesAgo(1));
    expect(await health('categories:empty')).toMatchObject({ checkStatus: 'pass' });
  });
});
