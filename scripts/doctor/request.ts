import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Failure } from '../command/failure.ts';

/** An answer as it came over the wire. */
export interface Answer {
  readonly url: string;
  readonly status: number;
  /** By lower-case name; several of one name in one line. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** As it was sent, compressed or not. */
  readonly body: Buffer;
  /** The body as text, whatever it was compressed with. */
  readonly text: string;
}

// Milliseconds for which an answer is waited for.
const timeout = 30_000;

/**
 * Asks without following redirects, and with no header but those given: what `fetch` adds by itself
 * would make every reader look the same.
 *
 * @throws {Failure} where nothing answers
 */
export function ask(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  const request = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, timeout, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const named = Object.entries(response.headers).map(([name, value]) => [
          name,
          String(value),
        ]);
        const all: Record<string, string | undefined> = Object.fromEntries(named);
        const body = Buffer.concat(chunks);
        const text = inflate(body, all['content-encoding']).toString();
        resolve({ url, status: response.statusCode ?? 0, headers: all, body, text });
      });
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer in 30 s')));
    asked.on('error', (error) =>
      reject(new Failure(`${url} cannot be reached: ${error.message}`, 2)),
    );
    asked.end();
  });
}

function inflate(body: Buffer, coding: string | undefined): Buffer {
  try {
    if (coding === 'gzip') return gunzipSync(body);
    if (coding === 'br') return brotliDecompressSync(body);
  } catch {
    // It is not what it says; whoever reads the text will find no feed in it.
  }
  return body;
}
