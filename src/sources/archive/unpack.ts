import type { PostFile } from '../../model/post-file.ts';
import { ImportError } from '../../model/problem.ts';
import { archiveError } from './archive-error.ts';
import { ByteReader } from './byte-reader.ts';
import type { UnpackOptions } from './inflation.ts';
import { readTar } from './tar.ts';
import { readZip } from './zip.ts';

// The start of a web page that the server sent instead of an archive, such as a login page.
const htmlStart = /^\s*<(?:!doctype|html|\?xml)\b/i;

/**
 * Reads the wanted files of an archive, one at a time. The first bytes tell whether it is a zip, a
 * tar or a gzipped tar, since URLs and media types are unreliable.
 *
 * @throws {ImportError} if the archive is truncated, damaged or larger than the limits
 */
export async function* unpack(
  archive: ReadableStream<Uint8Array>,
  options: UnpackOptions,
): AsyncGenerator<PostFile> {
  const reader = new ByteReader(archive);
  const start = await reader.peek(64).catch((error: unknown) => {
    throw archiveError(error);
  });
  if (start.length === 0) throw new ImportError('the archive is empty');
  if (htmlStart.test(new TextDecoder('latin1').decode(start))) {
    throw new ImportError('the URL of the archive returned a web page, not an archive');
  }
  yield* isZip(start) ? readZip(reader.rest(), options) : readTar(reader.rest(), options);
}

// `PK`, then the type of the first part: 3 and 4 for a file, 5 and 6 for the end of an empty archive.
function isZip([first, second, third = 0, fourth = 0]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && third < 7 && fourth === third + 1;
}
