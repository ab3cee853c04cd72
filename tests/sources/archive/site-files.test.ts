// Includes and links between posts in an archive.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { archiveOf, PublishedSite } from '../../support/archive.ts';
import { startEmpty } from '../../support/database.ts';
import { get, plainConfig, post, titlesAt } from '../../support/feedmill.ts';

beforeEach(startEmpty);

const note = { '_includes/note.html': 'A note' };
const postWithNote = { '_posts/2026-01-02-user.md': post('title: A', '{% include note.html %}\n') };

async function contents(): Promise<string> {
  return (await get('/feed.json')).text();
}

describe('the includes of a site in an archive', () => {
  it.each([
    ["in Git's order", { ...note, ...postWithNote }],
    ['after the posts', { ...postWithNote, ...note }],
  ])('are used by its posts: %s', async (_, files) => {
    const site = new PublishedSite();
    await site.publish(files);
    expect(await site.import()).toBe('imported');
    expect(await contents()).toContain('A note');
    expect(await site.import()).toBe('unchanged');
  });

  it('are updated in the posts that use them', async () => {
    const site = new PublishedSite();
    await site.publish({ ...note, ...postWithNote });
    await site.import();
    await site.publish({ '_includes/note.html': 'Another', ...postWithNote });
    await site.import();
    expect(await contents()).toContain('Another');
  });
});

describe('links between posts in an archive', () => {
  const a = '_posts/2026-01-01-a.md';
  const b = '_posts/2026-01-02-b.md';
  const many = Object.fromEntries(
    Array.from({ length: 150 }, (_, at) => [`_posts/2026-01-01-m${at}.md`, post(`title: ${at}`)]),
  );

  it('are resolved in one run, in any order of the posts', async () => {
    const site = new PublishedSite();
    await site.publish({
      [a]: post('title: A', '[b]({% post_url 2026-01-02-b %})\n'),
      ...many,
      [b]: post('title: B', '[a]({% link _posts/2026-01-01-a.md %})\n'),
    });
    await site.import();
    expect(await contents()).toContain('/2026/01/01/a.html\\"');
    expect(await site.import()).toBe('unchanged');
  });

  it('do not cause another import if their targets do not exist', async () => {
    const site = new PublishedSite();
    await site.publish({
      [a]: post('title: A', '[none]({% post_url 2026-01-09-none %})\n'),
      ...many,
    });
    expect(await site.import()).toBe('imported');
    expect(await site.import()).toBe('unchanged');
  });
});

describe('the documents of collections in an archive', () => {
  const config = `${plainConfig}
collections: {books: {output: true}, tools: {output: true}, x: {}}
feed: {collections: [books, tools]}`;
  const files = {
    '_books/a.md': post('title: Book\ndate: 2026-01-01'),
    '_tools/b.md': post('title: Tool\ndate: 2026-01-01', '[book]({% link _books/a.md %})\n'),
    '_x/c.md': post('title: X'),
    '_layouts/d.html': post('title: Layout'),
    'sub/_books/e.md': post('title: Elsewhere'),
    '_posts/2026-01-01-f.md': post('title: Post'),
  };

  it.each(['before', 'after'])('are imported if they come %s the configuration', async (place) => {
    const site = new PublishedSite();
    const bytes = await archiveOf(
      place === 'after' ? { '_config.yml': config, ...files } : { ...files, '_config.yml': config },
    );
    await site.publishBytes(bytes);
    expect(await site.import()).toBe('imported');
    expect(await titlesAt('/collections/books/feed.json')).toEqual(['Book']);
    const tools = await (await get('/collections/tools/feed.json')).text();
    expect(tools).toContain('https://paper.example/books/a.html');
    expect(await titlesAt('/feed.json')).toEqual(['Post']);
    const { results } = await env.DB.prepare('select path from post order by path').all();
    expect(results.map(({ path }) => path)).toEqual([
      '_books/a.md',
      '_posts/2026-01-01-f.md',
      '_tools/b.md',
    ]);
    expect(await site.import()).toBe('unchanged');
  });

  it('follow the configuration: a collection that it lists later, or no longer', async () => {
    const site = new PublishedSite();
    await site.publish(files, plainConfig);
    await site.import();
    expect((await get('/collections/books/feed.json')).status).toBe(404);
    await site.publish(files, config);
    await site.import();
    expect(await titlesAt('/collections/books/feed.json')).toEqual(['Book']);
    await site.publish(files, plainConfig);
    await site.import({ withdrawMaxPercent: 100 });
    expect(await titlesAt('/collections/books/feed.json')).toEqual([]);
  });
});
