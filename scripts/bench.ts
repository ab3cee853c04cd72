import { parseArgs } from 'node:util';
import { machineText } from './bench/machine.ts';
import { measure, type Part, type Plan, parts } from './bench/measure.ts';
import { sectionsOf } from './bench/report/all-sections.ts';
import { chartsOf } from './bench/report/charts.ts';
import { sectionText } from './bench/report/section.ts';
import { writeDocs } from './bench/report/write-docs.ts';
import { largestSize, readSizes } from './bench/sizes.ts';
import { requireJson, writeJson } from './bench/write-json.ts';
import { Failure } from './command/failure.ts';
import { StatusLine } from './command/progress.ts';
import { runCommand } from './command/run-command.ts';
import { temporaryFolder } from './command/temporary.ts';
import { wholeNumber } from './command/whole-number.ts';
import { requireFreePort } from './local/dev-server.ts';
import { stopOnSignals } from './local/wrangler.ts';

const defaultSizes = [1_000, 10_000, 100_000];
const quickSizes = [1_000, 10_000];
const defaultPort = 8797;

const help = `Measures imports and feeds on this machine, with generated posts.

  npm run bench -- [options]

  --only <parts>   what is measured, separated by commas (default: all of ${parts.join(', ')})
  --size <n,n>     the numbers of articles (default: ${defaultSizes.join(',')})
  --quick          only ${quickSizes.join(' and ')} articles
  --large          also ${largestSize} articles: takes hours, and 10 GB of disk
  --rounds <n>     how often requests are measured (default: 5)
  --json <file>    also write all figures to a file
  --docs           also write the tables and charts into docs/performance.md
  --port <n>       the first of three ports (default: ${defaultPort})
  --help           print this

All data is kept in a temporary folder, which is deleted at the end. If TMPDIR is set, the folder is in it.
Exit status: 0 measured, 1 failed, 2 usage error, 130 stopped by Ctrl-C.
`;

await runCommand('bench', help, async () => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: parts.join(',') },
      size: { type: 'string' },
      quick: { type: 'boolean', default: false },
      large: { type: 'boolean', default: false },
      json: { type: 'string' },
      docs: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '5' },
      port: { type: 'string', default: String(defaultPort) },
    },
  });
  const chosen = { parts: partsOf(values.only), sizes: sizesOf(values) };
  const rounds = wholeNumber('--rounds', values.rounds, 1_000);
  // Less than the highest port, since the next two are used too.
  const port = wholeNumber('--port', values.port, 65_533);
  stopOnSignals(130);
  await requireJson(values.json);
  for (const each of [port, port + 1, port + 2]) await requireFreePort(each);
  const folder = await temporaryFolder('bench');
  await run({ ...chosen, rounds, port, folder }, values);
  return 0;
});

async function run(
  plan: Omit<Plan, 'onStep'>,
  { json, docs }: { readonly json?: string; readonly docs: boolean },
): Promise<void> {
  const status = new StatusLine();
  const figures = await measure({ ...plan, onStep: (step) => status.show(step) });
  status.end();
  console.log(`${machineText(figures.machine)}\n`);
  console.log(sectionsOf(figures).map(sectionText).join('\n'));
  if (json !== undefined) await writeJson(json, figures);
  if (docs) writeDocs('bench', figures.machine, sectionsOf(figures), chartsOf(figures));
}

function partsOf(text: string): Set<Part> {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !parts.some((part) => part === name));
  if (unknown === undefined) return new Set(parts.filter((part) => names.includes(part)));
  throw new Failure(`--only names parts out of ${parts.join(', ')} (it has "${unknown}")`, 2);
}

function sizesOf(values: {
  readonly size?: string;
  readonly quick: boolean;
  readonly large: boolean;
}): number[] {
  if (values.size !== undefined) return readSizes(values.size);
  const sizes = values.quick ? quickSizes : defaultSizes;
  return values.large ? [...sizes, largestSize] : sizes;
}
