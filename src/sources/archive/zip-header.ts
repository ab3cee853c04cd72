import { ImportError } from '../../model/problem.ts';
import { type ByteReader, truncated } from './byte-reader.ts';

// Section numbers refer to APPNOTE.TXT. Fields and their offsets: 4.3.7 to 4.3.16.

/** The four bytes that each record of a zip archive starts with. */
export const signatures = {
  file: 0x04034b50,
  descriptor: 0x08074b50,
  directoryEntry: 0x02014b50,
  directoryEnd: 0x06054b50,
  zip64End: 0x06064b50,
  zip64Locator: 0x07064b50,
} as const;

/** The header of a file. */
export interface ZipFileHeader {
  readonly name: string;
  /** Whether the name is in UTF-8. */
  readonly isNameValid: boolean;
  /** 0 for stored, 8 for deflated. */
  readonly method: number;
  readonly modifiedAt: Date;
  /** Undefined if a descriptor after the content has them. */
  readonly sizes: ZipSizes | undefined;
}

/** Sizes of a file in bytes, and its checksum. */
export interface ZipSizes {
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
}

/** A file as the directory lists it. */
export interface ZipDirectoryEntry {
  readonly name: string;
  readonly isLink: boolean;
  /** In bytes. */
  readonly size: number;
}

// Bytes of the zip64 end record that are skipped after its length: 44, and optional data.
const maxZip64EndBytes = 65_536;

// Bits of the general purpose flag. Encryption has three: 0, 6 and 13.
const encryptedFlags = 0x2041;
const descriptorFlag = 0x8;
const utf8Flag = 0x800;

/** @throws {ImportError} if the file is encrypted, or the archive truncated */
export async function readFileHeader(bytes: ByteReader): Promise<ZipFileHeader> {
  const header = viewOf(await bytes.take(30));
  const flags = header.getUint16(6, true);
  const nameBytes = await bytes.take(header.getUint16(26, true));
  const extraFields = parseExtraFields(await bytes.take(header.getUint16(28, true)));
  const name = decodeName(nameBytes, flags, extraFields);
  if (flags & encryptedFlags) throw new ImportError(`the archive is encrypted (${name.name})`);
  return {
    ...name,
    method: header.getUint16(8, true),
    modifiedAt: parseDosTime(header.getUint16(12, true), header.getUint16(10, true)),
    sizes: flags & descriptorFlag ? undefined : sizesIn(header, extraFields.get(1)),
  };
}

/** @throws {ImportError} if the archive is truncated */
export async function readDirectoryEntry(bytes: ByteReader): Promise<ZipDirectoryEntry> {
  const header = viewOf(await bytes.take(46));
  const nameBytes = await bytes.take(header.getUint16(28, true));
  const extraFields = parseExtraFields(await bytes.take(header.getUint16(30, true)));
  await bytes.take(header.getUint16(32, true));
  // The upper half of this field is the Unix mode, in which 0o12 stands for a link.
  const isLink = header.getUint32(38, true) >>> 28 === 0o12;
  const { name } = decodeName(nameBytes, header.getUint16(8, true), extraFields);
  return { name, isLink, size: header.getUint32(24, true) };
}

/**
 * Reads the records at the end of the archive.
 *
 * @throws {ImportError} if the archive is truncated, or continues after them
 */
export async function readDirectoryEnd(bytes: ByteReader): Promise<void> {
  if ((await nextSignature(bytes)) === signatures.zip64End) {
    const header = viewOf(await bytes.take(12));
    await bytes.take(Math.min(uint64At(header, 4), maxZip64EndBytes));
    if ((await nextSignature(bytes)) === signatures.zip64Locator) await bytes.take(20);
  }
  const signature = await nextSignature(bytes);
  if (signature === undefined) throw truncated();
  if (signature !== signatures.directoryEnd) {
    throw new ImportError('the archive is damaged: its directory has no end');
  }
  const commentLength = viewOf(await bytes.take(22)).getUint16(20, true);
  await bytes.take(commentLength);
  if ((await bytes.peek(1)).length > 0) throw new ImportError('the archive has data after its end');
}

/** Peeks at the next four bytes; undefined if there are fewer. */
export async function nextSignature(bytes: ByteReader): Promise<number | undefined> {
  const next = await bytes.peek(4);
  return next.length < 4 ? undefined : viewOf(next).getUint32(0, true);
}

/** Creates a view of the same bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Reads a number of eight bytes. It is inexact above 2^53, but no real size is that large. */
export function uint64At(view: DataView, offset: number): number {
  return Number(view.getBigUint64(offset, true));
}

// 4.5.3: a size of all ones means that the real one is in the zip64 field. The uncompressed size
// comes first there.
function sizesIn(header: DataView, zip64: DataView | undefined): ZipSizes {
  const [crc, compressed, size] = [14, 18, 22].map((offset) => header.getUint32(offset, true));
  const allOnes = 0xffff_ffff;
  const hasZip64 = zip64 !== undefined && zip64.byteLength >= 8;
  const compressedOffset = size === allOnes && zip64 && zip64.byteLength >= 16 ? 8 : 0;
  return {
    crc: crc ?? 0,
    compressed:
      compressed === allOnes && hasZip64 ? uint64At(zip64, compressedOffset) : (compressed ?? 0),
    size: size === allOnes && hasZip64 ? uint64At(zip64, 0) : (size ?? 0),
  };
}

function parseExtraFields(bytes: Uint8Array): ReadonlyMap<number, DataView> {
  const fields = new Map<number, DataView>();
  const view = viewOf(bytes);
  for (let start = 0; start + 4 <= bytes.length; ) {
    const length = view.getUint16(start + 2, true);
    fields.set(view.getUint16(start, true), viewOf(bytes.subarray(start + 4, start + 4 + length)));
    start += 4 + length;
  }
  return fields;
}

// 4.6.9: if the UTF-8 flag is not set, an extra field may have the name in UTF-8.
function decodeName(name: Uint8Array, flags: number, extraFields: ReadonlyMap<number, DataView>) {
  const field = extraFields.get(0x7075);
  const isUsable = field && field.byteLength > 5 && field.getUint8(0) === 1;
  const bytes =
    isUsable && !(flags & utf8Flag)
      ? new Uint8Array(field.buffer, field.byteOffset + 5, field.byteLength - 5)
      : name;
  try {
    return {
      name: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      isNameValid: true,
    };
  } catch {
    return { name: new TextDecoder().decode(bytes), isNameValid: false };
  }
}

// MS-DOS stores a date and a time in 16 bits each, without a zone, in steps of two seconds.
function parseDosTime(day: number, time: number): Date {
  const [year, month, date] = [1980 + (day >> 9), ((day >> 5) & 15) - 1, day & 31];
  return new Date(Date.UTC(year, month, date, time >> 11, (time >> 5) & 63, (time & 31) * 2));
}
