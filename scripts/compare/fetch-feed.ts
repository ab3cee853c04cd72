import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../command/failure.ts';

/** A document, and where it came from in the end. */
export interface Fetched {
  readonly text: string;
  /** Undefined for a file. */
  readonly url: string | undefined;
}

const maxBytes = 20_000_000;
// Milliseconds for the whole of it.
const timeout = 30_000;

/**
 * Brings a feed from an address or a file, bounded in time and size.
 *
 * @throws {Failure} with what is wrong
 */
export async function fetchFeed(source: string): Promise<Fetched> {
  if (!/^https?:\/\//i.test(source)) return { text: await fromFile(source), url: undefined };
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(source, { signal, headers: { Accept: accept } });
    if (!response.ok) throw new Failure(`${source} answers ${response.status}`);
    const bytes = await bounded(response, source);
    const charset = /charset="?([\w-]+)/i.exec(response.headers.get('Content-Type') ?? '')?.[1];
    return { text: decode(bytes, charset, source), url: response.url };
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (signal.aborted) throw new Failure(`${source} takes longer than ${timeout / 1000} s`);
    throw new Failure(`${source} cannot be reached: ${reasonOf(error)}`);
  }
}

const accept = 'application/feed+json, application/atom+xml, application/rss+xml, */*;q=0.5';

async function fromFile(path: string): Promise<string> {
  const file = resolve(process.env.INIT_CWD ?? '.', path);
  const bytes = await readFile(file).catch(() => {
    throw new Failure(`${file} cannot be read; give the address of a feed or a file`, 2);
  });
  if (bytes.length > maxBytes) throw tooLarge(file);
  return decode(bytes, undefined, file);
}

async function bounded(response: Response, source: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(source);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(source: string): Failure {
  return new Failure(`${source} is larger than ${maxBytes / 1_000_000} MB`);
}

// RFC 7303, 3.2: the header comes before what the document says of itself.
function decode(bytes: Uint8Array, charset: string | undefined, source: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^[^<]{0,3}<\?xml[^>]{0,150}\bencoding=["']([\w.-]+)/.exec(head)?.[1];
  const label = charset ?? declared ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    throw new Failure(`${source} is in an encoding that is not known: ${label}`);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
