// Starts a Feedmill for each newspaper, and one that has imported nothing, before the tests.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ImportClient, packFiles } from '../../../scripts/client/import-client.ts';
import { sendTick } from '../../../scripts/local/schedule.ts';
import { writeVariables } from '../../../scripts/local/variables.ts';
import { type LocalWorker, startWorker } from '../../../scripts/local/worker.ts';
import { stopOnSignals } from '../../../scripts/local/wrangler.ts';
import { freePort } from '../../scripts/support/free-port.ts';
import { type Newspaper, type NewspaperName, newspapers } from './newspapers.ts';
import { configOf, postsOf } from './posts.ts';

/** The origins of the Feedmills that have started. `empty` has imported nothing. */
export type Origins = Readonly<Record<NewspaperName | 'empty', string>>;

declare module 'vitest' {
  interface ProvidedContext {
    readonly origins: Origins;
  }
}

/** The token of their APIs. */
export const token = 'a-token-for-tests-only';

// Posts in one request.
const batch = 50;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Otherwise the Workers would outlive a run that is interrupted.
  stopOnSignals(130);
  const folder = await mkdtemp(join(tmpdir(), 'feedmill-browser-'));
  const workers = new Map<string, LocalWorker>();
  const stop = async () => {
    await Promise.all([...workers.values()].map((worker) => worker.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const names = [...Object.keys(newspapers), 'empty'];
    await Promise.all(
      names.map(async (name) => workers.set(name, await startFeedmill(join(folder, name)))),
    );
    const origins = Object.fromEntries([...workers].map(([name, { origin }]) => [name, origin]));
    await Promise.all(
      Object.entries(newspapers).map(([name, paper]) => publish(origins[name] ?? '', paper)),
    );
    project.provide('origins', origins as Origins);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

async function startFeedmill(state: string): Promise<LocalWorker> {
  await mkdir(state);
  const port = await freePort();
  const variables = {
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    IMPORT_TOKEN: token,
    // A source that the publisher can import from. Nothing listens there, as its state says.
    ARCHIVE_URL: `http://127.0.0.1:${await freePort()}/site.tar.gz`,
    ALLOW_PRIVATE_SOURCES: 'on',
  };
  return startWorker(state, port, await writeVariables(state, variables));
}

async function publish(origin: string, newspaper: Newspaper): Promise<void> {
  const client = new ImportClient(origin, token, 'push');
  const settings = { config: '', files: '', future: false };
  const { run } = await client.start([configOf(newspaper)], settings);
  const posts = postsOf(newspaper);
  for (let at = 0; at < posts.length; at += batch) {
    await client.sendPosts(run, await packFiles(posts.slice(at, at + batch)));
  }
  await client.finish(run);
  // Brings the index of the search up to date.
  await sendTick(origin, '* * * * *');
}
