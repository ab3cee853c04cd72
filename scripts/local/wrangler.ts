import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { Failure } from '../command/failure.ts';
import { interrupt } from '../command/interruption.ts';
import { projectRoot, wranglerEnvironment, wranglerProgram } from '../command/project.ts';
import { isRunning, npmProcesses } from './npm-process.ts';

/** A running wrangler. */
export interface WranglerProcess {
  readonly process: ChildProcess;
  /** The last lines that it has printed. */
  output(): string;
  /** Resolves with the exit code, once the output is complete. */
  readonly exited: Promise<number | null>;
}

// Milliseconds between SIGTERM and SIGKILL.
const gracePeriod = 5_000;

// Milliseconds.
const parentCheckInterval = 500;

// Milliseconds to wait for the rest of the output of a process that has ended.
const outputTimeout = 1_000;

// Chunks of output that are kept.
const maxChunks = 200;

// Characters of an error that are shown.
const maxErrorLength = 2_000;

const loginError = /necessary to set a CLOUDFLARE_API_TOKEN|not (?:logged in|authenticated)/i;

const running = new Set<WranglerProcess>();

/**
 * Starts wrangler in a separate process group. Ctrl-C then reaches only this process, which stops
 * wrangler.
 */
export function startWrangler(args: readonly string[]): WranglerProcess {
  const child = spawn(process.execPath, [wranglerProgram, ...args], {
    cwd: projectRoot,
    env: wranglerEnvironment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const wrangler = { process: child, output: collectOutput(child), exited: exitOf(child) };
  running.add(wrangler);
  return wrangler;
}

/**
 * Runs wrangler until it exits.
 *
 * @param task a description for error messages, like `setting up the database`
 * @throws {Failure} if it fails, with what it has printed
 */
export async function runWrangler(task: string, args: readonly string[]): Promise<void> {
  const wrangler = startWrangler(args);
  const code = await wrangler.exited;
  await stopWrangler(wrangler);
  if (code !== 0) throw new Failure(`${task} failed:\n${errorIn(wrangler.output())}`);
}

/**
 * Finds the part of wrangler's output that says why it failed: all from the first error, or its end. If
 * nobody has logged in, it says that instead, since wrangler proposes a temporary account.
 */
export function errorIn(output: string): string {
  const plain = stripVTControlCharacters(output);
  const [, error] = /\[ERROR\] ([\s\S]*)/.exec(plain) ?? [];
  if (error !== undefined && loginError.test(error)) {
    return 'wrangler is not logged in: run "npx wrangler login", or set CLOUDFLARE_API_TOKEN as in CI';
  }
  if (error === undefined) return plain.slice(-maxErrorLength).trim();
  // After the error, wrangler prints lines about its log and its bug reports.
  const [ofError = ''] = error.split(/^.*(?:Logs were written|If you think this is a bug)/m);
  return ofError
    .replace(/^[ \t]+$|\n{2,}/gm, '\n')
    .slice(0, maxErrorLength)
    .trim();
}

/** Stops wrangler and every process that it has started. */
export async function stopWrangler(wrangler: WranglerProcess): Promise<void> {
  signalGroup(wrangler, 'SIGTERM');
  const abort = new AbortController();
  const waited = setTimeout(gracePeriod, undefined, { signal: abort.signal }).catch(() => {});
  await Promise.race([wrangler.exited, waited]);
  abort.abort();
  // The Workers runtime may outlive wrangler.
  signalGroup(wrangler, 'SIGKILL');
  running.delete(wrangler);
}

/**
 * On SIGINT, SIGTERM or SIGHUP, stops every running wrangler and exits. A second signal exits at once. The
 * end of npm counts as a signal, since npm does not pass on those that it gets.
 *
 * @param exitCode 0 if the command ends only in this way
 */
export function stopOnSignals(exitCode: 0 | 130): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(130);
    isStopping = true;
    interrupt();
    void Promise.all([...running].map(stopWrangler)).finally(() => {
      console.log('\nStopped.');
      process.exit(exitCode);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  if (process.env.npm_lifecycle_event !== undefined) onEndOfParent(stop);
  process.on('exit', () => {
    for (const wrangler of running) signalGroup(wrangler, 'SIGKILL');
  });
}

function onEndOfParent(stop: () => void): void {
  const parents = npmProcesses();
  const timer = setInterval(() => {
    if (process.ppid === parents[0] && parents.every(isRunning)) return;
    clearInterval(timer);
    stop();
  }, parentCheckInterval);
  timer.unref();
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const code = await new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(1));
  });
  // The Workers runtime may outlive wrangler, and then keeps the output open.
  await Promise.race([closed, setTimeout(outputTimeout, undefined, { ref: false })]);
  return code;
}

function collectOutput(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      chunks.push(chunk);
      if (chunks.length > maxChunks) chunks.shift();
    });
  }
  return () => chunks.join('').trim();
}

function signalGroup({ process: { pid } }: WranglerProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // No process of the group is left.
  }
}
