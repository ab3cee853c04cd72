import { ImportError } from '../../model/problem.ts';
import type { ByteReader } from './byte-reader.ts';

// Numbers and names of the fields: APPNOTE.TXT, 4.3.7 to 4.3.16.

/** What begins each part of a zip archive. */
export const signs = {
  file: 0x04034b50,
  descriptor: 0x08074b50,
  entry: 0x02014b50,
  end: 0x06054b50,
  bigEnd: 0x06064b50,
  bigEndAt: 0x07064b50,
} as const;

/** What stands before a file in a zip archive. */
export interface ZipFile {
  readonly name: string;
  /** Whether the name is text in a known encoding. */
  readonly isNamed: boolean;
  /** 0 for stored, 8 for deflated. */
  readonly method: number;
  readonly modifiedAt: Date;
  /** CRC-32 and sizes in bytes; undefined where they follow the file. */
  readonly facts: ZipFacts | undefined;
}

export interface ZipFacts {
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** What the directory of a zip archive says of a file. */
export interface ZipEntry {
  readonly name: string;
  readonly isLink: boolean;
}

// Bytes of the longer end of an archive; it has 44 and what nobody uses.
const maxEnd = 65_536;

const encrypted = 0x2041;
const factsFollow = 0x8;
const isUtf8 = 0x800;

/**
 * Reads what stands before a file.
 *
 * @throws {ImportError} where the file is encrypted, or the archive breaks off
 */
export async function readFileHeader(bytes: ByteReader): Promise<ZipFile> {
  const head = viewOf(await bytes.take(30));
  const flags = head.getUint16(6, true);
  const name = await bytes.take(head.getUint16(26, true));
  const extra = extraFields(await bytes.take(head.getUint16(28, true)));
  const named = nameOf(name, flags, extra);
  if (flags & encrypted) throw new ImportError(`the archive is encrypted (${named.name})`);
  return {
    ...named,
    method: head.getUint16(8, true),
    modifiedAt: timeOf(head.getUint16(12, true), head.getUint16(10, true)),
    facts: flags & factsFollow ? undefined : factsOf(head, extra.get(1)),
  };
}

/** Reads what the directory says of a file. */
export async function readEntry(bytes: ByteReader): Promise<ZipEntry> {
  const head = viewOf(await bytes.take(46));
  const name = await bytes.take(head.getUint16(28, true));
  const extra = extraFields(await bytes.take(head.getUint16(30, true)));
  await bytes.take(head.getUint16(32, true));
  // The upper half is the mode of Unix: 0o12 is a link.
  const isLink = head.getUint32(38, true) >>> 28 === 0o12;
  return { name: nameOf(name, head.getUint16(8, true), extra).name, isLink };
}

/**
 * Reads what stands at the end, behind which there must be nothing.
 *
 * @throws {ImportError} where it breaks off there, or goes on
 */
export async function readEnd(bytes: ByteReader): Promise<void> {
  if ((await nextSign(bytes)) === signs.bigEnd) {
    const head = viewOf(await bytes.take(12));
    await bytes.take(Math.min(longAt(head, 4), maxEnd));
    if ((await nextSign(bytes)) === signs.bigEndAt) await bytes.take(20);
  }
  const sign = await nextSign(bytes);
  if (sign === undefined) throw new ImportError('the archive cannot be read: it breaks off');
  if (sign !== signs.end) throw new ImportError('the archive is damaged: its directory has no end');
  await bytes.take(viewOf(await bytes.take(22)).getUint16(20, true));
  if ((await bytes.peek(1)).length > 0) throw new ImportError('the archive goes on behind its end');
}

/** What the next four bytes are; undefined where there are none. */
export async function nextSign(bytes: ByteReader): Promise<number | undefined> {
  const next = await bytes.peek(4);
  return next.length < 4 ? undefined : viewOf(next).getUint32(0, true);
}

/** The bytes as numbers. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A number of eight bytes. Beyond 2^53 it is no exact one, and no size either. */
export function longAt(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

// 4.5.3: a size of all ones stands in eight bytes among the further fields, the whole size first.
function factsOf(head: DataView, long: DataView | undefined): ZipFacts {
  const [crc, packed, size] = [14, 18, 22].map((at) => head.getUint32(at, true));
  const full = 0xffff_ffff;
  const isBig = long !== undefined && long.byteLength >= 8;
  const bigAt = size === full && long && long.byteLength >= 16 ? 8 : 0;
  return {
    crc: crc ?? 0,
    packed: packed === full && isBig ? longAt(long, bigAt) : (packed ?? 0),
    size: size === full && isBig ? longAt(long, 0) : (size ?? 0),
  };
}

function extraFields(bytes: Uint8Array): ReadonlyMap<number, DataView> {
  const fields = new Map<number, DataView>();
  const view = viewOf(bytes);
  for (let at = 0; at + 4 <= bytes.length; ) {
    const length = view.getUint16(at + 2, true);
    fields.set(view.getUint16(at, true), viewOf(bytes.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  return fields;
}

// 4.6.9: a name that is not marked as UTF-8 may have its spelling in UTF-8 among the further fields.
function nameOf(name: Uint8Array, flags: number, extra: ReadonlyMap<number, DataView>) {
  const field = extra.get(0x7075);
  const other = field && field.byteLength > 5 && field.getUint8(0) === 1 ? field : undefined;
  const best =
    other && !(flags & isUtf8)
      ? new Uint8Array(other.buffer, other.byteOffset + 5, other.byteLength - 5)
      : name;
  try {
    return {
      name: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(best),
      isNamed: true,
    };
  } catch {
    return { name: new TextDecoder().decode(best), isNamed: false };
  }
}

// Two numbers of MS-DOS, without a zone and to two seconds.
function timeOf(day: number, time: number): Date {
  const [year, month, date] = [1980 + (day >> 9), ((day >> 5) & 15) - 1, day & 31];
  return new Date(Date.UTC(year, month, date, time >> 11, (time >> 5) & 63, (time & 31) * 2));
}
