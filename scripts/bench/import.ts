import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportClient } from '../client/import-client.ts';
import { sendSite } from '../import/send-site.ts';
import { cpuTicks } from '../local/cpu-time.ts';
import { writeVariables } from '../local/variables.ts';
import { type LocalWorker, migrateLocally, requireFreePort, startWorker } from '../local/worker.ts';
import { openSiteFolder } from '../site/site-folder.ts';
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
  const variables = await writeVariables(state, {
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    IMPORT_TOKEN: token,
  });
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
  { group }: LocalWorker,
): Promise<void> {
  const there = await cpuTicks(group);
  const here = process.cpuUsage();
  const start = performance.now();
  const site = await openSiteFolder(root);
  const { created, unchanged } = await sendSite(client, site, {
    drafts: false,
    future: false,
    dryRun: false,
    allowWithdrawals: false,
  });
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(here);
  const spentThere = ((await cpuTicks(group)) - there) / 100;
  const posts = created + unchanged;
  console.log(
    `${what}: ${posts} posts in ${wall.toFixed(1)} s, ${Math.round(posts / wall)} a second`,
  );
  console.log(`  CPU of this command   ${((user + system) / 1e6).toFixed(1)} s`);
  console.log(`  CPU of the Worker     ${spentThere.toFixed(1)} s`);
}
