// Writes zip archives byte by byte, to try all variants of the format.
import { concatBytes } from '../../src/model/bytes.ts';

/** A file in a zip archive, and the form of its entry. */
export interface ZippedFile {
  readonly name: string;
  readonly text: string;
  readonly isStored?: boolean;
  /** Whether the sizes follow the data, as in an archive that was written as a stream. */
  readonly isStreamed?: boolean;
  /** Whether the sizes have eight bytes. */
  readonly isZip64?: boolean;
  readonly isLink?: boolean;
  readonly isEncrypted?: boolean;
  /** Replaces the correct checksum. */
  readonly crc?: number;
}

/** Writes a zip archive with these files in this order. */
export async function zipOf(files: readonly ZippedFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  for (const file of files) {
    const { local, entry } = await zipped(file);
    parts.push(...local);
    directory.push(...entry);
  }
  const end = [u32(0x06054b50), u32(0), u16(files.length), u16(files.length), u32(0), u32(0)];
  return concatBytes([...parts, ...directory, ...end, u16(0)]);
}

/** Returns a file of many equal bytes, which compresses extremely well. */
export function bomb(name: string, megabytes: number): ZippedFile {
  // No checksum is needed: reading stops long before it would be compared.
  return { name, text: 'a'.repeat(megabytes * 1_000_000), crc: 0 };
}

async function zipped(file: ZippedFile) {
  const { isStored = false, isStreamed = false, isZip64 = false, isEncrypted = false } = file;
  const name = new TextEncoder().encode(file.name);
  const content = new TextEncoder().encode(file.text);
  const packed = isStored ? content : await deflated(content);
  const size = isZip64 ? u64 : u32;
  const descriptor = [u32(file.crc ?? crc32(content)), size(packed.length), size(content.length)];
  const flags = 0x800 + (isStreamed ? 8 : 0) + (isEncrypted ? 1 : 0);
  const head = [u16(45), u16(flags), u16(isStored ? 0 : 8), u16(0), u16(0x5c21)];
  const before = isZip64 ? [descriptor[0] ?? u32(0), u32(0xffffffff), u32(0xffffffff)] : descriptor;
  const nothing = [u32(0), u32(0), u32(0)];
  const extra = isZip64
    ? concatBytes([u16(1), u16(16), u64(content.length), u64(packed.length)])
    : concatBytes([]);
  const lengths = [u16(name.length), u16(extra.length)];
  return {
    local: [
      ...[u32(0x04034b50), ...head, ...(isStreamed ? nothing : before), ...lengths, name, extra],
      packed,
      ...(isStreamed ? [u32(0x08074b50), ...descriptor] : []),
    ],
    entry: [
      ...[u32(0x02014b50), u16(0x32d), ...head, ...before, ...lengths],
      ...[u16(0), u16(0), u16(0), u32((file.isLink ? 0o120777 : 0o100644) * 65_536), u32(0)],
      ...[name, extra],
    ],
  };
}

async function deflated(content: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([new Uint8Array(content)])
    .stream()
    .pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

// Bit by bit, to be independent of the reader's implementation.
function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}

function u16(number: number): Uint8Array {
  return new Uint8Array([number, number >>> 8]);
}

function u32(number: number): Uint8Array {
  return new Uint8Array([number, number >>> 8, number >>> 16, number >>> 24]);
}

function u64(number: number): Uint8Array {
  return concatBytes([u32(number), u32(0)]);
}
