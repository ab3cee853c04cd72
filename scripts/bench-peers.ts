import { parseArgs } from 'node:util';
import { machineText } from './bench/machine.ts';
import { comparePeers, peers } from './bench/peers/compare-peers.ts';
import { installPackages } from './bench/peers/install-packages.ts';
import type { Peer } from './bench/peers/peer.ts';
import { peerCharts } from './bench/report/charts.ts';
import { peerSection } from './bench/report/peer-sections.ts';
import { sectionText } from './bench/report/section.ts';
import { writeDocs } from './bench/report/write-docs.ts';
import { readSizes } from './bench/sizes.ts';
import { requireJson, writeJson } from './bench/write-json.ts';
import { Failure } from './command/failure.ts';
import { StatusLine } from './command/progress.ts';
import { runCommand } from './command/run-command.ts';
import { temporaryFolder } from './command/temporary.ts';
import { userPath } from './command/user-path.ts';
import { wholeNumber } from './command/whole-number.ts';
import { requireFreePort } from './local/dev-server.ts';
import { stopOnSignals } from './local/wrangler.ts';

const defaultSizes = [1_000, 10_000, 100_000];
const defaultPort = 8797;
const defaultLimit = 900;
const programs = peers.map(({ program }) => program);

const help = `Measures Feedmill beside other programs that write feeds, with the same generated posts.

  npm run bench:peers -- [options]

  --only <programs>    out of ${programs.join(', ')}; the default is all that are installed
  --packages <folder>  a folder with node_modules that has ${programs.slice(2).join(', ')};
                       what it lacks is installed there by npm. Without it, they are skipped
  --size <n,n>         the numbers of posts (default: ${defaultSizes.join(',')})
  --limit <seconds>    after which a build is stopped (default: ${defaultLimit})
  --json <file>        also write all figures to a file
  --docs               also write the table and a chart into docs/performance.md
  --port <n>           the first of two ports (default: ${defaultPort})
  --help               print this

Each program builds all posts, then again after one has changed. One that fails or takes longer than
the limit is not tried with more posts. Exit status: 0 measured, 1 failed, 2 usage error, 130 stopped
by Ctrl-C.
`;

await runCommand('bench:peers', help, async () => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: programs.join(',') },
      packages: { type: 'string' },
      size: { type: 'string', default: defaultSizes.join(',') },
      limit: { type: 'string', default: String(defaultLimit) },
      json: { type: 'string' },
      docs: { type: 'boolean', default: false },
      port: { type: 'string', default: String(defaultPort) },
    },
  });
  const chosen = peersOf(values.only);
  const sizes = readSizes(values.size);
  const limit = wholeNumber('--limit', values.limit, 86_400);
  const port = wholeNumber('--port', values.port, 65_534);
  const packages = values.packages === undefined ? undefined : userPath(values.packages);
  stopOnSignals(130);
  await requireJson(values.json);
  for (const each of [port, port + 1]) await requireFreePort(each);
  if (packages !== undefined) await installPackages(packages, chosen);
  const folder = await temporaryFolder('peers');
  const status = new StatusLine();
  const onStep = (step: string) => status.show(step);
  const plan = { sizes, peers: chosen, packages, limit, port, folder, onStep };
  const comparison = await comparePeers(plan);
  status.end();
  for (const name of comparison.missing) {
    console.log(`${name} was not found, so it was skipped; --packages installs those of npm`);
  }
  console.log(`${machineText(comparison.machine)}\n`);
  console.log(sectionText(peerSection(comparison.results)));
  if (values.json !== undefined) await writeJson(values.json, comparison);
  if (values.docs) {
    const { machine, results } = comparison;
    writeDocs('peers', machine, [peerSection(results)], peerCharts(results));
  }
  return 0;
});

function peersOf(text: string): Peer[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !programs.includes(name));
  if (unknown === undefined) return peers.filter(({ program }) => names.includes(program));
  throw new Failure(`--only names programs out of ${programs.join(', ')} (it has "${unknown}")`, 2);
}
