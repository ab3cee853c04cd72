import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportClient } from '../client/import-client.ts';
import { sendSite } from '../import/send-site.ts';
import { cpuTime } from '../local/cpu-time.ts';
import { requireFreePort } from '../local/dev-server.ts';
import { writeVariables } from '../local/variables.ts';
import { type LocalWorker, startWorker } from '../local/worker.ts';
import { openSiteFolder } from '../site/site-folder.ts';
import { writeNewsroom } from './newsroom.ts';

const token = 'a-token-for-measuring';

/** Measures the first and a repeated import of a generated site into a local Worker. */
export async function benchImport(posts: number, port: number): Promise<void> {
  await requireFreePort(port);
  const folder = await mkdtemp(join(tmpdir(), 'feedmill-bench-'));
  // Ctrl-C ends the process, too.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const root = join(folder, 'site');
  await writeNewsroom(root, posts);
  await measureImports(root, join(folder, 'state'), port);
}

async function measureImports(root: string, state: string, port: number): Promise<void> {
  await mkdir(state);
  const variables = await writeVariables(state, {
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    IMPORT_TOKEN: token,
  });
  const worker = await startWorker(state, port, variables);
  try {
    const client = new ImportClient(worker.origin, token, 'push');
    await measureImport('First import', client, root, worker);
    await measureImport('Nothing new', client, root, worker);
  } finally {
    await worker.stop();
  }
}

async function measureImport(
  label: string,
  client: ImportClient,
  root: string,
  { group }: LocalWorker,
): Promise<void> {
  const workerBefore = await cpuTime(group);
  const commandBefore = process.cpuUsage();
  const startedAt = performance.now();
  const site = await openSiteFolder(root);
  const { created, unchanged } = await sendSite(client, site, {
    drafts: false,
    future: false,
    dryRun: false,
    allowWithdrawals: false,
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(commandBefore);
  const workerSeconds = ((await cpuTime(group)) - workerBefore) / 1000;
  const posts = created + unchanged;
  const rate = Math.round(posts / seconds);
  console.log(`${label}: ${posts} posts in ${seconds.toFixed(1)} s, ${rate} per second`);
  console.log(`  CPU of this command   ${((user + system) / 1e6).toFixed(1)} s`);
  console.log(`  CPU of the Worker     ${workerSeconds.toFixed(1)} s`);
}
