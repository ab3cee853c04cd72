// The largest pages, as they are sent.
import { beforeAll, describe, expect, it } from 'vitest';
import { get, importSite, post } from '../support/feedmill.ts';
import { randomFrom } from '../support/random.ts';

const random = randomFrom(7);

/** Chinese text that cannot be compressed. */
const chinese = (length: number) =>
  Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 20_000))).join(
    '',
  );

const names = (count: number, length: number) =>
  JSON.stringify(Array.from({ length: count }, () => chinese(length)));

beforeAll(async () => {
  const files = Array.from({ length: 80 }, (_, at): [string, string] => [
    `_posts/2026-01-01-p${at}.md`,
    post(
      [
        `title: ${chinese(450)}`,
        `excerpt: ${chinese(450)}`,
        `permalink: /${at}/${chinese(at % 2 === 0 ? 20 : 60)}/`,
        `image: https://pictures.example/${chinese(30)}.jpg`,
        `authors: ${names(3, 40)}`,
        `categories: ${names(2, 300)}`,
        `tags: [t, ${names(10, 200).slice(1)}`,
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

async function sizesOf(paths: readonly string[]): Promise<[string, number][]> {
  return Promise.all(
    paths.map(async (path): Promise<[string, number]> => [path, await compressed(path)]),
  );
}

it('a page is smaller than 30 kB, whatever its titles and summaries are', async () => {
  const [, older = ''] = /href="(\/archive\/[^"]+)"/.exec(await (await get('/')).text()) ?? [];
  const sizes = await sizesOf(['/', '/tags/t/', older, '/archive/start/']);
  expect(sizes.filter(([, size]) => size > 30_000)).toEqual([]);
});

describe('a list of 800 tags whose names have 200 characters', () => {
  it('has pages that are smaller than 30 kB, and have each tag once', async () => {
    const paths: string[] = [];
    const tags: string[] = [];
    for (let path: string | undefined = '/tags/'; path !== undefined; ) {
      paths.push(path);
      const page = await (await get(path)).text();
      const sized = page.slice(page.indexOf('id="size'));
      tags.push(
        ...[...sized.matchAll(/<a href="(\/tags\/[^"]+\/)"><bdi>/g)].map(([, tag = '']) => tag),
      );
      path = /rel="next" href="([^"]+)"/.exec(page)?.[1];
    }
    expect([tags.length, new Set(tags).size]).toEqual([801, 801]);
    expect((await sizesOf(paths)).filter(([, size]) => size > 30_000)).toEqual([]);
  });

  it('has pages of a filter, of a tag and of a category that are smaller than 30 kB', async () => {
    const home = await (await get('/')).text();
    const [category = ''] = /\/categories\/%[^"]+\//.exec(home) ?? [];
    const [tag = ''] = /\/tags\/%[^"]+\//.exec(home) ?? [];
    const some = encodeURIComponent(decodeURIComponent(tag).slice(6, 7));
    const sizes = await sizesOf([category, tag, `/tags/?q=${some}`, '/categories/', '/authors/']);
    expect(sizes.filter(([, size]) => size > 30_000)).toEqual([]);
  });
});
