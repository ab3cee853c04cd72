import { ImportError, TooLarge } from '../../model/problem.ts';
import type { ByteReader } from './byte-reader.ts';

/** The header of an entry of a tar archive. */
export interface TarEntry {
  readonly name: string;
  /** False for folders, links and devices. */
  readonly isFile: boolean;
  /** In bytes. */
  readonly size: number;
  readonly modifiedAt: Date;
}

/** Bytes of a block. Headers and contents start at multiples of it. */
export const blockSize = 512;

// Bytes of a header extension, such as a long name.
const maxExtensionBytes = 1_000_000;

/**
 * Reads the next header (POSIX.1-1988, ustar) with its extensions (POSIX.1-2001, pax; GNU's long
 * names), which come before it.
 *
 * @returns undefined at the end of the archive
 * @throws {ImportError} if the archive is truncated or damaged, or is not a tar
 */
export async function readTarHeader(bytes: ByteReader): Promise<TarEntry | undefined> {
  let extensions: ReadonlyMap<string, string> = new Map();
  for (;;) {
    const header = bytes.takeArrived(blockSize) ?? (await bytes.take(blockSize));
    if (header.every((byte) => byte === 0)) return undefined;
    verifyChecksum(header);
    const type = asciiAt(header, 156, 1);
    const size = Number(extensions.get('size') ?? numberAt(header, 124, 12));
    if (!Number.isSafeInteger(size) || size < 0) throw new ImportError('the archive is damaged');
    if (type === 'x') {
      extensions = new Map([...extensions, ...parsePax(await readExtension(bytes, size))]);
    } else if (type === 'L') {
      const path = textAt(await readExtension(bytes, size));
      extensions = new Map([...extensions, ['path', path]]);
    } else if (type === 'g' || type === 'K') await readExtension(bytes, size);
    else return createEntry(header, type, size, extensions);
  }
}

/** Bytes between the end of a file of this size and the next header. */
export function paddingAfter(size: number): number {
  return (blockSize - (size % blockSize)) % blockSize;
}

function createEntry(
  header: Uint8Array,
  type: string,
  size: number,
  extensions: ReadonlyMap<string, string>,
): TarEntry {
  // Only POSIX archives have the prefix of a long name in these bytes; GNU uses them differently.
  const isPosix = asciiAt(header, 257, 6) === 'ustar' && header[262] === 0;
  const prefix = isPosix ? textAt(header, 345, 155) : '';
  const name = textAt(header, 0, 100);
  const seconds = Number(extensions.get('mtime') ?? numberAt(header, 136, 12));
  return {
    name: extensions.get('path') ?? (prefix === '' ? name : `${prefix}/${name}`),
    isFile: type === '' || type === '0' || type === '7',
    // Links, devices and folders have no content, whatever their size field contains.
    size: /^[1-6]$/.test(type) ? 0 : size,
    modifiedAt: new Date(Number.isFinite(seconds) ? seconds * 1_000 : 0),
  };
}

async function readExtension(bytes: ByteReader, size: number): Promise<Uint8Array> {
  if (size > maxExtensionBytes) {
    throw new TooLarge('the archive has a name that is longer than a megabyte');
  }
  const extension = (await bytes.take(size)).slice();
  await bytes.take(paddingAfter(size));
  return extension;
}

// The checksum is the sum of all bytes of the header. Its own bytes are counted as spaces.
function verifyChecksum(header: Uint8Array): void {
  let sum = 0;
  // A loop, since an archive may have a million headers.
  for (let offset = 0; offset < blockSize; offset++) {
    sum += offset >= 148 && offset < 156 ? 0x20 : (header[offset] ?? 0);
  }
  if (numberAt(header, 148, 8) !== sum) {
    throw new ImportError('the archive cannot be read: it is damaged, or not an archive');
  }
}

// Numbers are octal digits or, if the first bit is set, binary.
function numberAt(header: Uint8Array, offset: number, length: number): number {
  if (((header[offset] ?? 0) & 0x80) === 0) {
    return Number.parseInt(asciiAt(header, offset, length).trim() || '0', 8);
  }
  const field = header.subarray(offset, offset + length);
  return field.subarray(1).reduce((number, byte) => number * 256 + byte, 0);
}

function textAt(bytes: Uint8Array, offset = 0, length = bytes.length): string {
  const field = bytes.subarray(offset, offset + length);
  const end = field.indexOf(0);
  return decoder.decode(end === -1 ? field : field.subarray(0, end));
}

// A decoder takes longer for a few bytes.
function asciiAt(bytes: Uint8Array, offset: number, length: number): string {
  let text = '';
  for (let at = offset; at < offset + length; at++) {
    const code = bytes[at] ?? 0;
    if (code === 0) break;
    text += String.fromCharCode(code);
  }
  return text;
}

// Making a decoder takes longer than using it.
const decoder = new TextDecoder();

// A record is like `25 path=a/long/name.md\n`, and starts with its own length in bytes.
function parsePax(bytes: Uint8Array): Map<string, string> {
  const records = new Map<string, string>();
  for (let start = 0; start < bytes.length; ) {
    const space = bytes.indexOf(0x20, start);
    const length = Number(decoder.decode(bytes.subarray(start, space)));
    if (space === -1 || !(length > space - start)) break;
    const record = decoder.decode(bytes.subarray(space + 1, start + length - 1));
    const [key = ''] = record.split('=', 1);
    records.set(key, record.slice(key.length + 1));
    start += length;
  }
  return records;
}
