import { describe, expect, it } from 'vitest';
import { ImportError } from '../../../src/model/problem.ts';
import { unpack } from '../../../src/sources/archive/unpack.ts';

import { inChunks } from '../../support/chunks.ts';
import { bomb, type ZippedFile, zipOf } from '../../support/zip.ts';

const a = { name: '_posts/2026-01-01-a.md', text: '---\ntitle: A\n---\nSome text, text, text.\n' };
const b = { name: '_posts/2026-01-02-港口.md', text: '---\ntitle: B\n---\nMore.\n' };

/** Reads an archive that arrives in chunks. */
async function read(
  archive: Uint8Array,
  options: { maxBytes?: number; chunkSize?: number; wants?: (path: string) => boolean } = {},
): Promise<Record<string, string>> {
  const { maxBytes = 100_000_000, chunkSize = 1_000, wants = () => true } = options;
  const files: Record<string, string> = {};
  for await (const { path, bytes } of unpack(inChunks(archive, chunkSize), { maxBytes, wants })) {
    files[path] = new TextDecoder().decode(bytes);
  }
  return files;
}

const both = { [a.name]: a.text, [b.name]: b.text };

describe('a zip archive', () => {
  it.each<[string, Omit<ZippedFile, 'name' | 'text'>]>([
    ['compressed files', {}],
    ['stored files', { isStored: true }],
    ['streamed files', { isStreamed: true }],
    ['streamed files that are stored', { isStored: true, isStreamed: true }],
    ['Zip64 sizes', { isZip64: true }],
    ['streamed files and Zip64 sizes', { isStreamed: true, isZip64: true }],
  ])('can have %s', async (_, form) => {
    const archive = await zipOf([
      { ...a, ...form },
      { ...b, ...form },
    ]);
    for (const chunkSize of [13, 100_000]) {
      expect(await read(archive, { chunkSize })).toEqual(both);
    }
  });

  it('is read correctly if its files contain zip signatures', async () => {
    const signature = 'PK\u0007\u0008'.repeat(50);
    const odd = { name: 'odd', text: `${signature}\n`, isStored: true };
    // Deflate stores data as it is if it cannot be compressed.
    const streamed = {
      name: 'streamed',
      text: `${randomText(3_000)}${signature}\n`,
      isStreamed: true,
    };
    const files = await read(await zipOf([odd, streamed, a]));
    expect(files).toEqual({ odd: odd.text, streamed: streamed.text, [a.name]: a.text });
  });

  it('yields no files outside of it, and no links', async () => {
    const archive = await zipOf([
      { name: '../_posts/2026-01-01-up.md', text: 'up\n' },
      { name: 'x/../../_posts/2026-01-01-up.md', text: 'up\n' },
      { name: '/_posts/2026-01-01-root.md', text: 'root\n' },
      { name: '_posts/2026-01-01-link.md', text: '/etc/passwd', isStored: true, isLink: true },
      { name: '_posts/2026-01-01-line.md', text: 'One line' },
      { name: '_posts/', text: '', isStored: true },
      { name: './_posts/2026-01-01-here.md', text: 'here\n' },
    ]);
    expect(await read(archive)).toEqual({
      '_posts/2026-01-01-here.md': 'here\n',
      '_posts/2026-01-01-line.md': 'One line',
    });
  });

  it('yields only the wanted files', async () => {
    const archive = await zipOf([a, { ...b, isStreamed: true }, { ...a, name: 'last' }]);
    expect(await read(archive, { wants: (path) => path === 'last' })).toEqual({ last: a.text });
  });
});

describe('an invalid zip archive', () => {
  it.each<[string, (archive: Uint8Array) => Uint8Array, RegExp]>([
    ['truncated in a file', (archive) => archive.slice(0, 60), /is truncated/],
    ['truncated in its directory', (archive) => archive.slice(0, -60), /is truncated/],
    ['without a directory', (archive) => archive.slice(0, -22), /is truncated/],
    [
      'followed by other data',
      (archive) => new Uint8Array([...archive, 0]),
      /has data after its end/,
    ],
    ['damaged in one byte', (archive) => archive.with(80, 0), /damaged|cannot be read/],
  ])('is rejected if it is %s', async (_, change, reason) => {
    const archive = change(await zipOf([a, b]));
    await expect(read(archive)).rejects.toThrow(reason);
    await expect(read(archive)).rejects.toThrow(ImportError);
  });

  it.each<[string, ZippedFile, RegExp]>([
    ['encrypted', { ...a, isEncrypted: true }, /^the archive is encrypted \(_posts.*a\.md\)$/],
    ['a bomb', bomb('_posts/2026-01-01-a.md', 40), /more than 200 times its size/],
    [
      'a bomb in a file that is not wanted',
      { ...bomb('b', 40), isStreamed: true },
      /200 times its size/,
    ],
  ])('is rejected if it is %s', async (_, file, reason) => {
    const archive = await zipOf([file, b]);
    await expect(read(archive)).rejects.toThrow(reason);
    await expect(read(archive)).rejects.toThrow(ImportError);
  });

  it('is rejected if it is larger than the limit', async () => {
    const archive = await zipOf([a, b]);
    await expect(read(archive, { maxBytes: 50 })).rejects.toThrow(/larger than 50 bytes/);
  });

  it('is rejected if its directory lists a file that it does not have', async () => {
    const one = await zipOf([a]);
    const two = await zipOf([a, a]);
    const files = one.slice(0, directoryOffset(one));
    const directory = two.slice(directoryOffset(two));
    const archive = new Uint8Array([...files, ...directory]);
    await expect(read(archive)).rejects.toThrow(/has 1 files, and 2 in its directory/);
  });
});

describe('a gzipped tar archive', () => {
  it('is rejected if it is a bomb', async () => {
    let sent = 0;
    const zeros = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(1_000_000));
        if (++sent === 60) controller.close();
      },
    });
    const packed = await new Response(
      zeros.pipeThrough(new CompressionStream('gzip')),
    ).arrayBuffer();
    await expect(read(new Uint8Array(packed))).rejects.toThrow(/200 times its size/);
  });
});

/** Finds the offset of the directory. */
function directoryOffset(archive: Uint8Array): number {
  for (let offset = 0; offset < archive.length; offset++) {
    const [p, k, kind] = archive.subarray(offset, offset + 3);
    if (p === 0x50 && k === 0x4b && kind === 1) return offset;
  }
  throw new Error('there is no directory');
}

/** Returns the same text each time. It cannot be compressed. */
function randomText(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 16_807) % 2_147_483_647;
    return String.fromCharCode(33 + (state % 90));
  }).join('');
}
