import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Failure } from '../command/failure.ts';
import { startWrangler, stopWrangler, type WranglerProcess } from './wrangler.ts';

// Milliseconds until the Worker must respond.
const startTimeout = 60_000;

/** @throws {Failure} if another program listens on the port */
export async function requireFreePort(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once('error', () => {
      reject(new Failure(`port ${port} is in use; choose another with --port`));
    });
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });
}

/**
 * Starts `wrangler dev` and waits until the Worker responds.
 *
 * @param log the file that its output goes to
 * @param args more arguments for wrangler
 * @throws {Failure} if it exits or does not respond within a minute
 */
export async function startDevServer(
  port: number,
  log: string,
  args: readonly string[],
): Promise<WranglerProcess> {
  const wrangler = startWrangler(
    ['dev', '--ip', '127.0.0.1', '--port', String(port), '--inspector-port', '0']
      .concat(['--show-interactive-dev-session=false'])
      .concat(args),
  );
  const file = createWriteStream(log);
  for (const stream of [wrangler.process.stdout, wrangler.process.stderr]) {
    stream?.pipe(file, { end: false });
  }
  const hasExited = wrangler.exited.then(() => false);
  if (await Promise.race([responds(`http://127.0.0.1:${port}/`), hasExited])) return wrangler;
  await stopWrangler(wrangler);
  const end = wrangler.output().slice(-2000);
  throw new Failure(`the Worker did not start; its log is ${log} and ends with\n${end}`);
}

async function responds(url: string): Promise<boolean> {
  const deadline = Date.now() + startTimeout;
  while (Date.now() < deadline) {
    const response = await fetch(url).catch(() => undefined);
    await response?.body?.cancel();
    if (response) return true;
    await setTimeout(100);
  }
  return false;
}
