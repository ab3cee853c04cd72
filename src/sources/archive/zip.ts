import { concatBytes } from '../../model/bytes.ts';
import type { PostFile } from '../../model/post-file.ts';
import { ImportError, TooLarge } from '../../model/problem.ts';
import { maxFileBytes } from '../site-files.ts';
import { ByteReader } from './byte-reader.ts';
import { counted, type InflateLimits, Inflation, pathInside } from './limits.ts';
import { unreadable } from './unreadable.ts';
import { skipContent, zipContent } from './zip-content.ts';
import { nextSign, readEnd, readEntry, readFileHeader, signs, type ZipFile } from './zip-header.ts';

// A link holds a path: a short text on one line.
const maxLink = 4_096;
const maxHeld = 16_000_000;

/**
 * The wanted files of a zip archive (APPNOTE.TXT 6.3), one at a time and about in its order. It is
 * read from its beginning, as it comes, so that it need not fit into memory. Which files are links is
 * said at the very end only: what may be one is given out last. Links, and paths that lead out of the
 * archive, are passed over.
 *
 * @throws {ImportError} where the archive is broken off, is encrypted, is none, or is larger than its
 *   bounds
 */
export async function* readZip(
  archive: ReadableStream<Uint8Array>,
  bounds: InflateLimits,
): AsyncGenerator<PostFile> {
  const inflation = new Inflation(bounds.maxBytes);
  const bytes = new ByteReader(archive.pipeThrough(counted(inflation)));
  const held: PostFile[] = [];
  try {
    let heldBytes = 0;
    let files = 0;
    for (; (await nextSign(bytes)) === signs.file; files++) {
      inflation.file();
      const file = await readFile(bytes, bounds, inflation);
      if (!file || !mayBeLink(file)) {
        if (file) yield file;
        continue;
      }
      heldBytes += file.path.length + file.bytes.length;
      if (heldBytes > maxHeld) throw new TooLarge('the archive has too many files of one line');
      held.push(file);
    }
    const links = await readDirectory(bytes, files);
    yield* held.filter(({ path }) => !links.has(path));
  } catch (error) {
    throw unreadable(error);
  } finally {
    await bytes.cancel();
  }
}

async function readFile(
  bytes: ByteReader,
  bounds: InflateLimits,
  inflation: Inflation,
): Promise<PostFile | undefined> {
  const file = await readFileHeader(bytes);
  const path = pathInside(file.name);
  const isRerunRequested = path !== undefined && !path.endsWith('/') && bounds.wants(path);
  if (!isRerunRequested) {
    await skipContent(bytes, file, inflation);
    return undefined;
  }
  refuseUnnamed(file);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of zipContent(bytes, file, inflation)) {
    // The rest must be read too, to know that it is whole.
    if (length >= maxFileBytes) continue;
    pieces.push(piece);
    length += piece.length;
  }
  return { path, bytes: concatBytes(pieces), modifiedAt: file.modifiedAt };
}

function refuseUnnamed({ name, isNamed }: ZipFile): void {
  if (!isNamed) throw new ImportError(`the archive has a name that is not in UTF-8 (${name})`);
}

function mayBeLink({ bytes }: PostFile): boolean {
  return bytes.length <= maxLink && !bytes.includes(0x0a);
}

/** Reads the directory at the end, without which an archive is not whole, for the paths of links. */
async function readDirectory(bytes: ByteReader, files: number): Promise<ReadonlySet<string>> {
  const links = new Set<string>();
  let entries = 0;
  for (; (await nextSign(bytes)) === signs.entry; entries++) {
    const { name, isLink } = await readEntry(bytes);
    if (isLink) links.add(pathInside(name) ?? name);
  }
  await readEnd(bytes);
  if (entries === files) return links;
  throw new ImportError(`the archive has ${files} files, and ${entries} in its directory`);
}
