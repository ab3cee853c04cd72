import { describe, expect, it } from 'vitest';
import { unpack } from '../../../src/sources/archive/unpack.ts';
import { archiveOf } from '../../support/archive.ts';
import { inChunks } from '../../support/chunks.ts';

describe('a tar archive', () => {
  it.each([1, 100, 1_460, 4_096, 100_000])(
    'can arrive in chunks of %i bytes',
    async (chunkSize) => {
      const long = 'A line that is not like the others, '.repeat(2_000);
      const posts = Array.from({ length: chunkSize < 100 ? 3 : 60 }, (_, index) => [
        `_posts/2026-01-01-${index}.md`,
        `${index}\n${long.slice(0, index * 1_111)}`,
      ]);
      const files = Object.fromEntries(
        posts.flatMap(([path, text]) => [
          [path, text],
          [`${path}.png`, text],
        ]),
      );
      const archive = new Uint8Array(await archiveOf(files, ''));
      const read: Record<string, string> = {};
      const wants = (path: string) => path.endsWith('.md');
      for await (const file of unpack(inChunks(archive, chunkSize), {
        maxBytes: 100_000_000,
        wants,
      })) {
        read[file.path] = new TextDecoder().decode(file.bytes);
      }
      expect(read).toEqual(Object.fromEntries(posts));
    },
  );
});
