import { createTarDecoder } from 'modern-tar';
import type { PostFile } from '../post-file.ts';
import { ImportError, TooLarge } from '../problem.ts';

// Larger files are read so far that the post is reported as too large, not skipped.
const maxFileBytes = 1_100_000;

/** How much of an archive is read. */
export interface TarBounds {
  /** Bytes of the inflated archive after which it is given up. */
  readonly maxBytes: number;
  /** Whether a file is wanted; those that are not are never held in memory. */
  wants(path: string): boolean;
}

/**
 * The wanted files of a tar archive, gzipped or not, one at a time and in its order. Paths are as in
 * the archive, without a leading `./`; links, and paths that climb out with `..`, are passed over.
 *
 * @throws {ImportError} where the archive is broken off, is none, or is larger than its bound
 */
export async function* readTar(
  archive: ReadableStream<Uint8Array>,
  bounds: TarBounds,
): AsyncGenerator<PostFile> {
  try {
    const tar = (await inflated(archive)).pipeThrough(bounded(bounds.maxBytes));
    for await (const { header, body } of tar.pipeThrough(createTarDecoder({ strict: true }))) {
      const path = header.name.replace(/^(?:\.?\/)+/, '');
      const isFile = header.type === undefined || header.type === 'file';
      if (!isFile || path.split('/').includes('..') || !bounds.wants(path)) {
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
async function inflated(archive: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const reader = archive.getReader();
  const first = await reader.read();
  const whole = new ReadableStream<Uint8Array>({
    start(controller) {
      if (!first.done) controller.enqueue(first.value);
    },
    async pull(controller) {
      const next = await reader.read();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const isGzip = first.value?.[0] === 0x1f && (first.value[1] ?? 0x8b) === 0x8b;
  return isGzip ? whole.pipeThrough(new DecompressionStream('gzip')) : whole;
}

function bounded(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        throw new TooLarge(`the archive is larger than ${maxBytes} bytes when inflated`);
      }
      controller.enqueue(chunk);
    },
  });
}

async function readAll(body: ReadableStream<Uint8Array>, most: number) {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    // The rest must be read too, or the archive does not go on.
    if (length < most) {
      chunks.push(chunk);
      length += chunk.length;
    }
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
