import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { startEmpty } from '../../support/database.ts';
import { plainConfig, post, siteItems, titlesAt } from '../../support/feedmill.ts';
import { PublishedRepository } from '../../support/published-repository.ts';

const a = '_posts/2026-01-01-a.md';
const b = '_posts/2026-01-02-b.md';
const files = { '_config.yml': plainConfig, [a]: post('title: A'), [b]: post('title: B') };

let repository: PublishedRepository;

beforeEach(async () => {
  await startEmpty();
  repository = new PublishedRepository();
  await repository.commit();
  await repository.archive(files);
});

async function postRows(): Promise<string[]> {
  const { results } = await env.DB.prepare('select path from post order by 1').all();
  return results.map(({ path }) => String(path));
}

describe('a repository', () => {
  it('can have the site in a folder, beside other sites', async () => {
    const inDocs = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`docs/${path}`, text]),
    );
    const beside = { '_config.yml': 'title: Another', '_posts/2026-01-03-c.md': post('title: C') };
    await repository.archive({ ...beside, ...inDocs });
    const folder = { GITHUB_FOLDER: 'docs' };
    expect(await repository.importOnce(folder)).toBe('imported');
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A']);
    await repository.change([
      { path: `docs/${a}`, status: 'modified', text: post('title: A2') },
      { path: '_posts/2026-01-03-c.md', status: 'modified', text: post('title: C2') },
      { path: '_config.yml', status: 'modified' },
    ]);
    expect(await repository.importOnce(folder)).toBe('imported');
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A2']);
    expect(await postRows()).toEqual([a, b]);
  });

  it('has changed documents of its collections fetched alone', async () => {
    const collections = 'collections: {books: {output: true}}\nfeed: {collections: [books]}';
    await repository.archive({
      ...files,
      '_config.yml': `${plainConfig}\n${collections}`,
      '_books/a.md': post('title: Book\ndate: 2026-01-01'),
    });
    await repository.importOnce();
    await repository.change([
      { path: '_books/a.md', status: 'modified', text: post('title: Book 2\ndate: 2026-01-01') },
      { path: '_other/a.md', status: 'added', text: post('title: Other') },
    ]);
    expect(await repository.importOnce()).toBe('imported');
    expect(await titlesAt('/collections/books/feed.json')).toEqual(['Book 2']);
    expect(await postRows()).toEqual(['_books/a.md', a, b]);
  });

  it('is read completely if the folder of the site changes', async () => {
    await repository.importOnce();
    await repository.archive({
      'docs/_config.yml': plainConfig,
      [`docs/${a}`]: post('title: In docs'),
    });
    expect(await repository.importOnce({ GITHUB_FOLDER: 'docs' })).toBe('imported');
    expect(await titlesAt('/feed.json')).toEqual(['In docs']);
  });

  it('keeps the article of a post that one commit moves and changes', async () => {
    await repository.importOnce();
    const [, before] = await siteItems();
    const moved = { path: `_posts/old/2026-01-01-a.md`, before: a, status: 'renamed' };
    await repository.change([{ ...moved, text: post('title: A, moved') }]);
    expect(await repository.importOnce()).toBe('imported');
    const [, after] = await siteItems();
    expect(after).toMatchObject({ id: before?.id, title: 'A, moved' });
    expect(await postRows()).toEqual([b, moved.path]);
  });

  it('is read completely if a file does not match the comparison', async () => {
    await repository.importOnce();
    const changed = { path: a, status: 'modified', text: post('title: A2') };
    await repository.change([{ ...changed, actualText: post('title: Something else') }]);
    await repository.archive({ ...files, [a]: post('title: A2') });
    expect(await repository.importOnce()).toBe('imported');
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A2']);
  });

  it('is read completely after a run that failed at its end', async () => {
    await repository.importOnce();
    const first = repository.head;
    // This run imports a new post and fails at its end.
    await repository.change([
      { path: '_posts/2026-01-03-c.md', status: 'added', text: post('title: C') },
    ]);
    await env.DB.exec(
      "create trigger breaks before update of finished_at on import_run begin select raise(abort, 'gone'); end",
    );
    await expect(repository.importOnce()).rejects.toThrow();
    await env.DB.exec('drop trigger breaks');
    expect(await titlesAt('/feed.json')).toEqual(['C', 'B', 'A']);
    // The commit is removed, so the head is again the last commit that was imported completely.
    repository.head = first;
    await repository.publish('commits/HEAD', first, { ETag: `"${first}"` });
    expect(await repository.importOnce()).toBe('imported');
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A']);
  });

  it('has a post with a URL conflict imported once the URL is free', async () => {
    const atSameUrl = (title: string) => post(`title: ${title}\npermalink: /one.html`);
    await repository.archive({ ...files, [a]: atSameUrl('A'), [b]: atSameUrl('B') });
    await repository.importOnce();
    expect(await titlesAt('/feed.json')).toEqual(['A']);
    await repository.change([{ path: a, status: 'removed' }]);
    await repository.publish(`contents/${b}?ref=${repository.head}`, atSameUrl('B'));
    expect(await repository.importOnce()).toBe('partial');
    expect(await repository.importOnce()).toBe('imported');
    expect(await titlesAt('/feed.json')).toEqual(['B']);
    expect(await repository.importOnce()).toBe('unchanged');
  });

  it.each([
    [401, /does not accept GITHUB_TOKEN \(401\)$/],
    [403, /has no paper\/site, or GITHUB_TOKEN has no access to it \(403 for the branch\)$/],
    [404, /has no paper\/site, or GITHUB_TOKEN has no access to it \(404 for the branch\)$/],
    [500, /responded with 500 for the branch of paper\/site$/],
  ])(
    'that responds with %i fails with a one-line message without the token',
    async (status, reason) => {
      await repository.publish('commits/HEAD', 'No: ghp_secret', { 'X-Status': String(status) });
      const failure: unknown = await repository
        .importOnce({ GITHUB_TOKEN: 'ghp_secret' })
        .catch((e) => e);
      if (!(failure instanceof Error)) throw new Error('it did not fail');
      expect(failure.message).toMatch(reason);
      expect(failure.message).not.toMatch(/ghp_secret|\n/);
    },
  );

  it('that cannot be found without a token may be private, says the message', async () => {
    await repository.publish('commits/HEAD', 'No', { 'X-Status': '404' });
    await expect(repository.importOnce()).rejects.toThrow('private and GITHUB_TOKEN is not set');
  });
});
