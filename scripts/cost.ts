import { parseArgs } from 'node:util';
import { ImportClient } from './client/import-client.ts';
import { median } from './command/median.ts';
import { demoSite } from './command/project.ts';
import { runCommand } from './command/run-command.ts';
import { temporaryFolder } from './command/temporary.ts';
import { wholeNumber } from './command/whole-number.ts';
import { queryPath, startConstantWorker } from './cost/constant-worker.ts';
import {
  concurrency,
  measureRound,
  type RequestKind,
  type Round,
  sendRequest,
} from './cost/measure.ts';
import { sendSite } from './import/send-site.ts';
import { cpuTime } from './local/cpu-time.ts';
import { requireFreePort } from './local/dev-server.ts';
import { ensureLocalToken } from './local/token.ts';
import { writeVariables } from './local/variables.ts';
import { startWorker } from './local/worker.ts';
import { stopOnSignals, stopWrangler } from './local/wrangler.ts';
import { openSiteFolder } from './site/site-folder.ts';

const help = `Measures what a request costs, compared with a Worker that returns a constant text of the same size.

  npm run cost -- [options]

  --site <folder>   the site whose feeds are requested (default: the demonstration site)
  --port <n>        the first of two ports (default: 8790)
  --rounds <n>      how many rounds are measured (default: 9)
  --help            print this

The two Workers take turns, and the median of all rounds is shown. docs/cost.md explains the results.
Exit status: 0 measured, 1 failed, 2 usage error, 130 stopped by Ctrl-C.
`;

const requestsPerRound = 300;

/** The two Workers to compare. */
interface Setup {
  readonly rounds: number;
  /** The process group of the Worker that is measured. */
  readonly group: number;
  readonly constantGroup: number;
  readonly constantOrigin: string;
}

await runCommand('cost', help, async () => {
  const { values } = parseArgs({
    options: {
      site: { type: 'string', default: demoSite },
      port: { type: 'string', default: '8790' },
      rounds: { type: 'string', default: '9' },
    },
  });
  // Less than the highest port, since the next one is used too.
  const port = wholeNumber('--port', values.port, 65_534);
  const rounds = wholeNumber('--rounds', values.rounds, 1_000);
  stopOnSignals(130);
  const folder = await temporaryFolder('cost');
  await measure(values.site, folder, port, rounds);
  return 0;
});

async function measure(site: string, folder: string, port: number, rounds: number): Promise<void> {
  await requireFreePort(port);
  await requireFreePort(port + 1);
  const token = await ensureLocalToken();
  const origin = `http://127.0.0.1:${port}`;
  const variables = { PUBLIC_URL: origin, IMPORT_TOKEN: token };
  const worker = await startWorker(folder, port, await writeVariables(folder, variables));
  try {
    const options = { drafts: false, future: false, dryRun: false, allowWithdrawals: false };
    await sendSite(new ImportClient(origin, token, 'push'), await openSiteFolder(site), options);
    const { etag, body } = await sendRequest({ url: `${origin}/rss.xml` });
    const constant = await startConstantWorker(folder, port + 1, body.toString());
    const constantGroup = constant.process.pid ?? 0;
    const constantOrigin = `http://127.0.0.1:${port + 1}`;
    try {
      printHeader(body.length, rounds);
      // The least that a 304 can cost: the constant Worker with the query that a 304 needs.
      const query = { name: 'one D1 query', url: constantOrigin + queryPath };
      const setup = { rounds, group: worker.group, constantGroup, constantOrigin };
      await compare(
        { ...query, headers: { 'If-None-Match': etag } },
        { ...setup, group: constantGroup },
      );
      for (const kind of requestKinds(origin, etag)) await compare(kind, setup);
    } finally {
      await stopWrangler(constant);
    }
  } finally {
    await worker.stop();
  }
}

function requestKinds(origin: string, etag: string): RequestKind[] {
  return [
    { name: '304', url: `${origin}/rss.xml`, headers: { 'If-None-Match': etag } },
    { name: 'RSS', url: `${origin}/rss.xml` },
    { name: 'Atom', url: `${origin}/atom.xml` },
    { name: 'Atom, gzip', url: `${origin}/atom.xml`, headers: { 'Accept-Encoding': 'gzip' } },
    { name: 'JSON Feed', url: `${origin}/feed.json` },
    { name: 'redirect', url: `${origin}/RSS.XML` },
    { name: 'old URL', url: `${origin}/feed/` },
    { name: '404', url: `${origin}/nothing` },
  ];
}

function printHeader(bytes: number, rounds: number): void {
  console.log(
    `A feed of ${bytes} bytes; ${rounds} rounds of ${requestsPerRound} requests, ${concurrency} at once.`,
  );
  console.log('               requests/s   constant   times   CPU ms per request above constant');
}

/** Measures a kind of request and the constant Worker in turn, and prints the medians. */
async function compare(kind: RequestKind, setup: Setup): Promise<void> {
  const { rounds, group, constantGroup, constantOrigin } = setup;
  const constantKind = { ...kind, url: `${constantOrigin}/` };
  const pairs: [Round, Round][] = [];
  for (let round = 0; round < rounds; round++) {
    pairs.push([
      await measureRound(kind, requestsPerRound, () => cpuTime(group)),
      await measureRound(constantKind, requestsPerRound, () => cpuTime(constantGroup)),
    ]);
  }
  const columns = [
    median(pairs.map(([ours]) => ours.rate)).toFixed(0),
    median(pairs.map(([, constant]) => constant.rate)).toFixed(0),
    median(pairs.map(([ours, constant]) => constant.rate / ours.rate)).toFixed(2),
    median(pairs.map(([ours, constant]) => ours.cpu - constant.cpu)).toFixed(2),
  ];
  console.log(kind.name.padEnd(15) + columns.map((text) => text.padStart(10)).join(' '));
}
