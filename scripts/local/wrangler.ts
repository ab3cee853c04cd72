import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { projectRoot, wranglerEnvironment, wranglerProgram } from '../command/project.ts';

/** A wrangler that runs, with all that it starts. */
export interface Running {
  readonly process: ChildProcess;
  /** What it has printed lately. */
  output(): string;
  /** Resolves with its exit code when it has ended, whoever ended it. */
  readonly ended: Promise<number | null>;
}

// Milliseconds for which a process is given to end by itself.
const grace = 5_000;

const running = new Set<Running>();

/**
 * Starts wrangler in a process group of its own, so that Ctrl-C reaches this command first and it can
 * end the rest in order.
 */
export function startWrangler(args: readonly string[]): Running {
  const child = spawn(process.execPath, [wranglerProgram, ...args], {
    cwd: projectRoot,
    env: wranglerEnvironment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(1));
  });
  const one: Running = { process: child, output: collect(child), ended };
  running.add(one);
  return one;
}

/** Ends a wrangler and whatever it started. */
export async function stopWrangler(one: Running): Promise<void> {
  signalGroup(one, 'SIGTERM');
  const late = new AbortController();
  const waited = setTimeout(grace, undefined, { signal: late.signal }).catch(() => {});
  await Promise.race([one.ended, waited]);
  late.abort();
  // The runtime may outlive the program that started it.
  signalGroup(one, 'SIGKILL');
  running.delete(one);
}

/**
 * From now on, the first signal ends every wrangler in order and then this process; it comes from
 * Ctrl-C, a closed terminal or a supervisor. A second one does not wait.
 */
export function endWithSignals(): void {
  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isEnding) process.exit(130);
      isEnding = true;
      void Promise.all([...running].map(stopWrangler)).finally(() => {
        console.log('\nStopped.');
        process.exit(0);
      });
    });
  }
  process.on('exit', () => {
    for (const one of running) signalGroup(one, 'SIGKILL');
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

function signalGroup({ process: { pid } }: Running, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended.
  }
}
