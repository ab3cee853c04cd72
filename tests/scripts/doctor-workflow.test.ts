// Runs the steps of the workflow in docs/doctor.md against servers that turn readers away, with a `gh` that
// keeps its issue in a file.
import { spawn } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseCron } from '../../scripts/command/crons.ts';
import { type Fault, startBroken } from './support/broken-feedmill.ts';
import { temporaryFolder } from './support/command.ts';

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: { readonly schedule: readonly { readonly cron: string }[] };
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency: string;
  readonly jobs: { readonly doctor: { readonly steps: readonly Step[] } };
}

const root = join(import.meta.dirname, '..', '..');
const page = await readFile(join(root, 'docs', 'doctor.md'), 'utf8');
const workflow: Workflow = parse(/```yaml\n(.*?)```/s.exec(page)?.[1] ?? '');
const { steps } = workflow.jobs.doctor;

// The commands that the workflow uses: one issue at the most is open at a time.
const gh = `#!/bin/sh
echo "$1 $2" >> "$GH_STATE/calls"
case "$1 $2" in
  'issue list') cat "$GH_STATE/open" 2> /dev/null ;;
  'issue create') echo 7 > "$GH_STATE/open"; for last; do :; done; cp "$last" "$GH_STATE/body" ;;
  'issue edit') for last; do :; done; cp "$last" "$GH_STATE/body" ;;
  'issue close') rm "$GH_STATE/open"; echo "$5" > "$GH_STATE/comment" ;;
esac
exit 0
`;

async function newRunner() {
  const folder = await temporaryFolder();
  const [bin, state] = [join(folder, 'bin'), join(folder, 'state')];
  for (const path of [bin, state]) await mkdir(path);
  await writeFile(join(bin, 'gh'), gh);
  await writeFile(join(bin, 'sleep'), '#!/bin/sh\n');
  for (const name of ['gh', 'sleep']) await chmod(join(bin, name), 0o755);
  const calls = async () => (await readFile(join(state, 'calls'), 'utf8')).trim().split('\n');
  const read = (name: string) => readFile(join(state, name), 'utf8').catch(() => '');
  return { folder, bin, state, calls, read };
}

/** Runs the shell steps as GitHub does: by `bash -e`, with outputs in a file. */
async function runSteps(runner: Awaited<ReturnType<typeof newRunner>>, fault: Fault) {
  const { origin, stop } = await startBroken(fault);
  const outputs = join(runner.folder, 'outputs');
  const environment: Record<string, string | undefined> = {
    ...process.env,
    PATH: `${runner.bin}:${process.env.PATH}`,
    FEEDMILL_URL: origin,
    GH_STATE: runner.state,
    GITHUB_OUTPUT: outputs,
    RUNNER_TEMP: runner.folder,
  };
  const codes: (number | null)[] = [];
  for (const { run, env = {} } of steps) {
    if (run === undefined || run.startsWith('npm ci')) continue;
    if ('STATUS' in env) {
      environment.STATUS = /status=(\d+)\n$/.exec(await readFile(outputs, 'utf8'))?.[1];
    }
    const child = spawn('bash', ['-e', '-c', run], { cwd: root, env: environment });
    codes.push(await new Promise((resolve) => child.once('close', resolve)));
  }
  await stop();
  return codes;
}

it('the workflow of the doctor runs every week, and may only read code and write issues', () => {
  const [first, second] = parseCron(workflow.on.schedule[0]?.cron ?? '').nextRuns(2);
  expect(Number(second) - Number(first)).toBe(7 * 86_400_000);
  expect(workflow.permissions).toEqual({ contents: 'read', issues: 'write' });
  expect(workflow.concurrency).toBe('doctor');
  expect(steps.every(({ uses, run }) => (uses === undefined) !== (run === undefined))).toBe(true);
});

it('the workflow opens one issue while readers are turned away, and closes it when all is well', async () => {
  const runner = await newRunner();
  expect(await runSteps(runner, 'nothing')).toEqual([0, 0]);
  expect(await runner.calls()).toEqual(['label create', 'issue list']);

  expect(await runSteps(runner, 'challenges some programs')).toEqual([0, 0]);
  expect((await runner.calls()).slice(2)).toEqual(['label create', 'issue list', 'issue create']);
  expect(await runner.read('body')).toContain('no feed for FreshRSS (403, a challenge for bots)');

  expect(await runSteps(runner, 'challenges the home page')).toEqual([0, 0]);
  expect((await runner.calls()).slice(5)).toEqual(['label create', 'issue list', 'issue edit']);
  expect(await runner.read('body')).toContain('the home page responds with 403');

  expect(await runSteps(runner, 'nothing')).toEqual([0, 0]);
  expect((await runner.calls()).slice(8)).toEqual(['label create', 'issue list', 'issue close']);
  expect(await runner.read('comment')).toMatch(/^All readers get the feeds of http\S+ again\.\n$/);
});
