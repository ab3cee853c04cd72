import { concatBytes } from '../../model/bytes.ts';

/** Reads all chunks, but keeps only the first ones, up to the chunk that reaches the limit. */
export async function readFirst(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    if (length >= maxBytes) continue;
    kept.push(chunk);
    length += chunk.length;
  }
  return concatBytes(kept);
}
