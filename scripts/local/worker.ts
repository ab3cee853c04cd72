import { createWriteStream } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Failure } from '../command/failure.ts';
import { projectRoot } from '../command/project.ts';
import { startWrangler, stopWrangler } from './wrangler.ts';

/** A Worker that runs on this machine. */
export interface LocalWorker {
  readonly origin: string;
  /** The file that its output goes to. */
  readonly log: string;
  /** The process group that all of it runs in. */
  readonly group: number;
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends it and all that it started. */
  stop(): Promise<void>;
}

// Milliseconds until the Worker must answer.
const startTimeout = 60_000;

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
  const migrating = startWrangler(
    ['d1', 'migrations', 'apply', 'DB', '--local'].concat(['--persist-to', state]),
  );
  if ((await migrating.ended) !== 0) {
    throw new Failure(`the database cannot be set up:\n${migrating.output()}`);
  }
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
  const worker = startWrangler(
    ['dev', '--ip', '127.0.0.1', '--port', String(port), '--inspector-port', '0']
      .concat(['--persist-to', state, '--env-file', environmentFile])
      .concat(['--show-interactive-dev-session=false']),
  );
  const file = createWriteStream(log);
  for (const stream of [worker.process.stdout, worker.process.stderr]) {
    stream?.pipe(file, { end: false });
  }
  const origin = `http://127.0.0.1:${port}`;
  const isUp = await Promise.race([answers(origin), worker.ended.then(() => false)]);
  const stop = () => stopWrangler(worker);
  const group = worker.process.pid ?? 0;
  if (isUp) return { origin, log, group, ended: worker.ended.then(() => {}), stop };
  await stop();
  throw new Failure(
    `the Worker does not start; its log is ${log}\n${worker.output().slice(-2000)}`,
  );
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
