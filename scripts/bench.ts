import { parseArgs } from 'node:util';
import { benchFeeds } from './bench/feeds.ts';
import { benchImport } from './bench/import.ts';
import { Failure } from './command/failure.ts';
import { runCommand } from './command/run-command.ts';
import { wholeNumber } from './command/whole-number.ts';
import { stopOnSignals } from './local/wrangler.ts';

const benchmarks: ReadonlyMap<string, (posts: number, port: number) => Promise<void>> = new Map([
  ['feeds', benchFeeds],
  ['import', benchImport],
]);

const defaultPosts = 5_000;
const defaultPort = 8797;

const help = `Runs a benchmark on this machine, with generated posts.

  npm run bench -- <benchmark> [options]

  <benchmark>   feeds: the CPU time that rendering a feed of whole articles takes
                import: the time and CPU time that an import takes
  --posts <n>   import: how many posts are imported (default: ${defaultPosts})
  --port <n>    import: the port of the local Feedmill (default: ${defaultPort})
  --help        print this

Exit status: 0 measured, 1 failed, 2 usage error, 130 stopped by Ctrl-C.
`;

await runCommand('bench', help, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      posts: { type: 'string', default: String(defaultPosts) },
      port: { type: 'string', default: String(defaultPort) },
    },
  });
  const benchmark = benchmarks.get(positionals[0] ?? '');
  if (!benchmark || positionals.length > 1) {
    throw new Failure(`name one of the benchmarks: ${[...benchmarks.keys()].join(', ')}`, 2);
  }
  stopOnSignals(130);
  const posts = wholeNumber('--posts', values.posts, 1_000_000);
  await benchmark(posts, wholeNumber('--port', values.port, 65_535));
  return 0;
});
