import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ImportClient } from './client/import-client.ts';
import { runCommand } from './command/failure.ts';
import { projectRoot } from './command/project.ts';
import { wholeNumber } from './command/whole-number.ts';
import { queryPath, startConstant } from './cost/constant-worker.ts';
import { askOnce, type Kind, measureRound, median, type Round } from './cost/measure.ts';
import { sendSite } from './import/send-site.ts';
import { createLocalToken } from './local/token.ts';
import { writeVariables } from './local/variables.ts';
import { migrateLocally, requireFreePort, startWorker } from './local/worker.ts';
import { endWithSignals, stopWrangler } from './local/wrangler.ts';
import { openSiteFolder } from './site/site-folder.ts';

const help = `Measures what requests cost here, beside a Worker that returns a constant text of the same size.

  npm run cost -- [options]

  --site <folder>   the site that is measured with; the demonstration site unless given
  --port <n>        the first of two ports; 8790 unless given
  --rounds <n>      9 unless given
  --help

The two Workers are asked in turn, and the middle of all rounds is shown. docs/cost.md has the figures.
`;

// Requests in a round.
const times = 300;

await runCommand('cost', async () => {
  const { values } = parseArgs({
    options: {
      site: { type: 'string', default: join(projectRoot, 'demo') },
      port: { type: 'string', default: '8790' },
      rounds: { type: 'string', default: '9' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  // The second of the two ports is the next one.
  const port = wholeNumber('--port', values.port, 65_534);
  const rounds = wholeNumber('--rounds', values.rounds, 1_000);
  endWithSignals();
  const folder = await mkdtemp(join(tmpdir(), 'feedmill-cost-'));
  try {
    await measure(values.site, folder, port, rounds);
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function measure(site: string, folder: string, port: number, rounds: number): Promise<void> {
  await requireFreePort(port);
  await requireFreePort(port + 1);
  await migrateLocally(folder);
  const token = await createLocalToken();
  const origin = `http://127.0.0.1:${port}`;
  const variables = { PUBLIC_URL: origin, IMPORT_TOKEN: token };
  const worker = await startWorker(folder, port, await writeVariables(folder, variables));
  try {
    const options = { drafts: false, future: false, dryRun: false, allowWithdrawals: false };
    await sendSite(new ImportClient(origin, token, 'push'), await openSiteFolder(site), options);
    const { etag, body } = await askOnce({ name: '', url: `${origin}/rss.xml` });
    const constant = await startConstant(folder, port + 1, body.toString());
    const kinds: Kind[] = [
      { name: '304', url: `${origin}/rss.xml`, headers: { 'If-None-Match': etag } },
      { name: 'RSS', url: `${origin}/rss.xml` },
      { name: 'Atom', url: `${origin}/atom.xml` },
      { name: 'Atom, gzip', url: `${origin}/atom.xml`, headers: { 'Accept-Encoding': 'gzip' } },
      { name: 'JSON Feed', url: `${origin}/feed.json` },
      { name: 'redirect', url: `${origin}/RSS.XML` },
      { name: 'old address', url: `${origin}/feed/` },
      { name: '404', url: `${origin}/nothing` },
    ];
    console.log(
      `A feed of ${body.length} bytes; ${rounds} rounds of ${times} requests, 8 at once.`,
    );
    console.log(
      '               requests/s   constant   times   CPU ms a request, more than constant',
    );
    const query = {
      name: 'one D1 query',
      url: `http://127.0.0.1:${port + 1}${queryPath}`,
      headers: { 'If-None-Match': etag },
    };
    const constantGroup = constant.process.pid ?? 0;
    try {
      // What a 304 costs at the very least: the constant Worker itself, with the query that it takes.
      await compare(query, rounds, constantGroup, constantGroup, port + 1);
      for (const kind of kinds) {
        await compare(kind, rounds, worker.group, constantGroup, port + 1);
      }
    } finally {
      await stopWrangler(constant);
    }
  } finally {
    await worker.stop();
  }
}

async function compare(
  kind: Kind,
  rounds: number,
  group: number,
  constantGroup: number,
  constantPort: number,
): Promise<void> {
  const plain = { ...kind, url: `http://127.0.0.1:${constantPort}/` };
  const [ours, others]: [Round[], Round[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(await measureRound(kind, times, group));
    others.push(await measureRound(plain, times, constantGroup));
  }
  const [rate, constant] = [ours, others].map((list) => median(list.map((one) => one.rate)));
  const ratio = median(ours.map((one, at) => (others[at]?.rate ?? 0) / one.rate));
  const cpu = median(ours.map((one, at) => one.cpu - (others[at]?.cpu ?? 0)));
  const columns = [rate?.toFixed(0), constant?.toFixed(0), ratio.toFixed(2), cpu.toFixed(2)];
  console.log(kind.name.padEnd(15) + columns.map((text = '') => text.padStart(10)).join(' '));
}
