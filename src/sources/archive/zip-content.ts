import { ImportError } from '../../model/problem.ts';
import { type ByteReader, truncated } from './byte-reader.ts';
import { Crc32 } from './crc32.ts';
import { type Inflation, slices } from './inflation.ts';
import {
  nextSignature,
  signatures,
  uint64At,
  viewOf,
  type ZipFileHeader,
  type ZipSizes,
} from './zip-header.ts';

const stored = 0;
const deflated = 8;

/**
 * Reads and inflates the content of a file, after its header.
 *
 * @throws {ImportError} at once if the compression method is not supported, or at the end if the
 *   checksum or a size is wrong
 */
export async function* zipContent(
  bytes: ByteReader,
  header: ZipFileHeader,
  inflation: Inflation,
): AsyncGenerator<Uint8Array> {
  const content = new CompressedContent(bytes, header);
  const crc = new Crc32();
  let size = 0;
  const chunks = header.method === stored ? content.chunks() : inflate(content.chunks());
  for await (const chunk of chunks) {
    inflation.addInflated(chunk.length);
    size += chunk.length;
    crc.add(chunk);
    yield chunk;
  }
  const { sizes } = content;
  if (sizes?.size === size && sizes.crc === crc.value) return;
  throw new ImportError(`the archive is damaged (${header.name})`);
}

/** Skips the content of a file. */
export async function skipContent(
  bytes: ByteReader,
  header: ZipFileHeader,
  inflation: Inflation,
): Promise<void> {
  if (header.sizes) {
    for await (const _ of bytes.chunks(header.sizes.compressed));
    return;
  }
  // Its end can only be found by inflating it.
  for await (const _ of zipContent(bytes, header, inflation));
}

/** The content of a file as it is in the archive. */
class CompressedContent {
  readonly #bytes: ByteReader;
  readonly #isStored: boolean;
  readonly #crc = new Crc32();
  /** Undefined until the descriptor is read, if the file has one. */
  sizes: ZipSizes | undefined;

  constructor(bytes: ByteReader, { name, method, sizes }: ZipFileHeader) {
    if (method !== stored && method !== deflated) {
      throw new ImportError(`the archive has an unknown compression method (${name}: ${method})`);
    }
    this.#isStored = method === stored;
    this.#bytes = bytes;
    this.sizes = sizes;
  }

  chunks(): AsyncGenerator<Uint8Array> {
    return this.sizes ? this.#bytes.chunks(this.sizes.compressed) : this.#untilDescriptor();
  }

  // APPNOTE, 4.3.9: a descriptor with the sizes follows the content. The content may contain the
  // same signature by chance. So the size must be right too, and another record must follow. If the
  // content is stored, the checksum must match as well; Deflate finds its own end.
  async *#untilDescriptor(): AsyncGenerator<Uint8Array> {
    for (let length = 0; ; ) {
      const window = await this.#bytes.peek(windowBytes);
      const offset = findDescriptor(window);
      if (offset === 0) {
        const sizes = parseDescriptor(window, length);
        const isEnd = !this.#isStored || (sizes?.size === length && sizes.crc === this.#crc.value);
        if (sizes && isEnd) {
          this.sizes = sizes;
          return this.#takeDescriptor(window);
        }
      }
      // The last three bytes of the window may be the start of a signature.
      const contentBytes = offset > 0 ? offset : offset === 0 ? 1 : Math.max(1, window.length - 3);
      length += contentBytes;
      const chunk = await this.#bytes.take(contentBytes);
      if (this.#isStored) this.#crc.add(chunk);
      yield chunk;
    }
  }

  async #takeDescriptor(window: Uint8Array): Promise<void> {
    await this.#bytes.take(isRecordAt(window, 16) ? 16 : 24);
    if ((await nextSignature(this.#bytes)) === undefined) throw truncated();
  }
}

const windowBytes = 4_096;

function findDescriptor(window: Uint8Array): number {
  const view = viewOf(window);
  const next = (from: number) => window.subarray(0, -3).indexOf(0x50, from);
  for (let at = next(0); at !== -1; at = next(at + 1)) {
    if (view.getUint32(at, true) === signatures.descriptor) return at;
  }
  return -1;
}

/** The descriptor at the start of the window, with sizes of four or of eight bytes. */
function parseDescriptor(window: Uint8Array, length: number): ZipSizes | undefined {
  const view = viewOf(window);
  if (isRecordAt(window, 16) && view.getUint32(8, true) === length) {
    return { crc: view.getUint32(4, true), compressed: length, size: view.getUint32(12, true) };
  }
  if (isRecordAt(window, 24) && uint64At(view, 8) === length) {
    return { crc: view.getUint32(4, true), compressed: length, size: uint64At(view, 16) };
  }
  return undefined;
}

/** Whether a file or the directory starts at an offset. */
function isRecordAt(window: Uint8Array, offset: number): boolean {
  if (window.length < offset + 4) return false;
  const signature = viewOf(window).getUint32(offset, true);
  return signature === signatures.file || signature === signatures.directoryEntry;
}

async function* inflate(compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  const writing = writeAll(writer, compressed);
  // Its error is thrown below, by `await writing`. Until then it must not count as unhandled.
  writing.catch(() => {});
  let isComplete = false;
  try {
    for await (const chunk of readable) yield chunk;
    isComplete = true;
  } finally {
    if (!isComplete) await writer.abort().catch(() => {});
    await writing;
  }
}

async function writeAll(
  writer: WritableStreamDefaultWriter<BufferSource>,
  compressed: AsyncIterable<Uint8Array>,
): Promise<void> {
  try {
    for await (const chunk of compressed) {
      for (const slice of slices(chunk)) await writer.write(slice);
    }
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => {});
    throw error;
  }
}
