import { concatBytes } from '../../model/bytes.ts';
import { ImportError } from '../../model/problem.ts';

// Workers read a stream in chunks of 4 KB by default. With larger ones, a large archive is read in half the time.
const chunkBytes = 65_536;

type ChunkReader = Pick<ReadableStreamDefaultReader<Uint8Array>, 'read' | 'cancel'>;

/** Reads a stream of bytes in chunks of a requested length. */
export class ByteReader {
  readonly #reader: ChunkReader;
  readonly #count: (bytes: number) => void;
  #buffer: Uint8Array = new Uint8Array(0);

  /** @param count is called with the number of bytes of each chunk */
  constructor(stream: ReadableStream<Uint8Array>, count: (bytes: number) => void = () => {}) {
    this.#reader = openReader(stream);
    this.#count = count;
  }

  /** Returns the next bytes without consuming them; fewer if the stream ends early. */
  async peek(length: number): Promise<Uint8Array> {
    while (this.#buffer.length < length) {
      const { done, value } = await this.#reader.read();
      if (done) break;
      this.#count(value.length);
      this.#buffer = this.#buffer.length === 0 ? value : concatBytes([this.#buffer, value]);
    }
    return this.#buffer.subarray(0, length);
  }

  /**
   * Consumes the next bytes.
   *
   * @throws {ImportError} if the stream ends early
   */
  async take(length: number): Promise<Uint8Array> {
    const bytes = await this.peek(length);
    if (bytes.length < length) throw truncated();
    this.#buffer = this.#buffer.subarray(length);
    return bytes;
  }

  /** Consumes the next bytes if all of them have arrived already: waiting takes time even if there is nothing to wait for. */
  takeArrived(length: number): Uint8Array | undefined {
    if (this.#buffer.length < length) return undefined;
    const bytes = this.#buffer.subarray(0, length);
    this.#buffer = this.#buffer.subarray(length);
    return bytes;
  }

  /**
   * Consumes the next bytes, in chunks as they arrive.
   *
   * @throws {ImportError} if the stream ends early
   */
  async *chunks(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0; ) {
      await this.peek(1);
      const chunk = await this.take(Math.min(left, Math.max(1, this.#buffer.length)));
      left -= chunk.length;
      yield chunk;
    }
  }

  /** Returns the remaining bytes as a stream. */
  rest(): ReadableStream<Uint8Array> {
    const reader = this.#reader;
    const buffer = this.#buffer;
    return new ReadableStream({
      start(controller) {
        if (buffer.length > 0) controller.enqueue(buffer);
      },
      async pull(controller) {
        const next = await reader.read();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: (reason) => reader.cancel(reason),
    });
  }

  /** Discards the remaining bytes. */
  async cancel(): Promise<void> {
    // If the stream failed, the error was already thrown when it was read.
    await this.#reader.cancel().catch(() => {});
  }
}

function openReader(stream: ReadableStream<Uint8Array>): ChunkReader {
  try {
    const reader = stream.getReader({ mode: 'byob' });
    return {
      read: () => reader.read(new Uint8Array(chunkBytes)),
      cancel: (reason) => reader.cancel(reason),
    };
  } catch {
    // Not a stream of bytes, but one of other values that are bytes.
    return stream.getReader();
  }
}

/** The error for an archive that ends too early. */
export function truncated(): ImportError {
  return new ImportError('the archive cannot be read: it is truncated');
}
