import { createTarDecoder } from 'modern-tar';
import { joined } from '../bytes.ts';
import type { PostFile } from '../post-file.ts';
import { ImportError } from '../problem.ts';
import { type ArchiveBounds, counted, Inflation, pathInside, slices } from './archive-bounds.ts';
import { ByteReader } from './byte-reader.ts';

// Larger files are read so far that the post is reported as too large, not skipped.
const maxFileBytes = 1_100_000;

/**
 * The wanted files of a tar archive, gzipped or not, one at a time and in its order. Paths are as in
 * the archive, without a leading `./`; links, and paths that lead out of it, are passed over.
 *
 * @throws {ImportError} where the archive is broken off, is none, or is larger than its bounds
 */
export async function* readTar(
  archive: ReadableStream<Uint8Array>,
  bounds: ArchiveBounds,
): AsyncGenerator<PostFile> {
  const inflation = new Inflation(bounds.maxBytes);
  try {
    const tar = (await inflated(archive, inflation)).pipeThrough(bounded(inflation));
    for await (const { header, body } of tar.pipeThrough(createTarDecoder({ strict: true }))) {
      inflation.file();
      const path = pathInside(header.name);
      const isFile = header.type === undefined || header.type === 'file';
      if (!isFile || path === undefined || !bounds.wants(path)) {
        await body.cancel();
        continue;
      }
      const bytes = await readAll(body, maxFileBytes);
      yield { path, bytes, modifiedAt: header.mtime ?? new Date(0) };
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImportError(`the archive cannot be read: ${reason}`);
  }
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

async function readAll(body: ReadableStream<Uint8Array>, most: number) {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    // The rest must be read too, or the archive does not go on.
    if (length >= most) continue;
    chunks.push(chunk);
    length += chunk.length;
  }
  return joined(chunks);
}
