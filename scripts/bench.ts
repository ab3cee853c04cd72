import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { measure, type Part, type Plan, parts } from './bench/measure.ts';
import { importSections } from './bench/report/import-sections.ts';
import { sectionText } from './bench/report/section.ts';
import { renderSections, stageSections } from './bench/report/stage-section.ts';
import { Failure } from './command/failure.ts';
import { StatusLine } from './command/progress.ts';
import { runCommand } from './command/run-command.ts';
import { userPath } from './command/user-path.ts';
import { wholeNumber } from './command/whole-number.ts';
import { writeWhole } from './command/write-whole.ts';
import { requireFreePort } from './local/dev-server.ts';
import { stopOnSignals } from './local/wrangler.ts';

const defaultSizes = [1_000, 10_000, 100_000];
const quickSizes = [1_000, 10_000];
const largeSize = 1_000_000;
const defaultPort = 8797;

const help = `Measures imports and feeds on this machine, with generated posts.

  npm run bench -- [options]

  --only <parts>   what is measured, separated by commas (default: all of ${parts.join(', ')})
  --size <n,n>     the numbers of articles (default: ${defaultSizes.join(',')})
  --quick          only ${quickSizes.join(' and ')} articles
  --large          also ${largeSize} articles: takes hours, and 10 GB of disk
  --json <file>    also write all figures to a file
  --port <n>       the first of two ports (default: ${defaultPort})
  --help           print this

Everything is kept in a temporary folder, which is deleted at the end. TMPDIR says where it is.
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
      port: { type: 'string', default: String(defaultPort) },
    },
  });
  const chosen = { parts: partsOf(values.only), sizes: sizesOf(values) };
  // Less than the highest port, since the next one is used too.
  const port = wholeNumber('--port', values.port, 65_534);
  stopOnSignals(130);
  await requireFreePort(port);
  await requireFreePort(port + 1);
  const folder = await mkdtemp(join(tmpdir(), 'feedmill-bench-'));
  // Ctrl-C ends the process, too.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await run({ ...chosen, port, folder }, values.json);
  return 0;
});

async function run(plan: Omit<Plan, 'onStep'>, json: string | undefined): Promise<void> {
  const status = new StatusLine();
  const figures = await measure({ ...plan, onStep: (step) => status.show(step) });
  status.end();
  const sections = [
    ...importSections(figures),
    ...stageSections(figures),
    ...renderSections(figures),
  ];
  console.log(sections.map(sectionText).join('\n'));
  if (json === undefined) return;
  const text = `${JSON.stringify(figures, undefined, 2)}\n`;
  await writeWhole(userPath(json), (stream) => pipeline(Readable.from([text]), stream));
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
  if (values.size !== undefined) {
    const sizes = values.size.split(',').map((text) => wholeNumber('--size', text, largeSize));
    return [...new Set(sizes)].sort((a, b) => a - b);
  }
  const sizes = values.quick ? quickSizes : defaultSizes;
  return values.large ? [...sizes, largeSize] : sizes;
}
