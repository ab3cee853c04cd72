import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Failure } from '../command/failure.ts';

/** An HTTP response as it came over the wire. */
export interface WireResponse {
  readonly url: string;
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body, compressed or not. */
  readonly body: Buffer;
  /** The uncompressed body. */
  readonly text: string;
}

/** The headers of requests that do not imitate a feed reader. */
export const doctorHeaders: Readonly<Record<string, string>> = { 'User-Agent': 'feedmill-doctor' };

// Milliseconds without data.
const timeout = 30_000;

/**
 * Sends a request with exactly these headers: `fetch` would add some that feed readers do not send.
 * Redirects are not followed.
 *
 * @throws {Failure} if the server cannot be reached
 */
export function request(
  url: string,
  headers: Readonly<Record<string, string>> = doctorHeaders,
  method = 'GET',
): Promise<WireResponse> {
  const send = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = send(url, { method, headers, timeout, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const entries = Object.entries(response.headers);
        const received: WireResponse['headers'] = Object.fromEntries(
          entries.map(([name, value]) => [name, String(value)]),
        );
        const body = Buffer.concat(chunks);
        const text = decompress(body, received['content-encoding']).toString();
        resolve({ url, status: response.statusCode ?? 0, headers: received, body, text });
      });
    });
    sent.on('timeout', () => sent.destroy(new Error(`no response in ${timeout / 1000} s`)));
    sent.on('error', (error) =>
      reject(new Failure(`${url} cannot be reached: ${error.message}`, 2)),
    );
    sent.end();
  });
}

/** Whether a response that should be a feed or a page asks for proof that the client is no bot. */
export function isChallenge({ headers, text }: WireResponse): boolean {
  const start = text.slice(0, 5_000);
  return (
    headers['cf-mitigated'] !== undefined ||
    /challenge|captcha|just a moment|checking your browser|verify (?:that )?you are (?:a )?human/i.test(
      start,
    )
  );
}

function decompress(body: Buffer, encoding: string | undefined): Buffer {
  try {
    if (encoding === 'gzip') return gunzipSync(body);
    if (encoding === 'br') return brotliDecompressSync(body);
  } catch {
    // The encoding is not the one in the header. The checks will find that the text is not a feed.
  }
  return body;
}
