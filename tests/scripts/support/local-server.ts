// Servers of the tests themselves. The system chooses their ports, so no other program can take one.
import type { Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';

/** Starts a server on this machine, and returns its origin. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

/** Stops a server, and closes the connections that it still has. */
export function close(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
