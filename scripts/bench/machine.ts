import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { projectRoot } from '../command/project.ts';

/** The machine that something was measured on, and what ran there. */
export interface Machine {
  readonly date: string;
  readonly feedmill: string;
  readonly processor: string;
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  readonly system: string;
  readonly node: string;
  readonly workerd: string;
  /**
   * How many processes wanted to run in the last minute. More than the cores: what takes wall time is not to be
   * trusted.
   */
  readonly load: number;
}

const versioned = v.object({ version: v.string() });

/** Describes this machine. */
export function describeMachine(): Machine {
  const [core] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    feedmill: versionIn(join(projectRoot, 'package.json')),
    processor: core?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: totalmem(),
    system: `${type()} ${release()}`,
    node: process.version,
    workerd: versionIn(createRequire(import.meta.url).resolve('workerd/package.json')),
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

/** The machine in two lines. */
export function machineText(machine: Machine): string {
  const { date, feedmill, processor, cores, memory, system, node, workerd, load } = machine;
  return (
    `${date}: Feedmill ${feedmill}, workerd ${workerd}, Node ${node}, ${system}\n` +
    `${processor}, ${cores} cores, ${Math.round(memory / 2 ** 30)} GB of memory, load ${load} at the start`
  );
}

function versionIn(file: string): string {
  return v.parse(versioned, JSON.parse(readFileSync(file, 'utf8'))).version;
}
