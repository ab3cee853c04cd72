// A local web server that serves the archive of a site, as Git hosts do.
import { createServer, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';

/** Serves an archive at one URL, with an ETag. */
export class ArchiveHost {
  readonly #server: Server;
  #body = new Uint8Array();
  #version = 0;
  /** The status of all responses. Only 200 can become a 304. */
  status = 200;

  private constructor() {
    this.#server = createServer((request, response) => {
      const etag = `"v${this.#version}"`;
      const isKnown = this.status === 200 && request.headers['if-none-match'] === etag;
      response.writeHead(isKnown ? 304 : this.status, { ETag: etag });
      response.end(isKnown || this.status !== 200 ? undefined : this.#body);
    });
  }

  static async start(port: number): Promise<ArchiveHost> {
    const host = new ArchiveHost();
    await new Promise<void>((listening) => host.#server.listen(port, '127.0.0.1', listening));
    return host;
  }

  /** Replaces the archive. */
  async publish(files: Readonly<Record<string, string>>): Promise<void> {
    const entries = Object.entries(files).map(([name, text]) => {
      const body = new TextEncoder().encode(text);
      return { header: { name: `site-main/${name}`, size: body.length }, body };
    });
    this.#body = new Uint8Array(gzipSync(await packTar(entries)));
    this.#version++;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((stopped) => this.#server.close(() => stopped()));
  }
}
