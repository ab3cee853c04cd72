import { lazy } from '../../model/lazy.ts';

const tableOfBytes = lazy(() =>
  Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    return crc;
  }),
);

/** The CRC-32 that zip archives use as a checksum. */
export class Crc32 {
  #crc = 0xffff_ffff;

  add(bytes: Uint8Array): void {
    const table = tableOfBytes();
    let crc = this.#crc;
    for (const byte of bytes) crc = (table[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
    this.#crc = crc;
  }

  get value(): number {
    return (this.#crc ^ 0xffff_ffff) >>> 0;
  }
}
