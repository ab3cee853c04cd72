// The lengths of episodes whose files are in the site, from each kind of source.
import { beforeEach, describe, expect, it } from 'vitest';
import { unpack } from '../../src/sources/archive/unpack.ts';
import { PublishedSite } from '../support/archive.ts';
import { startEmpty } from '../support/database.ts';
import { get, plainConfig, post } from '../support/feedmill.ts';
import { PublishedRepository } from '../support/published-repository.ts';
import { zipOf } from '../support/zip.ts';

beforeEach(startEmpty);

const path = '_posts/2026-01-02-a.md';
const episode = post('title: A\naudio: /media/1.mp3');
const files = { [path]: episode, 'media/1.mp3': 'x'.repeat(1_234) };

async function rss(): Promise<string> {
  return (await get('/rss.xml')).text();
}

describe('the length of an episode in the site', () => {
  it.each([
    ['after the posts', files],
    ['before the posts', Object.fromEntries(Object.entries(files).toReversed())],
  ])('is known if an archive has the file %s', async (_, published) => {
    const site = new PublishedSite();
    await site.publish(published);
    await site.import();
    expect(await rss()).toContain('length="1234"');
  });

  it('is known from a zip archive', async () => {
    const zip = await zipOf([{ name: 'media/1.mp3', text: 'x'.repeat(1_234) }]);
    const seen: [string, number][] = [];
    const options = {
      maxBytes: 1e6,
      wants: () => false,
      sees: (...file: [string, number]) => seen.push(file),
    };
    for await (const _ of unpack(new Response(zip).body ?? new ReadableStream(), options));
    expect(seen).toEqual([['media/1.mp3', 1_234]]);
  });

  it('is known from the archive of a repository, and from its list of files after that', async () => {
    const repository = new PublishedRepository();
    await repository.commit();
    await repository.archive({ '_config.yml': plainConfig, ...files });
    await repository.importOnce();
    expect(await rss()).toContain('length="1234"');
    await repository.change([{ path, status: 'modified', text: episode.replace('A', 'B') }]);
    const tree = [
      { path: 'media', type: 'tree' },
      { path: 'media/1.mp3', type: 'blob', size: 5_678 },
    ];
    await repository.publish(`git/trees/${repository.head}?recursive=1`, JSON.stringify({ tree }));
    await repository.importOnce();
    expect(await rss()).toContain('length="5678"');
  });

  it('is unknown, and the post is imported, if a repository does not list its files', async () => {
    const repository = new PublishedRepository();
    await repository.commit();
    await repository.archive({ '_config.yml': plainConfig, ...files });
    await repository.importOnce();
    await repository.change([{ path, status: 'modified', text: episode.replace('A', 'B') }]);
    await repository.importOnce();
    expect(await rss()).toContain('length="0"');
  });
});
