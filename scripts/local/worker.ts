import { join } from 'node:path';
import { startDevServer } from './dev-server.ts';
import { stopWrangler } from './wrangler.ts';

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
 * Starts the Worker, which sets up its database, and waits until it responds.
 *
 * @param state the folder of its data
 * @param variablesFile written by `writeVariables`
 * @param inspectorPort where a debugger can connect; by default, at any port that is free
 * @throws {Failure} if it exits or does not respond within a minute
 */
export async function startWorker(
  state: string,
  port: number,
  variablesFile: string,
  inspectorPort?: number,
): Promise<LocalWorker> {
  const log = join(state, 'worker.log');
  const args = ['--persist-to', state, '--env-file', variablesFile];
  const wrangler = await startDevServer(port, log, args, inspectorPort);
  return {
    origin: `http://127.0.0.1:${port}`,
    log,
    group: wrangler.process.pid ?? 0,
    exited: wrangler.exited.then(() => {}),
    stop: () => stopWrangler(wrangler),
  };
}
