import { parseArgs } from 'node:util';
import { benchFeeds } from './bench/feeds.ts';
import { benchImport } from './bench/import.ts';
import { Failure, runCommand } from './command/failure.ts';
import { wholeNumber } from './command/whole-number.ts';
import { endWithSignals } from './local/wrangler.ts';

/** A benchmark a name. Each prints what it has measured. */
const benchmarks: ReadonlyMap<string, (posts: number, port: number) => Promise<void>> = new Map([
  ['feeds', benchFeeds],
  ['import', benchImport],
]);

const defaultPosts = 5_000;
const defaultPort = 8797;

const help = `Measures a Feedmill on this machine, with posts made for it.

  npm run bench -- <what> [--posts <n>] [--port <n>]

  <what>        feeds: rendering a feed of whole articles, in CPU time
                import: a whole import, by the command
  --posts <n>   how many posts are imported, ${defaultPosts} unless given
  --port <n>    where to, ${defaultPort} unless given
  --help

Exit status: 0 measured, 1 failed, 2 called wrongly.
`;

await runCommand('bench', async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      posts: { type: 'string', default: String(defaultPosts) },
      port: { type: 'string', default: String(defaultPort) },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const benchmark = benchmarks.get(positionals[0] ?? '');
  if (!benchmark || positionals.length > 1) {
    throw new Failure(`give one of: ${[...benchmarks.keys()].join(', ')}`, 2);
  }
  endWithSignals();
  const posts = wholeNumber('--posts', values.posts, 1_000_000);
  await benchmark(posts, wholeNumber('--port', values.port, 65_535));
  return 0;
});
