import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Failure } from '../command/failure.ts';
import { haltIfInterrupted } from '../command/interruption.ts';
import { errorIn, startWrangler, stopWrangler, type WranglerProcess } from './wrangler.ts';

// Milliseconds until the Worker must respond.
const startTimeout = 60_000;

// Milliseconds in which wrangler prints the rest of an error.
const errorDelay = 500;

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
 * @param inspectorPort where a debugger can connect; by default, at any port that is free
 * @throws {Failure} if it exits or does not respond within a minute
 */
export async function startDevServer(
  port: number,
  log: string,
  args: readonly string[],
  inspectorPort = 0,
): Promise<WranglerProcess> {
  const wrangler = startWrangler(
    ['dev', '--ip', '127.0.0.1', '--port', String(port)]
      .concat(['--inspector-port', String(inspectorPort), '--show-interactive-dev-session=false'])
      .concat(args),
  );
  writeLog(wrangler, log);
  const abort = new AbortController();
  const hasStarted = await Promise.race([
    responds(`http://127.0.0.1:${port}/`, abort.signal),
    wrangler.exited.then(() => false),
    reportsError(wrangler).then(() => false),
  ]);
  abort.abort();
  if (hasStarted) return wrangler;
  await haltIfInterrupted();
  await stopWrangler(wrangler);
  throw new Failure(`the Worker did not start; its log is ${log}\n${errorIn(wrangler.output())}`);
}

// The Worker also runs without a log, for instance on a full disk.
function writeLog({ process: { stdout, stderr } }: WranglerProcess, log: string): void {
  const file = createWriteStream(log).once('error', (error) => {
    console.error(`${log} cannot be written: ${error.message}`);
  });
  for (const stream of [stdout, stderr]) stream?.pipe(file, { end: false });
}

// After an error, such as one in the source, wrangler waits until a file changes and holds all requests.
async function reportsError({ process: { stdout, stderr } }: WranglerProcess): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const stream of [stdout, stderr]) {
      stream?.on('data', (text: string) => text.includes('ERROR') && resolve());
    }
  });
  await setTimeout(errorDelay);
}

async function responds(url: string, signal: AbortSignal): Promise<boolean> {
  const deadline = Date.now() + startTimeout;
  while (Date.now() < deadline && !signal.aborted) {
    const response = await fetch(url, { signal }).catch(() => undefined);
    await response?.body?.cancel();
    if (response) return true;
    await setTimeout(100);
  }
  return false;
}
