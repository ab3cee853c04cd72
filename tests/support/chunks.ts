/** Streams bytes in chunks of a length, as a network delivers them. */
export function inChunks(bytes: Uint8Array, length: number): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream({
    pull(controller) {
      if (offset >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(offset, offset + length));
      offset += length;
    },
  });
}
