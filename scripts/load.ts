import { parseArgs } from 'node:util';
import { requireJson, writeJson } from './bench/write-json.ts';
import { runCommand } from './command/run-command.ts';
import { temporaryFolder } from './command/temporary.ts';
import { wholeNumber } from './command/whole-number.ts';
import { printLoad } from './load/print-load.ts';
import { runLoad } from './load/run-load.ts';
import { stopOnSignals } from './local/wrangler.ts';

const help = `Runs a Feedmill under mixed traffic on this machine, behind nginx as a cache.

  npm run load -- [options]

  --minutes <n>   how long the traffic lasts (default: 60)
  --posts <n>     posts of the generated site at first (default: 4000)
  --polls <n>     polls a second, by readers of several habits (default: 20)
  --commit <n>    seconds between two commits of the site's robot, each with six webhooks of
                  which five are forged (default: 10)
  --port <n>      the port of the local Feedmill; the three after it are also used (default: 8840)
  --json <file>   also write the figures to this file
  --help          print this

It needs nginx. There are 2,000 categories and as many tags. At the end, every reader must hold
what the Worker has, nothing may have failed, and the Worker must not hold more memory than before.

Exit status: 0 all of that holds, 1 it does not, 2 usage error, 130 stopped by Ctrl-C.
`;

const options = {
  minutes: { type: 'string', default: '60' },
  posts: { type: 'string', default: '4000' },
  polls: { type: 'string', default: '20' },
  commit: { type: 'string', default: '10' },
  port: { type: 'string', default: '8840' },
  json: { type: 'string' },
} as const;

await runCommand('load', help, async () => {
  const { values } = parseArgs({ options });
  stopOnSignals(130);
  await requireJson(values.json);
  const folder = await temporaryFolder('load');
  const result = await runLoad({
    folder,
    minutes: wholeNumber('--minutes', values.minutes, 1_440),
    posts: wholeNumber('--posts', values.posts, 100_000),
    pollsPerSecond: wholeNumber('--polls', values.polls, 200),
    commitSeconds: wholeNumber('--commit', values.commit, 3_600),
    port: wholeNumber('--port', values.port, 65_532),
  });
  if (values.json !== undefined) await writeJson(values.json, result);
  return printLoad(result) ? 0 : 1;
});
