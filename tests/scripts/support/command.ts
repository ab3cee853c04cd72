// Runs the project's commands as processes.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..', '..', '..');
const scripts: Readonly<Record<string, string>> = packageJson.scripts;
const startTimeout = 90_000;

/** The exit code and the output of a command. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/**
 * Runs a script of package.json to its end, without npm, which takes longer than most commands.
 *
 * @param args what a person would type after `npm run`
 */
export async function run(
  [name = '', , ...args]: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const [, script = ''] = / (scripts\/\S+\.ts)$/.exec(scripts[name] ?? '') ?? [];
  const child = spawnProcess(process.execPath, [script, ...args], environment);
  const output = outputOf(child);
  const code = await exitOf(child);
  return { code, output: output() };
}

/** A Feedmill that `npm start` has started. */
export interface Started {
  /** The id of npm's process. */
  readonly pid: number;
  readonly output: string;
  /** The text that it has printed by now. */
  printed(): string;
  /** Stops it as Ctrl-C does, and waits until it has ended. */
  interrupt(): Promise<Ended>;
}

/** Runs `npm start` and waits for a line of its output; by default, the one that says it is ready. */
export async function start(
  args: readonly string[],
  line = 'Ctrl-C stops it.',
  environment: Readonly<Record<string, string>> = {},
): Promise<Started> {
  const child = spawnProcess('npm', ['start', '--', ...args], environment);
  const output = outputOf(child);
  const exit = exitOf(child);
  const interrupt = async () => {
    // A terminal sends the signal to every process of its foreground group.
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    return { code: await exit, output: output() };
  };
  const until = Date.now() + startTimeout;
  while (!output().includes(line)) {
    if (child.exitCode !== null || Date.now() > until) throw new Error((await interrupt()).output);
    await setTimeout(50);
  }
  return { pid: child.pid ?? 0, output: output(), printed: output, interrupt };
}

/** A new folder, which is removed after the run. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(inject('runFolder'), 'test-'));
}

/** A new folder for the data of a local Feedmill. */
export async function newState(): Promise<string> {
  const state = join(await temporaryFolder(), 'state');
  await mkdir(state);
  return state;
}

function spawnProcess(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): ChildProcess {
  return spawn(program, args, {
    cwd: root,
    detached: true,
    // npm would set this to the folder in which it is called.
    env: { ...process.env, INIT_CWD: root, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function outputOf(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return () => text;
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', resolve));
}
