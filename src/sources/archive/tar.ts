import type { PostFile } from '../../model/post-file.ts';
import { maxFileBytes } from '../file-source.ts';
import { archiveError } from './archive-error.ts';
import { ByteReader } from './byte-reader.ts';
import { countCompressed, Inflation, safePath, slices, type UnpackOptions } from './inflation.ts';
import { readFirst } from './read-first.ts';
import { blockSize, paddingAfter, readTarHeader } from './tar-header.ts';

/**
 * Reads the wanted files of a tar archive, gzipped or not, one at a time. Links are skipped, and so
 * are paths that lead out of the archive. Files are read up to `maxFileBytes`.
 *
 * @throws {ImportError} if the archive is truncated, damaged or larger than the limits
 */
export async function* readTar(
  archive: ReadableStream<Uint8Array>,
  options: UnpackOptions,
): AsyncGenerator<PostFile> {
  const inflation = new Inflation(options.maxBytes);
  try {
    const tar = await inflateIfGzipped(archive, inflation);
    const bytes = new ByteReader(tar, (length) => inflation.addInflated(length));
    try {
      yield* readFiles(bytes, options, inflation);
    } finally {
      await bytes.cancel();
    }
  } catch (error) {
    throw archiveError(error);
  }
}

async function* readFiles(
  bytes: ByteReader,
  options: UnpackOptions,
  inflation: Inflation,
): AsyncGenerator<PostFile> {
  for (;;) {
    const entry = await readTarHeader(bytes);
    if (!entry) break;
    inflation.addFile();
    const path = safePath(entry.name);
    if (entry.isFile && path !== undefined) options.sees?.(path, entry.size);
    const isWanted = entry.isFile && path !== undefined && options.wants(path);
    if (isWanted) {
      const content = await readContent(bytes, entry.size);
      yield { path, bytes: content, modifiedAt: entry.modifiedAt };
    } else await skip(bytes, entry.size + paddingAfter(entry.size));
  }
  // DecompressionStream verifies the checksum at the end.
  while ((await bytes.peek(1)).length > 0) await bytes.take((await bytes.peek(blockSize)).length);
}

/** Reads the content of a file, up to `maxFileBytes`, with the padding after it. */
async function readContent(bytes: ByteReader, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const arrived = size <= maxFileBytes ? bytes.takeArrived(size) : undefined;
  // A copy, so that the file does not keep the others of its chunk in memory.
  const content = arrived?.slice() ?? (await readFirst(bytes.chunks(size), maxFileBytes));
  await skip(bytes, paddingAfter(size));
  return content;
}

async function skip(bytes: ByteReader, length: number): Promise<void> {
  if (!bytes.takeArrived(length)) await readFirst(bytes.chunks(length), 0);
}

// Gzip starts with these two bytes (RFC 1952 §2.3.1), a tar archive with the name of a file.
async function inflateIfGzipped(
  archive: ReadableStream<Uint8Array>,
  inflation: Inflation,
): Promise<ReadableStream<Uint8Array>> {
  const reader = new ByteReader(archive);
  const [first, second] = await reader.peek(2);
  const all = reader.rest().pipeThrough(countCompressed(inflation));
  const isGzip = first === 0x1f && second === 0x8b;
  return isGzip ? all.pipeThrough(sliced()).pipeThrough(new DecompressionStream('gzip')) : all;
}

function sliced(): TransformStream<Uint8Array, BufferSource> {
  return new TransformStream({
    transform(chunk, controller) {
      for (const slice of slices(chunk)) controller.enqueue(slice);
    },
  });
}
