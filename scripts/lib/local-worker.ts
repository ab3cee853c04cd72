import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Failure } from './failure.ts';
import { projectRoot, wranglerEnvironment, wranglerProgram } from './project.ts';

/** A Worker that runs on this machine. */
export interface LocalWorker {
  readonly origin: string;
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends it and all that it started. */
  stop(): Promise<void>;
}

const startTimeout = 60_000;
const stopTimeout = 5_000;

/** @throws {Failure} where another program listens on the port */
export async function requireFreePort(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once('error', () => {
      reject(new Failure(`port ${port} is taken; choose another with --port`));
    });
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });
}

/** Creates the local D1, or brings it up to date. A database that is up to date is not touched. */
export async function migrateLocally(state: string): Promise<void> {
  const marker = join(state, 'migrations');
  const migrations = (await readdir(join(projectRoot, 'migrations')))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .join('\n');
  if ((await readFile(marker, 'utf8').catch(() => '')) === migrations) return;
  const child = wrangler(['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', state]);
  const output = collect(child);
  const code = await exitOf(child);
  if (code !== 0) throw new Failure(`the database cannot be set up:\n${output()}`);
  await writeFile(marker, migrations);
}

/**
 * Starts the Worker and waits until it answers.
 *
 * @param environmentFile the Worker's variables, a line each
 * @throws {Failure} where it ends or does not answer in time
 */
export async function startWorker(
  state: string,
  port: number,
  environmentFile: string,
): Promise<LocalWorker> {
  const log = join(state, 'worker.log');
  const child = wrangler(
    ['dev', '--ip', '127.0.0.1', '--port', String(port), '--inspector-port', '0']
      .concat(['--persist-to', state, '--env-file', environmentFile])
      .concat(['--show-interactive-dev-session=false']),
  );
  const output = collect(child);
  const file = createWriteStream(log);
  child.stdout?.pipe(file);
  child.stderr?.pipe(file, { end: false });
  const ended = exitOf(child).then(() => {});
  const stop = () => stopGroup(child, ended);
  process.once('exit', () => signalGroup(child, 'SIGKILL'));
  const origin = `http://127.0.0.1:${port}`;
  const isUp = await Promise.race([answers(origin), ended.then(() => false)]);
  if (isUp) return { origin, ended, stop };
  await stop();
  throw new Failure(`the Worker does not start; its log is ${log}\n${output().slice(-2000)}`);
}

// A group of its own, so that Ctrl-C reaches this command first and it can end the rest in order.
function wrangler(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [wranglerProgram, ...args], {
    cwd: projectRoot,
    env: wranglerEnvironment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function collect(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      chunks.push(chunk);
      if (chunks.length > 200) chunks.shift();
    });
  }
  return () => chunks.join('').trim();
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(1));
  });
}

async function answers(origin: string): Promise<boolean> {
  const until = Date.now() + startTimeout;
  while (Date.now() < until) {
    const response = await fetch(`${origin}/`).catch(() => undefined);
    await response?.body?.cancel();
    if (response) return true;
    await setTimeout(100);
  }
  return false;
}

async function stopGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const late = new AbortController();
  await Promise.race([
    ended,
    setTimeout(stopTimeout, undefined, { signal: late.signal }).catch(() => {}),
  ]);
  late.abort();
  // Whatever is left of the group: the runtime may outlive the program that started it.
  signalGroup(child, 'SIGKILL');
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended.
  }
}
