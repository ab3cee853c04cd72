import { concatBytes } from '../../model/bytes.ts';
import type { PostFile } from '../../model/post-file.ts';
import { maxFileBytes } from '../site-files.ts';
import { ByteReader } from './byte-reader.ts';
import { counted, type InflateLimits, Inflation, pathInside, slices } from './limits.ts';
import { paddingOf, readTarHeader } from './tar-header.ts';
import { unreadable } from './unreadable.ts';

const block = 512;

/**
 * The wanted files of a tar archive, gzipped or not, one at a time and in its order. Paths are as in
 * the archive, without a leading `./`; links, and paths that lead out of it, are passed over.
 *
 * @throws {ImportError} where the archive is broken off, is none, or is larger than its bounds
 */
export async function* readTar(
  archive: ReadableStream<Uint8Array>,
  bounds: InflateLimits,
): AsyncGenerator<PostFile> {
  const inflation = new Inflation(bounds.maxBytes);
  try {
    const tar = (await inflated(archive, inflation)).pipeThrough(bounded(inflation));
    const bytes = new ByteReader(tar);
    try {
      yield* readFiles(bytes, bounds, inflation);
    } finally {
      await bytes.cancel();
    }
  } catch (error) {
    throw unreadable(error);
  }
}

async function* readFiles(
  bytes: ByteReader,
  bounds: InflateLimits,
  inflation: Inflation,
): AsyncGenerator<PostFile> {
  for (;;) {
    const file = await readTarHeader(bytes);
    if (!file) break;
    inflation.file();
    const path = pathInside(file.name);
    const isRerunRequested = file.isFile && path !== undefined && bounds.wants(path);
    const most = isRerunRequested ? maxFileBytes : 0;
    const content = await readContent(bytes, file.size, most);
    await bytes.take(paddingOf(file.size));
    if (isRerunRequested) yield { path, bytes: content, modifiedAt: file.modifiedAt };
  }
  // What follows is nothing but filling, whose checksum tells that the whole is whole.
  while ((await bytes.peek(1)).length > 0) await bytes.take((await bytes.peek(block)).length);
}

// RFC 1952, 2.3.1: gzip begins with these two bytes. A tar begins with a file's name.
async function inflated(
  archive: ReadableStream<Uint8Array>,
  inflation: Inflation,
): Promise<ReadableStream<Uint8Array>> {
  const reader = new ByteReader(archive);
  const [first, second] = await reader.peek(2);
  const whole = reader.rest().pipeThrough(counted(inflation));
  const isGzip = first === 0x1f && second === 0x8b;
  return isGzip ? whole.pipeThrough(sliced()).pipeThrough(new DecompressionStream('gzip')) : whole;
}

function sliced(): TransformStream<Uint8Array, BufferSource> {
  return new TransformStream({
    transform(chunk, controller) {
      for (const slice of slices(chunk)) controller.enqueue(slice);
    },
  });
}

function bounded(inflation: Inflation): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(chunk, controller) {
      inflation.inflated(chunk.length);
      controller.enqueue(chunk);
    },
  });
}

// What is beyond a length is read too, or the archive does not go on, and is not kept.
async function readContent(bytes: ByteReader, size: number, most: number) {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes.pieces(size)) {
    if (length >= most) continue;
    pieces.push(piece);
    length += piece.length;
  }
  return concatBytes(pieces);
}
