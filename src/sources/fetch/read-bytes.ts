import { concatBytes } from '../../model/bytes.ts';

/** Reads a body, and stops if it exceeds the limit: the result is then longer than `maxBytes`. */
export async function readBytes(
  { body }: Response,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels the stream.
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) break;
  }
  return concatBytes(chunks);
}
