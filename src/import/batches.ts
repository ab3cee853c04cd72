import type { HashedFile } from '../model/post-file.ts';

const maxFiles = 400;
const maxBytes = 2_000_000;

/**
 * Groups files into batches. The posts of a batch are read and written together. If the source fails in the middle, the
 * files that it has sent are still a batch.
 */
export async function* inBatches(posts: AsyncIterable<HashedFile>): AsyncGenerator<HashedFile[]> {
  let batch: HashedFile[] = [];
  let bytes = 0;
  try {
    for await (const file of posts) {
      batch.push(file);
      bytes += file.bytes.length;
      if (batch.length < maxFiles && bytes < maxBytes) continue;
      const full = batch;
      batch = [];
      bytes = 0;
      yield full;
    }
  } catch (error) {
    if (batch.length > 0) yield batch;
    throw error;
  }
  if (batch.length > 0) yield batch;
}
