import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../command/project.ts';
import { startDevServer } from './dev-server.ts';
import { runWrangler, stopWrangler } from './wrangler.ts';

/** Feedmill's Worker, running on this machine. */
export interface LocalWorker {
  readonly origin: string;
  /** The file that its output goes to. */
  readonly log: string;
  /** The id of its process group. */
  readonly group: number;
  /** Resolves when it exits, for whatever reason. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Creates the local database, or applies the migrations that it lacks.
 *
 * @param state the folder of the Worker's data
 * @throws {Failure} if wrangler fails
 */
export async function migrateLocally(state: string): Promise<void> {
  // Even if there is nothing to apply, wrangler takes seconds.
  const marker = join(state, 'migrations');
  const migrations = (await readdir(join(projectRoot, 'migrations')))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .join('\n');
  if ((await readFile(marker, 'utf8').catch(() => '')) === migrations) return;
  const args = ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', state];
  await runWrangler('setting up the database', args);
  await writeFile(marker, migrations);
}

/**
 * Starts the Worker and waits until it responds.
 *
 * @param state the folder of its data
 * @param variablesFile written by `writeVariables`
 * @throws {Failure} if it exits or does not respond within a minute
 */
export async function startWorker(
  state: string,
  port: number,
  variablesFile: string,
): Promise<LocalWorker> {
  const log = join(state, 'worker.log');
  const args = ['--persist-to', state, '--env-file', variablesFile];
  const wrangler = await startDevServer(port, log, args);
  return {
    origin: `http://127.0.0.1:${port}`,
    log,
    group: wrangler.process.pid ?? 0,
    exited: wrangler.exited.then(() => {}),
    stop: () => stopWrangler(wrangler),
  };
}
