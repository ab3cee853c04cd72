import { parseArgs } from 'node:util';
import { AdminClient } from './client/admin-client.ts';
import { ApiClient } from './client/api-client.ts';
import { feedmillAddress, isLocal, tokenFor } from './client/target.ts';
import { nextTick } from './command/crons.ts';
import { Failure, runCommand } from './command/failure.ts';
import { StatusLine } from './command/progress.ts';
import { defaultPort } from './command/project.ts';
import { printRemarks } from './command/remarks.ts';
import { runAndFollow } from './status/follow-import.ts';
import { duration, resultWords, runWords, sourceLines } from './status/format.ts';

const help = `Says how the imports of a Feedmill do.

  npm run status -- [options]

  --to <url>            the Feedmill, http://127.0.0.1:${defaultPort} unless given
  --token <token>       its IMPORT_TOKEN; else FEEDMILL_TOKEN is used, and for a Feedmill on
                        this machine the token that "npm start" made
  --run <source>        have this source imported now, and follow that to its end
  --allow-withdrawals   with --run: let it withdraw a large part of all articles, once
  --json                print what the API says, for programs
  --help

Exit status: 0 well, 1 if the import failed or nothing answers, 2 called wrongly.
`;

// Runs, and paths of a reason, that are named.
const shownRuns = 10;
const shownPaths = 5;

await runCommand('status', async () => {
  const { values } = parseArgs({
    options: {
      to: { type: 'string', default: `http://127.0.0.1:${defaultPort}` },
      token: { type: 'string' },
      run: { type: 'string' },
      'allow-withdrawals': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (values['allow-withdrawals'] && values.run === undefined) {
    throw new Failure('--allow-withdrawals goes with --run <source>', 2);
  }
  const to = feedmillAddress(values.to);
  const client = new AdminClient(new ApiClient(to.origin, await tokenFor(to, values.token)));
  const { json: isJson } = values;
  if (values.run === undefined) await show(client, to, isJson);
  else await follow(client, values.run, values['allow-withdrawals'], isJson);
  return 0;
});

async function follow(
  client: AdminClient,
  name: string,
  allowWithdrawals: boolean,
  isJson: boolean,
): Promise<void> {
  const line = new StatusLine();
  try {
    const say = (text: string) => (isJson ? undefined : line.show(text));
    const { source, isNews } = await runAndFollow(client, name, allowWithdrawals, say);
    line.end();
    if (isJson) return console.log(JSON.stringify(source, null, 2));
    console.log(isNews && source.lastRun ? resultWords(source.lastRun) : 'Nothing is new.');
    if (source.behindSince !== null) console.log('There is more; the next tick goes on with it.');
  } finally {
    line.end();
  }
}

async function show(client: AdminClient, to: URL, isJson: boolean): Promise<void> {
  const now = new Date();
  const sources = await client.sources();
  const runs = await client.lastRuns(shownRuns);
  const tick = isLocal(to) ? undefined : await nextTick(now);
  if (isJson) {
    const nextTick = tick?.toISOString() ?? null;
    return console.log(JSON.stringify({ sources, runs, nextTick }, null, 2));
  }
  console.log(`${to.origin}\n`);
  if (sources.length === 0) console.log('There are no sources yet.');
  for (const source of sources) {
    for (const line of sourceLines(source, now)) console.log(line);
    if ((source.counts?.noted ?? 0) > 0) await printProblems(client, source.source);
  }
  if (runs.length > 0) console.log('\nThe last runs');
  for (const run of runs) console.log(`  ${run.source} ${runWords(run, now)}`);
  if (tick) {
    const time = tick.toISOString().slice(0, 16).replace('T', ' ');
    console.log(`\nThe next tick is at ${time} UTC, in ${duration(now, tick)}, by wrangler.toml.`);
  } else if (isLocal(to)) {
    console.log('\n"npm start" has the schedule tick every five minutes.');
  }
}

async function printProblems(client: AdminClient, source: string): Promise<void> {
  const all = await client.problems(source);
  const of = (...outcomes: string[]) => all.filter(({ outcome }) => outcomes.includes(outcome));
  printRemarks('Problem', of('problem'), shownPaths);
  printRemarks('Left out', of('skipped', 'gone'), shownPaths);
  printRemarks('Note', of('imported'), shownPaths);
}
