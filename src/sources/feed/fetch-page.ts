import { concatBytes } from '../../model/bytes.ts';
import { errorMessage } from '../../model/error-message.ts';
import { digest } from '../../model/post-file.ts';
import { ImportError } from '../../model/problem.ts';

// Bytes of a document; the largest podcasts have some ten million.
const maxBytes = 20_000_000;

/** A document as a server gave it out. */
export interface Fetched {
  readonly text: string;
  /** Where it came from in the end. */
  readonly address: string;
  readonly etag: string | null;
  readonly modified: string | null;
  readonly digest: string;
}

/**
 * Reads the body of an answer as text.
 *
 * @throws {ImportError} where it is too large, breaks off, or is in no known encoding
 */
export async function textOf(response: Response, address: string): Promise<Fetched> {
  const bytes = await bytesOf(response, address);
  const text = decode(bytes, response.headers.get('Content-Type') ?? '', address);
  return {
    text,
    address: response.url || address,
    etag: response.headers.get('ETag'),
    modified: response.headers.get('Last-Modified'),
    digest: (await digest(text)).slice(0, 32),
  };
}

async function bytesOf({ body }: Response, address: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      size += chunk.length;
      if (size > maxBytes) throw new ImportError(`${address} is larger than 20 MB`);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    const reason = errorMessage(error);
    throw new ImportError(`${address} breaks off: ${reason}`);
  }
  return concatBytes(chunks);
}

// RFC 7303, 3.2: the header comes before what the document says of itself.
function decode(bytes: Uint8Array, contentType: string, address: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^[^<]{0,3}<\?xml[^>]{0,150}\bencoding=["']([\w.-]+)/.exec(head)?.[1];
  const label = /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? declared ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    throw new ImportError(`${address} is in an encoding that is not known: ${label}`);
  }
}
