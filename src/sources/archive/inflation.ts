import { TooLarge } from '../../model/problem.ts';

/** How an archive is unpacked. */
export interface UnpackOptions {
  /** Bytes of the inflated archive. A larger one is rejected. */
  readonly maxBytes: number;
  /** Whether a file is needed. Other files are never held in memory. */
  wants(path: string): boolean;
  /** Called with the path and the size in bytes of each file. */
  sees?(path: string, size: number): void;
}

const maxFiles = 2_000_000;

// Against decompression bombs. Text inflates to about ten times its size, a bomb to a thousand times.
// Small archives are not checked, since a picture of one color also has a high ratio.
const maxRatio = 200;
const minBytesForRatio = 32_000_000;

/** Counts the bytes and files of an archive while it is inflated, and rejects it if it is too large. */
export class Inflation {
  readonly #maxBytes: number;
  #compressed = 0;
  #inflated = 0;
  #files = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Counts bytes of the archive before they are inflated. */
  addCompressed(bytes: number): void {
    this.#compressed += bytes;
  }

  /** @throws {TooLarge} if there are more bytes than the limit, or far more than were compressed */
  addInflated(bytes: number): void {
    this.#inflated += bytes;
    if (this.#inflated > this.#maxBytes) {
      throw new TooLarge(`the archive is larger than ${this.#maxBytes} bytes when inflated`);
    }
    if (this.#inflated > minBytesForRatio && this.#inflated > this.#compressed * maxRatio) {
      throw new TooLarge(`the archive inflates to more than ${maxRatio} times its size`);
    }
  }

  /** @throws {TooLarge} if there are too many files */
  addFile(): void {
    this.#files++;
    if (this.#files > maxFiles) throw new TooLarge(`the archive has more than ${maxFiles} files`);
  }
}

/**
 * Returns the path of a file in an archive, without a leading `./`. Undefined if the path may lead out
 * of the archive, because it is absolute or contains `..`.
 */
export function safePath(name: string): string | undefined {
  const path = name.replace(/^(?:\.\/+)+/, '');
  return path.startsWith('/') || path.split('/').includes('..') ? undefined : path;
}

// Bytes. Even if a slice is from a decompression bomb, it must fit into memory when inflated.
const sliceBytes = 16_384;

/** Splits a chunk so that the inflated bytes can be counted between slices. */
export function* slices(chunk: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
  for (let start = 0; start < chunk.length; start += sliceBytes) {
    yield chunk.slice(start, start + sliceBytes);
  }
}

/** Counts the bytes that pass through it as compressed. */
export function countCompressed(inflation: Inflation): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(chunk, controller) {
      inflation.addCompressed(chunk.length);
      controller.enqueue(chunk);
    },
  });
}
