import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { Failure } from '../command/failure.ts';
import { haltIfInterrupted } from '../command/interruption.ts';
import { cpuTimeOfEndedChildren, processesOf } from '../local/cpu-time.ts';

/** The time and memory that a program uses from its start to its end. */
export interface ProgramUse {
  readonly seconds: number;
  /** Seconds of CPU time, with its own children. */
  readonly cpu: number;
  /** Bytes of memory: the most that its processes had at once. */
  readonly peak: number;
}

/** A program that is measured. */
export interface Program {
  /** A name for error messages. */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Seconds after which it is stopped; unlimited by default. */
  readonly limit?: number;
}

/** A program that was stopped, since it took longer than its limit. */
export class TooLong extends Failure {}

// Milliseconds between two looks at the memory of a program.
const memoryInterval = 100;
const maxOutput = 4_000;

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) killGroup(child);
});

/**
 * Runs a program to its end and measures it. Only one may run at a time.
 *
 * @throws {TooLong} if it was stopped at its limit
 * @throws {Failure} if it failed, with the end of what it has printed
 */
export async function runMeasured(program: Program): Promise<ProgramUse> {
  const { name, file, args, cwd, environment = process.env, limit } = program;
  const cpuBefore = await cpuTimeOfEndedChildren();
  const startedAt = performance.now();
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
  const child = spawn(file, args, { cwd, env: environment, detached: true, stdio });
  running.add(child);
  const output = outputOf(child);
  const memory = watchMemory(child.pid ?? 0);
  const timer = limit === undefined ? undefined : stopAfter(child, limit);
  const error = await endOf(child);
  timer?.abort();
  running.delete(child);
  const seconds = (performance.now() - startedAt) / 1000;
  const peak = memory.end();
  await haltIfInterrupted();
  if (timer?.hasStopped()) throw new TooLong(`${name} took longer than ${limit} s`);
  if (error !== undefined) throw new Failure(`${name} failed (${error}):\n${output().trim()}`);
  return { seconds, cpu: ((await cpuTimeOfEndedChildren()) - cpuBefore) / 1000, peak };
}

function outputOf(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-maxOutput);
    });
  }
  return () => text;
}

function endOf(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('close', (code, signal) => {
      resolve(code === 0 ? undefined : signal === null ? `exit status ${code}` : signal);
    });
  });
}

function stopAfter(child: ChildProcess, seconds: number) {
  const controller = new AbortController();
  let isStopped = false;
  void setTimeout(seconds * 1000, undefined, { signal: controller.signal, ref: false }).then(
    () => {
      isStopped = true;
      killGroup(child);
    },
    () => {},
  );
  return { abort: () => controller.abort(), hasStopped: () => isStopped };
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // No process of the group is left.
  }
}

/** Looks at the memory of a group of processes until it is told to end. */
function watchMemory(group: number): { end(): number } {
  let peak = 0;
  const timer = setInterval(async () => {
    const uses = await processesOf(group);
    peak = Math.max(
      peak,
      uses.reduce((sum, use) => sum + use.peak, 0),
    );
  }, memoryInterval);
  timer.unref();
  return {
    end: () => {
      clearInterval(timer);
      return peak;
    },
  };
}
