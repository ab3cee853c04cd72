import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportClient } from '../lib/import-client.ts';
import { migrateLocally, requireFreePort, startWorker } from '../lib/local-worker.ts';
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
    for (const what of ['first import', 'nothing new']) {
      const site = await openSiteFolder(root, false);
      const start = { wall: performance.now(), here: process.cpuUsage(), there: cpu(worker.group) };
      await sendSite(client, site, { future: false, dryRun: false, allowWithdrawals: false });
      const wall = (performance.now() - start.wall) / 1000;
      const { user, system } = process.cpuUsage(start.here);
      const rate = Math.round(site.posts.length / wall);
      console.log(`${what}: ${site.posts.length} posts in ${wall.toFixed(1)} s, ${rate} a second`);
      console.log(`  CPU of this command   ${((user + system) / 1e6).toFixed(1)} s`);
      console.log(`  CPU of the Worker     ${(cpu(worker.group) - start.there).toFixed(1)} s`);
    }
  } finally {
    await worker.stop();
  }
}

function cpu(group: number | undefined): number {
  return group === undefined ? Number.NaN : cpuSecondsOf(group);
}
