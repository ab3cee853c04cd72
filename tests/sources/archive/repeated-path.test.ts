// An archive that has a file twice, as `tar -r` makes it.
import { expect, it } from 'vitest';
import { archiveOf, PublishedSite } from '../../support/archive.ts';
import { allRows } from '../../support/database.ts';
import { plainConfig, post, titlesAt } from '../../support/feedmill.ts';

const path = '_posts/2026-01-01-post.md';

it('an archive that has a path twice counts the first file', async () => {
  const site = new PublishedSite();
  const first = await archiveOf({ '_config.yml': plainConfig, [path]: post('title: First') });
  const second = await archiveOf({ [path]: post('title: Second') });
  await site.publishBytes(await joined(first, second));
  await site.import();
  expect(await titlesAt('/feed.json')).toEqual(['First']);
  expect((await allRows()).import_run).toMatchObject([{ created: 1, changed: 0 }]);
});

/** An archive with the files of two. */
async function joined(first: ArrayBuffer, second: ArrayBuffer): Promise<ArrayBuffer> {
  const [a, b] = [await inflated(first), await inflated(second)];
  // Without the two blocks of zeros at the end, and the rest of the last record.
  const end = a.findLastIndex((byte) => byte !== 0) + 1;
  return new Blob([a.subarray(0, Math.ceil(end / 512) * 512), b]).arrayBuffer();
}

async function inflated(archive: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([archive]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
