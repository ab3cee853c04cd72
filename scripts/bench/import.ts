import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportClient } from '../lib/import-client.ts';
import {
  type LocalWorker,
  migrateLocally,
  requireFreePort,
  startWorker,
} from '../lib/local-worker.ts';
import { sendSite } from '../lib/send-site.ts';
import { openSiteFolder } from '../lib/site-folder.ts';
import { cpuSecondsOf } from './cpu-time.ts';
import { writeNewsroom } from './newsroom.ts';

const token = 'a-token-for-measuring';

/** Measures an import of a newsroom's posts: the command's own way, into a Worker on this machine. */
export async function benchImport(posts: number, port: number): Promise<void> {
  await requireFreePort(port);
  const folder = await mkdtemp(join(tmpdir(), 'feedmill-bench-'));
  try {
    const root = join(folder, 'site');
    await writeNewsroom(root, posts);
    await measure(root, join(folder, 'state'), port);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(root: string, state: string, port: number): Promise<void> {
  await migrateLocally(state);
  const variables = join(state, 'variables');
  await writeFile(variables, `PUBLIC_URL=http://127.0.0.1:${port}\nIMPORT_TOKEN=${token}\n`);
  const worker = await startWorker(state, port, variables);
  try {
    const client = new ImportClient(worker.origin, token, 'push');
    for (const what of ['First import', 'Nothing new'])
      await measureOne(what, client, root, worker);
  } finally {
    await worker.stop();
  }
}

async function measureOne(
  what: string,
  client: ImportClient,
  root: string,
  { group = 0 }: LocalWorker,
): Promise<void> {
  const there = await cpuSecondsOf(group);
  const here = process.cpuUsage();
  const start = performance.now();
  const site = await openSiteFolder(root, false);
  await sendSite(client, site, { future: false, dryRun: false, allowWithdrawals: false });
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(here);
  const spentThere = ((await cpuSecondsOf(group)) ?? Number.NaN) - (there ?? 0);
  const posts = site.posts.length;
  console.log(
    `${what}: ${posts} posts in ${wall.toFixed(1)} s, ${Math.round(posts / wall)} a second`,
  );
  console.log(`  CPU of this command   ${((user + system) / 1e6).toFixed(1)} s`);
  console.log(`  CPU of the Worker     ${spentThere.toFixed(1)} s`);
}
