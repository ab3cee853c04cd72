import { describe, expect, it } from 'vitest';
import { ImportError } from '../../../src/model/problem.ts';
import { unpack } from '../../../src/sources/archive/unpack.ts';
import { inPieces } from '../../support/pieces.ts';
import { bomb, type ZippedFile, zipOf } from '../../support/zip.ts';

const a = { name: '_posts/2026-01-01-a.md', text: '---\ntitle: A\n---\nSome text, text, text.\n' };
const b = { name: '_posts/2026-01-02-港口.md', text: '---\ntitle: B\n---\nMore.\n' };

/** What is read of an archive that comes in pieces of so many bytes. */
async function read(
  archive: Uint8Array,
  options: { maxBytes?: number; piece?: number; wants?: (path: string) => boolean } = {},
): Promise<Record<string, string>> {
  const { maxBytes = 100_000_000, piece = 1_000, wants = () => true } = options;
  const files: Record<string, string> = {};
  for await (const { path, bytes } of unpack(inPieces(archive, piece), { maxBytes, wants })) {
    files[path] = new TextDecoder().decode(bytes);
  }
  return files;
}

const both = { [a.name]: a.text, [b.name]: b.text };

describe('a zip archive', () => {
  it.each<[string, Omit<ZippedFile, 'name' | 'text'>]>([
    ['compressed', {}],
    ['stored', { isStored: true }],
    ['written as a stream', { isStreamed: true }],
    ['stored as a stream', { isStored: true, isStreamed: true }],
    ['in eight-byte sizes', { isBig: true }],
    ['written as a stream in eight-byte sizes', { isStreamed: true, isBig: true }],
  ])('gives its files: %s', async (_, how) => {
    const archive = await zipOf([
      { ...a, ...how },
      { ...b, ...how },
    ]);
    for (const piece of [13, 100_000]) expect(await read(archive, { piece })).toEqual(both);
  });

  it('has a file whose content looks like the end of one', async () => {
    const sign = 'PK\u0007\u0008'.repeat(50);
    const odd = { name: 'odd', text: `${sign}\n`, isStored: true };
    // Stored in the stream of Deflate, as what cannot be compressed is.
    const streamed = { name: 'streamed', text: `${random(3_000)}${sign}\n`, isStreamed: true };
    const files = await read(await zipOf([odd, streamed, a]));
    expect(files).toEqual({ odd: odd.text, streamed: streamed.text, [a.name]: a.text });
  });

  it('has no files outside of it, and no links', async () => {
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

  it('is passed over as far as nobody wants it', async () => {
    const archive = await zipOf([a, { ...b, isStreamed: true }, { ...a, name: 'last' }]);
    expect(await read(archive, { wants: (path) => path === 'last' })).toEqual({ last: a.text });
  });
});

describe('a zip archive that is refused', () => {
  it.each<[string, (archive: Uint8Array) => Uint8Array, RegExp]>([
    ['broken off in a file', (archive) => archive.slice(0, 60), /is truncated/],
    ['broken off in its directory', (archive) => archive.slice(0, -60), /is truncated/],
    ['without a directory', (archive) => archive.slice(0, -22), /is truncated/],
    ['followed by more', (archive) => new Uint8Array([...archive, 0]), /has data after its end/],
    ['with a byte that changed', (archive) => archive.with(80, 0), /damaged|cannot be read/],
  ])('is %s', async (_, change, reason) => {
    const archive = change(await zipOf([a, b]));
    await expect(read(archive)).rejects.toThrow(reason);
    await expect(read(archive)).rejects.toThrow(ImportError);
  });

  it.each<[string, ZippedFile, RegExp]>([
    ['encrypted', { ...a, isEncrypted: true }, /^the archive is encrypted \(_posts.*a\.md\)$/],
    ['a bomb', bomb('_posts/2026-01-01-a.md', 40), /more than 200 times its size/],
    ['a bomb that nobody wants', { ...bomb('b', 40), isStreamed: true }, /200 times its size/],
  ])('is %s', async (_, file, reason) => {
    const archive = await zipOf([file, b]);
    await expect(read(archive)).rejects.toThrow(reason);
    await expect(read(archive)).rejects.toThrow(ImportError);
  });

  it('is larger than its bound', async () => {
    const archive = await zipOf([a, b]);
    await expect(read(archive, { maxBytes: 50 })).rejects.toThrow(/larger than 50 bytes/);
  });

  it('has a file in its directory that is not there', async () => {
    const one = await zipOf([a]);
    const two = await zipOf([a, a]);
    const local = two.length - one.length;
    expect(local).toBeGreaterThan(0);
    const [first, rest] = [localOf(one), two.slice(localOf(two))];
    const archive = new Uint8Array([...one.slice(0, first), ...rest]);
    await expect(read(archive)).rejects.toThrow(/has 1 files, and 2 in its directory/);
  });
});

describe('a gzipped tar', () => {
  it('is refused where it is a bomb', async () => {
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

/** Where the directory begins. */
function localOf(archive: Uint8Array): number {
  for (let at = 0; at < archive.length; at++) {
    if (archive[at] === 0x50 && archive[at + 1] === 0x4b && archive[at + 2] === 1) return at;
  }
  throw new Error('it has no directory');
}

function random(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 16_807) % 2_147_483_647;
    return String.fromCharCode(33 + (state % 90));
  }).join('');
}
