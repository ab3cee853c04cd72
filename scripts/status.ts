import { parseArgs } from 'node:util';
import { AdminClient } from './client/admin-client.ts';
import { ApiClient } from './client/api-client.ts';
import { findToken, targetUrl } from './client/target.ts';
import { nextTick, readCrons } from './command/crons.ts';
import { Failure, refusedStatus } from './command/failure.ts';
import { StatusLine } from './command/progress.ts';
import { defaultPort } from './command/project.ts';
import { printRemarks } from './command/remarks.ts';
import { runCommand } from './command/run-command.ts';
import { followImport } from './status/follow-import.ts';
import { countsOf, formatCheck, formatDuration, formatRun, formatSource } from './status/format.ts';

const help = `Shows the sources of a Feedmill, their imports and their problems.

  npm run status -- [options]

  --to <url>            the Feedmill (default: http://127.0.0.1:${defaultPort})
  --token <token>       its IMPORT_TOKEN (default: FEEDMILL_TOKEN, or for a Feedmill on this
                        machine the token that "npm start" created)
  --run <source>        import this source now, and wait until it is done
  --allow-withdrawals   with --run: withdraw the articles of deleted posts even if they are many,
                        or all
  --json                print the responses of the API
  --help                print this

Exit status: 0 fine, 1 the import failed or the Feedmill cannot be reached, 2 usage error,
3 the import was refused: too many articles would have been withdrawn, so none was.
`;

const shownRuns = 10;
// Posts per reason.
const shownPosts = 5;

await runCommand('status', help, async () => {
  const { values } = parseArgs({
    options: {
      to: { type: 'string', default: `http://127.0.0.1:${defaultPort}` },
      token: { type: 'string' },
      run: { type: 'string' },
      'allow-withdrawals': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  if (values['allow-withdrawals'] && values.run === undefined) {
    throw new Failure('--allow-withdrawals needs --run <source>', 2);
  }
  const to = targetUrl(values.to);
  const client = new AdminClient(new ApiClient(to.origin, await findToken(to, values.token)));
  if (values.run !== undefined) {
    return runImport(client, values.run, values['allow-withdrawals'], values.json);
  }
  await showStatus(client, to, values.json);
  return 0;
});

/** Imports a source, and returns the exit code. */
async function runImport(
  client: AdminClient,
  name: string,
  allowWithdrawals: boolean,
  isJson: boolean,
): Promise<number> {
  const line = new StatusLine();
  try {
    const report = (text: string) => (isJson ? undefined : line.show(text));
    const { source, newRun } = await followImport(client, name, allowWithdrawals, report);
    line.end();
    const code = source.refusal === null ? 0 : refusedStatus;
    if (isJson) {
      console.log(JSON.stringify(source, null, 2));
      return code;
    }
    console.log(newRun ? countsOf(newRun) : 'There is nothing new.');
    if (source.behindSince !== null)
      console.log('There is more to import; the next tick continues.');
    if (source.refusal !== null) console.log(`Refused: ${source.refusal}`);
    return code;
  } finally {
    line.end();
  }
}

async function showStatus(client: AdminClient, to: URL, isJson: boolean): Promise<void> {
  const now = new Date();
  const { checks } = await client.checks();
  const sources = await client.sources();
  const runs = await client.lastRuns(shownRuns);
  const tick = nextTick(await readCrons(), now);
  if (isJson) {
    const nextTick = tick?.toISOString() ?? null;
    return console.log(JSON.stringify({ checks, sources, runs, nextTick }, null, 2));
  }
  console.log(`${to.origin}\n`);
  if (sources.length === 0) console.log('There are no sources yet.');
  for (const source of sources) {
    for (const line of formatSource(source, now)) console.log(line);
    if (source.lastRun !== null) await printProblems(client, source.source);
  }
  const bad = checks.filter(({ status }) => status !== 'pass');
  if (bad.length > 0) console.log('\nWhat needs attention');
  for (const check of bad) console.log(formatCheck(check));
  if (runs.length > 0) console.log('\nThe last runs');
  for (const run of runs) console.log(`  ${run.source} ${formatRun(run, now)}`);
  console.log(`\n${formatTick(tick, now)}`);
}

function formatTick(tick: Date | undefined, now: Date): string {
  if (!tick) return 'The schedule never ticks: wrangler.toml has no crons.';
  const time = tick.toISOString().slice(0, 16).replace('T', ' ');
  return `The next tick is at ${time} UTC, in ${formatDuration(now, tick)}, according to wrangler.toml.`;
}

async function printProblems(client: AdminClient, source: string): Promise<void> {
  const all = await client.problems(source);
  const withOutcome = (...outcomes: string[]) =>
    all.filter(({ outcome }) => outcomes.includes(outcome));
  printRemarks('Problem', withOutcome('problem'), shownPosts);
  printRemarks('Left out', withOutcome('skipped', 'deleted'), shownPosts);
  printRemarks('Note', withOutcome('imported'), shownPosts);
}
