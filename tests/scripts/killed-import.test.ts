// Compares an import that is killed at random times with an undisturbed one. FEEDMILL_TEST_POSTS and
// FEEDMILL_TEST_KILLS set the numbers of posts and kills.
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCorpus } from '../../scripts/bench/corpus/write-corpus.ts';
import { databaseFile, readDatabase } from '../../scripts/local/database.ts';
import { writeVariables } from '../../scripts/local/variables.ts';
import { type LocalWorker, startWorker } from '../../scripts/local/worker.ts';
import { randomFrom, seed } from '../support/random.ts';
import { newState, temporaryFolder } from './support/command.ts';
import { freePort } from './support/free-port.ts';
import { readSiteContent, type ServedArchive, serveArchive } from './support/site-archive.ts';

const posts = Number(process.env.FEEDMILL_TEST_POSTS ?? 400);
const kills = Number(process.env.FEEDMILL_TEST_KILLS ?? 2);

// Milliseconds. Only for an import that hangs.
const timeout = 300_000 + 1_000 * posts;

/** The columns to compare, by table. Those that depend on the number or times of runs are left out. */
const tables: Readonly<Record<string, string>> = {
  source: 'id, name, site, config_id, settings, cursor',
  site: `id, source_id, is_configured, title, description, url, language, authors, icon, logo, podcast,
    origin, time_zone`,
  article: `id, source_id, path, feed_id, url, title, summary, authors, categories, tags, image,
    enclosure, language, published_at, updated_at, hash, state, content, is_held`,
  scope: 'kind, slug, name, article_count',
  scope_article: '*',
  scope_spelling: '*',
  post: '*',
  withdrawal: '*',
};

let archive: ServedArchive;
let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  await writeCorpus(join(folder, 'site'), posts);
  archive = await serveArchive(await readSiteContent(join(folder, 'site')));
});

afterAll(() => archive.close());

describe('an import that is killed', () => {
  it(
    `resumes, and has the same result as an undisturbed one (TEST_SEED=${seed})`,
    async () => {
      const random = randomFrom(seed);
      const calm = await newState();
      await withWorker(calm, (worker) => importWhole(worker, calm));
      const wild = await newState();
      let killed = 0;
      let interrupted = 0;
      for (; killed === 0 || (killed < kills && (await isBehind(wild))); killed++) {
        await withWorker(wild, async (worker) => {
          const before = await workflowIn(wild);
          // The runtime may live a little longer than the killed program.
          while ((await workflowIn(wild)) === before) await tick(worker);
          // The first kill comes once something has been written, the others at any time.
          if (killed === 0) while (!(await hasBegun(wild))) await setTimeout(20);
          else await setTimeout(random() * (2_000 + (posts * 5) / kills));
          process.kill(-worker.group, 'SIGKILL');
        });
        if (await isBehind(wild)) interrupted++;
      }
      expect(interrupted).toBeGreaterThan(0);
      const before = await contents(wild);
      await withWorker(wild, (worker) => importWhole(worker, wild));
      const [expected, found] = [await contents(calm), await contents(wild)];
      for (const table of Object.keys(tables)) expect(found[table]).toEqual(expected[table]);
      expect(found.article).toHaveLength(posts);
      console.log(`${before.article?.length} of ${posts} articles after ${killed} kills`);
    },
    timeout,
  );
});

async function withWorker(
  state: string,
  work: (worker: LocalWorker) => Promise<void>,
): Promise<void> {
  const port = await freePort();
  const variables = await writeVariables(state, {
    PUBLIC_URL: 'https://feeds.example',
    ARCHIVE_URL: archive.url,
    ALLOW_PRIVATE_SOURCES: 'on',
  });
  const worker = await startWorker(state, port, variables);
  try {
    await work(worker);
  } finally {
    await worker.stop();
  }
}

async function tick({ origin }: LocalWorker): Promise<void> {
  const answer = await fetch(`${origin}/cdn-cgi/handler/scheduled?cron=*/5+*+*+*+*`);
  await answer.text();
}

/** Ticks until there is nothing left to import. */
async function importWhole(worker: LocalWorker, state: string): Promise<void> {
  for (;;) {
    // The tick takes over the workflow of a killed Worker.
    await tick(worker);
    for (let [before, now] = ['', 'begun']; before !== now; ) {
      await setTimeout(2_000);
      const { sync_state: syncState = [], import_run: runs = [] } = await contents(state, progress);
      if (runs.length > 0 && syncState.every(({ behind_since: since }) => since === null)) return;
      [before, now] = [now, JSON.stringify([syncState, runs])];
    }
  }
}

const progress = { sync_state: 'behind_since, heartbeat_at', import_run: 'state, created' };

/** Whether something is left to import, as before the first import. */
async function isBehind(state: string): Promise<boolean> {
  const [syncState] = (await contents(state, { sync_state: 'behind_since' })).sync_state ?? [];
  return syncState?.behind_since !== null;
}

/** Whether a run has imported something. */
async function hasBegun(state: string): Promise<boolean> {
  const runs = (await contents(state, { import_run: 'created' })).import_run ?? [];
  return runs.some((run) => Number(run.created) > 0);
}

/** Returns the id of the workflow that has the lease, or had it when it was killed. */
async function workflowIn(state: string): Promise<unknown> {
  return (await contents(state, { sync_state: 'job_id' })).sync_state?.[0]?.job_id;
}

async function contents(
  state: string,
  listed: Readonly<Record<string, string>> = tables,
): Promise<Record<string, Record<string, unknown>[]>> {
  return readDatabase(databaseFile(state) ?? '', (database) =>
    Object.fromEntries(
      Object.entries(listed).map(([table, columns]) => [
        table,
        inOrder(database.prepare(`select ${columns} from ${table}`).all()),
      ]),
    ),
  );
}

function inOrder(rows: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  const keyed = rows.map((row) => ({ row, key: JSON.stringify(row) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row);
}
