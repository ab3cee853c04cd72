import type { PostFile } from '../../model/post-file.ts';
import { ImportError, TooLarge } from '../../model/problem.ts';
import { maxFileBytes } from '../file-source.ts';
import { archiveError } from './archive-error.ts';
import { ByteReader } from './byte-reader.ts';
import { countCompressed, Inflation, safePath, type UnpackOptions } from './inflation.ts';
import { readFirst } from './read-first.ts';
import { skipContent, zipContent } from './zip-content.ts';
import {
  nextSignature,
  readDirectoryEnd,
  readDirectoryEntry,
  readFileHeader,
  signatures,
} from './zip-header.ts';

// The content of a symbolic link is its target: one line.
const maxLinkBytes = 4_096;
const maxCandidateBytes = 16_000_000;

/**
 * Reads the wanted files of a zip archive (APPNOTE.TXT 6.3) as it arrives, one at a time, each up to
 * `maxFileBytes`. Links are skipped, and so are paths that lead out of the archive. Only the directory
 * at the end tells which files are links, so files that may be links are returned last.
 *
 * @throws {ImportError} if the archive is truncated, damaged, encrypted or larger than the limits
 */
export async function* readZip(
  archive: ReadableStream<Uint8Array>,
  options: UnpackOptions,
): AsyncGenerator<PostFile> {
  const inflation = new Inflation(options.maxBytes);
  const bytes = new ByteReader(archive.pipeThrough(countCompressed(inflation)));
  const linkCandidates: PostFile[] = [];
  try {
    let candidateBytes = 0;
    let files = 0;
    for (; (await nextSignature(bytes)) === signatures.file; files++) {
      inflation.addFile();
      const file = await readFile(bytes, options, inflation);
      if (!file) continue;
      if (!mayBeLink(file)) {
        yield file;
        continue;
      }
      candidateBytes += file.path.length + file.bytes.length;
      if (candidateBytes > maxCandidateBytes) {
        throw new TooLarge('the archive has too many files of one line');
      }
      linkCandidates.push(file);
    }
    const links = await readLinks(bytes, files, options);
    yield* linkCandidates.filter(({ path }) => !links.has(path));
  } catch (error) {
    throw archiveError(error);
  } finally {
    await bytes.cancel();
  }
}

async function readFile(
  bytes: ByteReader,
  options: UnpackOptions,
  inflation: Inflation,
): Promise<PostFile | undefined> {
  const header = await readFileHeader(bytes);
  const path = safePath(header.name);
  if (path === undefined || path.endsWith('/') || !options.wants(path)) {
    await skipContent(bytes, header, inflation);
    return undefined;
  }
  if (!header.isNameValid) {
    throw new ImportError(`the archive has a name that is not in UTF-8 (${header.name})`);
  }
  const content = await readFirst(zipContent(bytes, header, inflation), maxFileBytes);
  return { path, bytes: content, modifiedAt: header.modifiedAt };
}

function mayBeLink({ bytes }: PostFile): boolean {
  return bytes.length <= maxLinkBytes && !bytes.includes(0x0a);
}

/** Reads the directory, which must list all files, and returns the paths of links. */
async function readLinks(
  bytes: ByteReader,
  files: number,
  options: UnpackOptions,
): Promise<ReadonlySet<string>> {
  const links = new Set<string>();
  let entries = 0;
  for (; (await nextSignature(bytes)) === signatures.directoryEntry; entries++) {
    const { name, isLink, size } = await readDirectoryEntry(bytes);
    const path = safePath(name);
    if (isLink) links.add(path ?? name);
    else if (path !== undefined) options.sees?.(path, size);
  }
  await readDirectoryEnd(bytes);
  if (entries === files) return links;
  throw new ImportError(`the archive has ${files} files, and ${entries} in its directory`);
}
