import { concatBytes } from '../../model/bytes.ts';
import { ImportError } from '../../model/problem.ts';

/** Reads a stream of bytes in pieces of the length that is asked for. */
export class ByteReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #held: Uint8Array = new Uint8Array(0);

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader();
  }

  /** The next bytes, which stay to be taken; fewer only where the stream ends. */
  async peek(length: number): Promise<Uint8Array> {
    while (this.#held.length < length) {
      const { done, value } = await this.#reader.read();
      if (done) break;
      this.#held = this.#held.length === 0 ? value : concatBytes([this.#held, value]);
    }
    return this.#held.subarray(0, length);
  }

  /** @throws {ImportError} where the stream ends before */
  async take(length: number): Promise<Uint8Array> {
    const bytes = await this.peek(length);
    if (bytes.length < length) throw new ImportError('the archive cannot be read: it breaks off');
    this.#held = this.#held.subarray(length);
    return bytes;
  }

  /**
   * So many bytes, as they come.
   *
   * @throws {ImportError} where the stream ends before
   */
  async *pieces(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0; ) {
      await this.peek(1);
      const piece = await this.take(Math.min(left, Math.max(1, this.#held.length)));
      left -= piece.length;
      yield piece;
    }
  }

  /** All that follows. */
  rest(): ReadableStream<Uint8Array> {
    const reader = this.#reader;
    const first = this.#held;
    return new ReadableStream({
      start(controller) {
        if (first.length > 0) controller.enqueue(first);
      },
      async pull(controller) {
        const next = await reader.read();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: (reason) => reader.cancel(reason),
    });
  }

  /** Wants no more of it. */
  async cancel(): Promise<void> {
    // One that has failed says so where it is read.
    await this.#reader.cancel().catch(() => {});
  }
}
