// The largest pages, as they are sent.
import { beforeAll, expect, it } from 'vitest';
import { get, importSite, post } from '../support/feedmill.ts';
import { randomFrom } from '../support/random.ts';

const random = randomFrom(7);

/** Chinese text that cannot be compressed. */
const chinese = (length: number) =>
  Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 20_000))).join(
    '',
  );

beforeAll(async () => {
  const files = Array.from({ length: 80 }, (_, at): [string, string] => [
    `_posts/2026-01-01-p${at}.md`,
    post(
      [
        `title: ${chinese(450)}`,
        `excerpt: ${chinese(450)}`,
        `permalink: /${at}/${chinese(20)}/`,
        'tags: [t]',
      ].join('\n'),
    ),
  ]);
  await importSite(Object.fromEntries(files));
});

async function compressed(path: string): Promise<number> {
  const { body } = await get(path);
  const gzip = body?.pipeThrough(new CompressionStream('gzip'));
  return (await new Response(gzip).arrayBuffer()).byteLength;
}

it('a page is smaller than 30 kB, whatever its titles and summaries are', async () => {
  const [, older = ''] = /href="(\/archive\/[^"]+)"/.exec(await (await get('/')).text()) ?? [];
  const paths = ['/', '/tags/t/', older, '/archive/start/'];
  const sizes = await Promise.all(paths.map(compressed));
  expect(sizes.filter((size) => size > 30_000)).toEqual([]);
});
