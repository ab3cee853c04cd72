// Includes and links between posts in an archive.
import { beforeEach, describe, expect, it } from 'vitest';
import { PublishedSite } from '../../support/archive.ts';
import { startEmpty } from '../../support/database.ts';
import { get, post } from '../../support/feedmill.ts';

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
