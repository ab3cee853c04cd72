import { ImportError } from '../../model/problem.ts';
import type { ByteReader } from './byte-reader.ts';
import { Crc32 } from './crc32.ts';
import { type Inflation, slices } from './limits.ts';
import { longAt, nextSign, signs, viewOf, type ZipFacts, type ZipFile } from './zip-header.ts';

const stored = 0;
const deflated = 8;

/**
 * What a file holds, inflated, after its header has been read. At the end it is known to be whole.
 *
 * @throws {ImportError} where it is not, or is packed in another way than by Deflate
 */
export async function* zipContent(
  bytes: ByteReader,
  file: ZipFile,
  inflation: Inflation,
): AsyncGenerator<Uint8Array> {
  const packed = new PackedContent(bytes, file);
  const crc = new Crc32();
  let size = 0;
  for await (const piece of file.method === stored ? packed.pieces() : inflate(packed.pieces())) {
    inflation.inflated(piece.length);
    size += piece.length;
    crc.add(piece);
    yield piece;
  }
  const { facts } = packed;
  if (facts?.size === size && facts.crc === crc.value) return;
  throw new ImportError(`the archive is damaged (${file.name})`);
}

/** Passes over what a file holds. */
export async function skipContent(
  bytes: ByteReader,
  file: ZipFile,
  inflation: Inflation,
): Promise<void> {
  if (file.facts) {
    for await (const _ of bytes.pieces(file.facts.packed));
    return;
  }
  // Where it ends, only inflating it can tell.
  for await (const _ of zipContent(bytes, file, inflation));
}

/** A file as it is in the archive. Where its length does not stand before it, its end is found. */
class PackedContent {
  readonly #bytes: ByteReader;
  readonly #isStored: boolean;
  readonly #crc = new Crc32();
  /** PostIndex at the end. */
  facts: ZipFacts | undefined;

  constructor(bytes: ByteReader, { name, method, facts }: ZipFile) {
    if (method !== stored && method !== deflated) {
      throw new ImportError(`the archive is packed in a way that is not read (${name}: ${method})`);
    }
    this.#isStored = method === stored;
    this.#bytes = bytes;
    this.facts = facts;
  }

  pieces(): AsyncGenerator<Uint8Array> {
    return this.facts ? this.#bytes.pieces(this.facts.packed) : this.#untilDescriptor();
  }

  // 4.3.9: the sizes follow, behind a sign of four bytes. That may stand in a file by chance, but not
  // with the right length behind it, and before another part of the archive. Of what is compressed, it
  // is settled by Deflate, which knows where it ends; of what is not, by the checksum.
  async *#untilDescriptor(): AsyncGenerator<Uint8Array> {
    for (let length = 0; ; ) {
      const window = await this.#bytes.peek(windowBytes);
      const at = findSign(window);
      if (at === 0) {
        const facts = descriptorIn(window, length);
        const isEnd = !this.#isStored || (facts?.size === length && facts.crc === this.#crc.value);
        if (facts && isEnd) {
          this.facts = facts;
          return this.#takeDescriptor(window);
        }
      }
      // Part of a sign may stand at the window's end.
      const sure = at > 0 ? at : at === 0 ? 1 : Math.max(1, window.length - 3);
      length += sure;
      const piece = await this.#bytes.take(sure);
      if (this.#isStored) this.#crc.add(piece);
      yield piece;
    }
  }

  async #takeDescriptor(window: Uint8Array): Promise<void> {
    await this.#bytes.take(isPart(window, 16) ? 16 : 24);
    const next = await nextSign(this.#bytes);
    if (next === undefined) throw new ImportError('the archive cannot be read: it breaks off');
  }
}

const windowBytes = 4_096;

function findSign(window: Uint8Array): number {
  for (let at = window.indexOf(0x50); at !== -1; at = window.indexOf(0x50, at + 1)) {
    if (window[at + 1] === 0x4b && window[at + 2] === 0x07 && window[at + 3] === 0x08) return at;
  }
  return -1;
}

function descriptorIn(window: Uint8Array, length: number): ZipFacts | undefined {
  const view = viewOf(window);
  if (isPart(window, 16) && view.getUint32(8, true) === length) {
    return { crc: view.getUint32(4, true), packed: length, size: view.getUint32(12, true) };
  }
  if (isPart(window, 24) && longAt(view, 8) === length) {
    return { crc: view.getUint32(4, true), packed: length, size: longAt(view, 16) };
  }
  return undefined;
}

function isPart(window: Uint8Array, at: number): boolean {
  if (window.length < at + 4) return false;
  const sign = viewOf(window).getUint32(at, true);
  return sign === signs.file || sign === signs.entry;
}

async function* inflate(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  const fed = feed(writer, packed);
  // What goes wrong there is met below, in its turn.
  fed.catch(() => {});
  let isWhole = false;
  try {
    for await (const piece of readable) yield piece;
    isWhole = true;
  } finally {
    if (!isWhole) await writer.abort().catch(() => {});
    await fed;
  }
}

async function feed(
  writer: WritableStreamDefaultWriter<BufferSource>,
  packed: AsyncIterable<Uint8Array>,
): Promise<void> {
  try {
    for await (const piece of packed) {
      for (const slice of slices(piece)) await writer.write(slice);
    }
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => {});
    throw error;
  }
}
