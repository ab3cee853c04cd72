// The database rows that a robot costs that commits three new posts every five minutes: docs/cost.md
// multiplies these numbers.
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { readConfig } from '../../../src/config/config.ts';
import { configuredSources } from '../../../src/configured-sources.ts';
import type { PassParams } from '../../../src/import/enqueue.ts';
import { syncPass } from '../../../src/import/sync-pass.ts';
import { noEdgeCache } from '../../../src/notify/edge-cache.ts';
import { notifyChanges } from '../../../src/notify/notify-changes.ts';
import { runTick } from '../../../src/schedule.ts';
import { connect } from '../../../src/store/database.ts';
import { CountingD1 } from '../../support/counting-d1.ts';
import { plainConfig, post, publicUrl } from '../../support/feedmill.ts';
import { PublishedRepository } from '../../support/published-repository.ts';

const repository = new PublishedRepository();
const d1 = new CountingD1(env.DB);
const db = connect(d1);
const config = readConfig({
  PUBLIC_URL: publicUrl,
  GITHUB_REPOSITORY: 'paper/site',
  GITHUB_API: repository.api,
});
const sources = configuredSources(config);

/** Runs a tick of the schedule, then the steps of the job that it has enqueued, if any. */
async function tick() {
  d1.restart();
  const jobs: PassParams[] = [];
  const workflows = {
    create: async ({ params }: { readonly params: PassParams }) => jobs.push(params),
    get: async () => undefined,
  };
  const schedule = { config, db, migrator: async () => {}, sources, workflows, alarmChannels: [] };
  await runTick({ ...schedule, edgeCache: noEdgeCache }, new Date(), '*/5 * * * *');
  for (const job of jobs) {
    const [source] = sources;
    if (!source) throw new Error('there is no source');
    await syncPass(db, config, source, { ...job, clock: () => new Date() });
    await notifyChanges(config, db, noEdgeCache);
  }
  return { jobs: jobs.length, read: await d1.rowsRead(), written: d1.rowsWritten };
}

const postAt = (at: number) =>
  post(`title: P${at}\ncategories: [c${at % 20}]\ntags: [新闻${at % 20}]`, 'Text.');

async function commitPosts(from: number, count: number) {
  const files = Array.from({ length: count }, (_, at) => ({
    path: `_posts/2026-01-01-p${from + at}.md`,
    status: 'added',
    text: postAt(from + at),
  }));
  await repository.change(files);
}

it('a job with three new posts writes about fifty rows, and a tick without news none', async () => {
  await repository.commit();
  const files = Array.from({ length: 60 }, (_, at) => [`_posts/2026-01-01-p${at}.md`, postAt(at)]);
  await repository.archive({ '_config.yml': plainConfig, ...Object.fromEntries(files) });
  await tick();
  await commitPosts(100, 3);
  await tick();
  await commitPosts(200, 3);
  const few = await tick();
  await commitPosts(300, 13);
  const more = await tick();
  const nothing = await tick();
  expect(few.jobs).toBe(1);
  expect(few.written).toBeLessThanOrEqual(55);
  expect(few.read).toBeLessThanOrEqual(75);
  expect(more.written - few.written).toBeLessThanOrEqual(10 * 14);
  expect(nothing).toMatchObject({ jobs: 0, written: 0 });
  expect(nothing.read).toBeLessThanOrEqual(6);
});
