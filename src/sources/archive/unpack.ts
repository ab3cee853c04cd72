import type { PostFile } from '../../model/post-file.ts';
import { ImportError } from '../../model/problem.ts';
import { ByteReader } from './byte-reader.ts';
import type { InflateLimits } from './limits.ts';
import { readTar } from './tar.ts';
import { unreadable } from './unreadable.ts';
import { readZip } from './zip.ts';

// What a server shows a person who must sign in first, or has the wrong address.
const page = /^\s*<(?:!doctype|html|\?xml)\b/i;

/**
 * The wanted files of an archive, one at a time: of a tar, gzipped or not, or of a zip. Its first bytes
 * say which it is, since an address or a media type may say nothing.
 *
 * @throws {ImportError} where the archive is broken off, is none, or is larger than its bounds
 */
export async function* unpack(
  archive: ReadableStream<Uint8Array>,
  bounds: InflateLimits,
): AsyncGenerator<PostFile> {
  const reader = new ByteReader(archive);
  const head = await reader.peek(64).catch((error: unknown) => {
    throw unreadable(error);
  });
  if (head.length === 0) throw new ImportError('the archive is empty');
  if (page.test(new TextDecoder('latin1').decode(head))) {
    throw new ImportError('the address of the archive answers with a page, not with an archive');
  }
  const [p, k, third = 0, fourth = 0] = head;
  // A file, or the end of an archive without any. A tar begins with a file's name.
  const isZip = p === 0x50 && k === 0x4b && third < 7 && fourth === third + 1;
  yield* isZip ? readZip(reader.rest(), bounds) : readTar(reader.rest(), bounds);
}
