import { benchFeeds } from './bench/feeds.ts';
import { Failure, runCommand } from './lib/failure.ts';

const benchmarks: Readonly<Record<string, () => Promise<void>>> = {
  feeds: benchFeeds,
};

const help = `Measures how fast Feedmill is on this machine.

  npm run bench -- <what>

  <what>    feeds: rendering a feed of whole articles, in CPU time
`;

runCommand('bench', async () => {
  const [name = '', ...rest] = process.argv.slice(2);
  if (name === '--help') {
    console.log(help);
    return 0;
  }
  const bench = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  if (!bench || rest.length > 0) {
    throw new Failure(`say what to measure: ${Object.keys(benchmarks).join(', ')}`, 2);
  }
  await bench();
  return 0;
});
