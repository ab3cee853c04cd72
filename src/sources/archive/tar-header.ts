import { ImportError, TooLarge } from '../../model/problem.ts';
import type { ByteReader } from './byte-reader.ts';

/** What stands before a file in a tar archive. */
export interface TarFile {
  readonly name: string;
  /** Whether it is a file, and no folder, link or device. */
  readonly isFile: boolean;
  /** In bytes. */
  readonly size: number;
  readonly modifiedAt: Date;
}

const block = 512;

// What stands before a file besides its header: a long name, its size, its times.
const maxExtra = 1_000_000;

/**
 * Reads what stands before the next file: its header (POSIX.1-1988, ustar), and before that what did
 * not fit into it (POSIX.1-2001, pax; GNU's long names).
 *
 * @returns undefined at the end of the archive
 * @throws {ImportError} where the archive breaks off, or is none
 */
export async function readTarHeader(bytes: ByteReader): Promise<TarFile | undefined> {
  let more: ReadonlyMap<string, string> = new Map();
  for (;;) {
    const head = (await bytes.take(block)).slice();
    if (head.every((byte) => byte === 0)) return undefined;
    refuseDamaged(head);
    const type = textIn(head, 156, 1);
    const size = Number(more.get('size') ?? numberIn(head, 124, 12));
    if (!Number.isSafeInteger(size) || size < 0) throw new ImportError('the archive is damaged');
    if (type === 'x') more = new Map([...more, ...paxIn(await readExtra(bytes, size))]);
    else if (type === 'L')
      more = new Map([...more, ['path', textIn(await readExtra(bytes, size))]]);
    else if (type === 'g' || type === 'K') await readExtra(bytes, size);
    else return fileOf(head, type, size, more);
  }
}

/** How many bytes follow a file up to the next header. */
export function paddingOf(size: number): number {
  return (block - (size % block)) % block;
}

function fileOf(
  head: Uint8Array,
  type: string,
  size: number,
  more: ReadonlyMap<string, string>,
): TarFile {
  // GNU has other things where POSIX has the folder of a long name.
  const folder = textIn(head, 257, 6) === 'ustar' && head[262] === 0 ? textIn(head, 345, 155) : '';
  const name = textIn(head, 0, 100);
  const seconds = Number(more.get('mtime') ?? numberIn(head, 136, 12));
  return {
    name: more.get('path') ?? (folder === '' ? name : `${folder}/${name}`),
    isFile: type === '' || type === '0' || type === '7',
    // Only what is in the archive has a size there.
    size: /^[1-6]$/.test(type) ? 0 : size,
    modifiedAt: new Date(Number.isFinite(seconds) ? seconds * 1_000 : 0),
  };
}

async function readExtra(bytes: ByteReader, size: number): Promise<Uint8Array> {
  if (size > maxExtra) throw new TooLarge('the archive has a name that is longer than a megabyte');
  const extra = (await bytes.take(size)).slice();
  await bytes.take(paddingOf(size));
  return extra;
}

// The sum of all bytes, in which its own place counts as spaces.
function refuseDamaged(head: Uint8Array): void {
  const sum = head.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  if (numberIn(head, 148, 8) !== sum)
    throw new ImportError('the archive cannot be read: it is damaged, or is none');
}

// In octal digits, or, where the first bit is set, in bytes.
function numberIn(head: Uint8Array, at: number, length: number): number {
  const field = head.subarray(at, at + length);
  if (((field[0] ?? 0) & 0x80) === 0) return Number.parseInt(textIn(field).trim() || '0', 8);
  return field.subarray(1).reduce((number, byte) => number * 256 + byte, 0);
}

function textIn(bytes: Uint8Array, at = 0, length = bytes.length): string {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end === -1 ? field : field.subarray(0, end));
}

// Records like `25 path=a/long/name.md\n`, each with its length in bytes before it.
function paxIn(bytes: Uint8Array): Map<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const length = Number(new TextDecoder().decode(bytes.subarray(at, space)));
    if (space === -1 || !(length > space - at)) break;
    const record = new TextDecoder().decode(bytes.subarray(space + 1, at + length - 1));
    const [key = ''] = record.split('=', 1);
    records.set(key, record.slice(key.length + 1));
    at += length;
  }
  return records;
}
