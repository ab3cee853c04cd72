// `npm run import` sends the sizes of the files that posts name.
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { mediaSizesOf } from '../../scripts/site/media-sizes.ts';
import { openSiteFolder } from '../../scripts/site/site-folder.ts';
import { temporaryFolder } from './support/command.ts';

describe('the sizes of the files that posts name', () => {
  let root: string;

  beforeAll(async () => {
    const parent = await temporaryFolder();
    root = join(parent, 'site');
    await mkdir(join(root, 'media'), { recursive: true });
    await writeFile(join(root, '_config.yml'), 'url: https://small.example\nbaseurl: /notes\n');
    await writeFile(join(root, 'media', 'a b.mp3'), 'x'.repeat(1_234));
    await writeFile(join(parent, 'secret.mp3'), 'x'.repeat(5_678));
    await symlink(join(parent, 'secret.mp3'), join(root, 'media', 'link.mp3'));
    await symlink(parent, join(root, 'up'));
    await mkdir(join(root, 'folder.mp3'));
  });

  async function sizesFor(audio: string) {
    const text = `---\naudio: ${audio}\n---\nText\n`;
    const bytes = new Uint8Array(new TextEncoder().encode(text));
    const posts = [{ path: '_posts/2026-01-01-a.md', bytes, modifiedAt: new Date(0) }];
    return Object.fromEntries(await mediaSizesOf(await openSiteFolder(root), posts));
  }

  it.each(['/media/a b.mp3', 'media/a%20b.mp3', 'https://small.example/notes/media/a%20b.mp3'])(
    'are found if the file is in the site: %s',
    async (audio) => {
      expect(await sizesFor(audio)).toEqual({ 'media/a b.mp3': 1_234 });
    },
  );

  it.each([
    '/media/none.mp3',
    '/media/link.mp3',
    '/up/secret.mp3',
    '/..%2fsecret.mp3',
    '/folder.mp3',
    'https://cdn.example/media/a%20b.mp3',
  ])('are not sent for a file that is elsewhere, or is none: %s', async (audio) => {
    expect(await sizesFor(audio)).toEqual({});
  });
});
