import type { HashedFile } from '../model/post-file.ts';

// One step: posts that are read and written together.
const stepFiles = 200;
const stepBytes = 2_000_000;

/** Files in handfuls that are read and written together. */
export async function* inBatches(posts: AsyncIterable<HashedFile>): AsyncGenerator<HashedFile[]> {
  let files: HashedFile[] = [];
  let bytes = 0;
  for await (const file of posts) {
    files.push(file);
    bytes += file.bytes.length;
    if (files.length < stepFiles && bytes < stepBytes) continue;
    yield files;
    files = [];
    bytes = 0;
  }
  if (files.length > 0) yield files;
}
