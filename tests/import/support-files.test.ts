// Includes and data files of a site, sent to the import API.
import { beforeEach, describe, expect, it } from 'vitest';
import { gitBlobId } from '../../src/model/post-file.ts';
import { startEmpty } from '../support/database.ts';
import { callApi, plainConfig, post, sendPosts, siteItems, tar } from '../support/feedmill.ts';

beforeEach(startEmpty);

const templated = '_posts/2026-01-01-user.md';
const plain = '_posts/2026-01-02-plain.md';
const posts = {
  [templated]: post('title: A', '{% include note.html %} {{ site.data.names[0] }}\n'),
  [plain]: post('title: B'),
};

async function start(files: Readonly<Record<string, string>>) {
  const body = await tar({ '_config.yml': plainConfig, ...files });
  const started = await callApi('POST', '/api/sources/push/runs', body);
  return started.json<{ run: number; notes: string[] }>();
}

async function contents(): Promise<string[]> {
  const feed = await callApi('GET', '/feed.json');
  const { items } = await feed.json<{ items: { content_html: string }[] }>();
  return items.map((item) => item.content_html);
}

describe('the includes and data files of a site', () => {
  it('are used in its posts, even if those are sent in later requests', async () => {
    const { run } = await start({ '_includes/note.html': 'old', '_data/names.yml': '[Ada]' });
    await sendPosts(run, { [plain]: posts[plain] ?? '' });
    await sendPosts(run, { [templated]: posts[templated] ?? '' });
    expect(await contents()).toContain('<p>old Ada</p>');
  });

  it('cause posts that use them to be read again if they change', async () => {
    const first = await start({ '_includes/note.html': 'old' });
    await sendPosts(first.run, posts);
    const second = await start({ '_includes/note.html': 'new' });
    const sent = await sendPosts(second.run, posts);
    expect(sent).toMatchObject([{ path: templated, outcome: 'changed' }]);
    expect(await contents()).toContain('<p>new</p>');
    const third = await start({});
    expect(await sendPosts(third.run, posts)).toMatchObject([
      { path: templated, reasons: 'include' },
    ]);
  });

  it('may be sent twice, for instance because one is a part of the configuration, too', async () => {
    const first = await tar({ '_config.yml': plainConfig, '_data/names.yml': '[Ada]' });
    // A tar archive ends with two blocks of zeros.
    const body = new Blob([first.subarray(0, -1024), await tar({ '_data/names.yml': '[Ada]' })]);
    const started = await callApi('POST', '/api/sources/push/runs', body);
    const { run } = await started.json<{ run: number }>();
    await sendPosts(run, posts);
    expect(await contents()).toContain('<p>Ada</p>');
  });

  it('are skipped with a note if they are too large', async () => {
    const { run, notes } = await start({
      '_includes/large.html': 'x'.repeat(300_000),
      '_data/names.yml': '[Ada]',
    });
    expect(notes).toEqual([expect.stringMatching(/^_includes\/large\.html .* 256 kB$/)]);
    await sendPosts(run, posts);
    expect(await contents()).toContain('<p>Ada</p>');
  });
});

describe('a link to another post', () => {
  const linking = '_posts/2026-01-01-a.md';
  const text = post('title: A', '[b]({% post_url 2026-01-02-b %}) [c]({% link about.md %})\n');

  it.each(['2026-01-02-b', '/2026-01-02-b'])('is resolved if it is %s', async (name) => {
    const { run } = await start({});
    const sent = await sendPosts(run, {
      [linking]: text.replace('2026-01-02-b', name),
      '_posts/2026-01-02-b.md': post('title: B'),
    });
    expect(sent.map(({ note }) => note)).toEqual(['', '']);
    expect((await contents()).join()).toContain('href="https://paper.example/2026/01/02/b.html"');
    expect((await contents()).join()).toContain('href="https://paper.example/about.html"');
  });

  it('is resolved after the other post is sent', async () => {
    const { run } = await start({});
    expect(await sendPosts(run, { [linking]: text })).toMatchObject([{ reasons: 'link-target' }]);
    const config = await gitBlobId(Uint8Array.from(new TextEncoder().encode(plainConfig)));
    const hash = async () => {
      const response = await callApi('GET', `/api/sources/push/posts?config=${config}`);
      const { posts } = await response.json<{ posts: { path: string; hash: string | null }[] }>();
      return posts.find(({ path }) => path === linking)?.hash;
    };
    expect(await siteItems()).toHaveLength(1);
    await sendPosts(run, { '_posts/2026-01-03-c.md': post('title: C') });
    const before = await hash();
    await sendPosts(run, { '_posts/2026-01-02-b.md': post('title: B') });
    expect(await hash()).not.toBe(before);
    expect(await sendPosts(run, { [linking]: text })).toMatchObject([
      { outcome: 'changed', note: '' },
    ]);
  });
});
