// Free ports for servers that cannot choose one themselves.
import { createServer } from 'node:net';

// Below the ports of outgoing connections (32,768 and up on Linux, 49,152 elsewhere), which could take a
// port before its server has started, seconds later.
const first = 10_000;
const perWorker = 500;

const given = new Set<number>();

/** Finds a port that nothing listens on and that no other call returns, even in another test file. */
export async function freePort(): Promise<number> {
  const slot = Number(process.env.VITEST_POOL_ID ?? 1) % 40;
  for (;;) {
    const port = first + slot * perWorker + Math.floor(Math.random() * perWorker);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}

/** Whether a server can listen on a port. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
