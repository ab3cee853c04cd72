import { digest } from '../../model/digest.ts';
import { errorMessage } from '../../model/error-message.ts';
import { ImportError } from '../../model/problem.ts';
import type { Bucket } from './binding.ts';

/** A file as listed by the bucket. */
export interface ListedFile {
  /** From the site's root. */
  readonly path: string;
  readonly etag: string;
  readonly size: number;
}

/**
 * Lists the files of a site in the order of their keys, a thousand per request. A bucket may have a million of them, so
 * they should not be kept.
 *
 * @throws {ImportError} if the bucket does not respond
 */
export async function* listFiles(bucket: Bucket, prefix: string): AsyncGenerator<ListedFile> {
  for (let cursor: string | undefined; ; ) {
    const page = await orImportError(
      bucket.list({ prefix, ...(cursor === undefined ? {} : { cursor }) }),
    );
    for (const { key, etag, size } of page.objects) {
      yield { path: key.slice(prefix.length), etag, size };
    }
    if (!page.truncated) return;
    cursor = page.cursor;
  }
}

/** @throws {ImportError} if the call of the bucket fails */
export async function orImportError<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw new ImportError(`the bucket does not respond: ${errorMessage(error)}`);
  }
}

// Their paths and ETags are in memory as one text.
const filesPerText = 10_000;

/** A digest of the paths and ETags of files; of many, the digest of the digests of their parts. */
export class ListingDigest {
  readonly #parts: string[] = [];
  #lines: string[] = [];

  async add({ path, etag }: ListedFile): Promise<void> {
    this.#lines.push(`${path}\n${etag}\n`);
    if (this.#lines.length === filesPerText) await this.#endPart();
  }

  /** Returns 32 hexadecimal digits. Call it once, at the end. */
  async finish(): Promise<string> {
    if (this.#lines.length > 0) await this.#endPart();
    return shortDigest(this.#parts.join(''));
  }

  async #endPart(): Promise<void> {
    this.#parts.push(await shortDigest(this.#lines.join('')));
    this.#lines = [];
  }
}

async function shortDigest(text: string): Promise<string> {
  return (await digest(text)).slice(0, 32);
}
