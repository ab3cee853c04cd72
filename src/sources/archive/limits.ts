import { TooLarge } from '../../model/problem.ts';

/** How much of an archive is read. */
export interface InflateLimits {
  /** Bytes of the inflated archive after which it is given up. */
  readonly maxBytes: number;
  /** Whether a file is wanted; those that are not are never held in memory. */
  wants(path: string): boolean;
}

// More files than this make no site.
const maxFiles = 2_000_000;

// Text is packed to a tenth, an empty page to a thousandth. What inflates to this many times its size,
// for longer than a large picture of one colour does, is made to fill the memory.
const maxRatio = 200;
const ratioFrom = 32_000_000;

/** Counts what comes out of an archive while it is inflated, and ends that when it is too much. */
export class Inflation {
  readonly #maxBytes: number;
  #packed = 0;
  #inflated = 0;
  #files = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Counts bytes of the archive as they are sent. */
  packed(bytes: number): void {
    this.#packed += bytes;
  }

  /** @throws {TooLarge} */
  inflated(bytes: number): void {
    this.#inflated += bytes;
    if (this.#inflated > this.#maxBytes) {
      throw new TooLarge(`the archive is larger than ${this.#maxBytes} bytes when inflated`);
    }
    if (this.#inflated > ratioFrom && this.#inflated > this.#packed * maxRatio) {
      throw new TooLarge(`the archive inflates to more than ${maxRatio} times its size`);
    }
  }

  /** @throws {TooLarge} */
  file(): void {
    this.#files++;
    if (this.#files > maxFiles) throw new TooLarge(`the archive has more than ${maxFiles} files`);
  }
}

/**
 * The path of a file in an archive, without a leading `./`; undefined where it leads out of the
 * archive: from the root of the disk, or up with `..`.
 */
export function pathInside(name: string): string | undefined {
  const path = name.replace(/^(?:\.\/+)+/, '');
  return path.startsWith('/') || path.split('/').includes('..') ? undefined : path;
}

// What this many bytes can inflate to fits into memory, so that what comes of them can be counted
// before there is more.
const sliceBytes = 16_384;

/** The bytes in slices, few enough at once that a bomb is noticed early. */
export function* slices(chunk: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < chunk.length; at += sliceBytes) yield chunk.slice(at, at + sliceBytes);
}

/** A stream whose bytes are counted as those of the archive. */
export function counted(inflation: Inflation): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(chunk, controller) {
      inflation.packed(chunk.length);
      controller.enqueue(chunk);
    },
  });
}
