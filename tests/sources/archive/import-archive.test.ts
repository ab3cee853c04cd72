import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { archiveOf, type Files, PublishedSite } from '../../support/archive.ts';
import { CountingD1 } from '../../support/counting-d1.ts';
import { allRows, startEmpty } from '../../support/database.ts';
import { etagAt, plainConfig, post, siteItems, titlesAt } from '../../support/feedmill.ts';

const files: Files = {
  '_posts/2026-01-01-a.md': post('title: A\ntag: x'),
  '_posts/2026-01-02-b.md': post('title: B'),
};

let site: PublishedSite;

beforeEach(async () => {
  await startEmpty();
  site = new PublishedSite();
});

describe('an archive', () => {
  it.each([
    ['in one folder, as from GitHub', 'paper-0123abcd/'],
    ['at the top', ''],
    ['at the top, as from "tar -c ."', './'],
  ])('may have the site %s', async (_, folder) => {
    await site.publishBytes(await archiveOf({ '_config.yml': plainConfig, ...files }, folder));
    expect(await site.import()).toBe('imported');
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A']);
    expect(await siteItems()).toMatchObject([{ id: 'https://paper.example/2026/01/02/b' }, {}]);
  });

  it('may have posts before its configuration', async () => {
    const early = { '2025/_posts/2025-01-01-early.md': post('title: Early') };
    await site.publishBytes(await archiveOf({ ...early, '_config.yml': plainConfig, ...files }));
    await site.import();
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A', 'Early']);
  });

  it('is fetched again if the posts before its configuration exceed the limits', async () => {
    const body = 'A line of a long post.\n'.repeat(20_000);
    const early = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [
        `_posts/2025-01-01-early-${at}.md`,
        post(`title: Early ${at}`, body),
      ]),
    );
    await site.publishBytes(await archiveOf({ ...early, '_config.yml': plainConfig, ...files }));
    expect(await site.import()).toBe('imported');
    expect((await allRows(['post'])).article).toHaveLength(42);
  });

  it('has no posts outside of the site, or among drafts', async () => {
    await site.publish({
      ...files,
      '../_posts/2026-01-03-outside.md': post('title: Outside'),
      '_posts/../../_posts/2026-01-03-outside.md': post('title: Outside'),
      '_drafts/draft.md': post('title: Draft'),
      'node_modules/x/_posts/2026-01-03-x.md': post('title: Not ours'),
      'about.md': post('title: About'),
      '_posts/picture.png': 'not a post',
    });
    await site.import();
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A']);
  });

  it('is imported without a post that is broken', async () => {
    await site.publish({ ...files, '_posts/2026-01-03-c.md': '---\ntitle: [\n---\n' });
    expect(await site.import()).toBe('imported');
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A']);
    expect((await allRows()).import_run).toMatchObject([
      { state: 'done', created: 2, problems: 1 },
    ]);
  });
});

describe('the next scan of an archive', () => {
  it('sends the ETag back, and ends if nothing has changed', async () => {
    await site.publish(files);
    await site.import();
    const before = await allRows();
    expect(await site.import()).toBe('unchanged');
    expect(await allRows()).toEqual(before);
  });

  it('writes no row if the same files are served without an ETag', async () => {
    const bytes = await archiveOf({ '_config.yml': plainConfig, ...files });
    await site.publishBytes(bytes, null);
    await site.import();
    // The first request records with which configuration documents are rendered.
    const etag = await etagAt('/rss.xml');
    const before = await allRows();
    const d1 = new CountingD1(env.DB);
    expect(await site.import({}, { d1 })).toBe('imported');
    expect(d1.rowsWritten).toBe(0);
    expect(await allRows()).toEqual(before);
    expect(await etagAt('/rss.xml')).toBe(etag);
  });

  it('writes only the ETag if the same files have a new one', async () => {
    await site.publish(files);
    await site.import();
    const before = await allRows(['source']);
    await site.publish(files);
    expect(await site.import()).toBe('imported');
    expect(await allRows(['source'])).toEqual(before);
    expect(await site.import()).toBe('unchanged');
  });

  it('imports new and changed posts, and withdraws deleted ones', async () => {
    await site.publish(files);
    await site.import();
    await site.publish({
      '_posts/2026-01-02-b.md': post('title: B2'),
      '_posts/2026-01-03-c.md': post('title: C'),
    });
    expect(await site.import()).toBe('imported');
    expect(await titlesAt('/feed.json')).toEqual(['C', 'B2']);
    expect(await titlesAt('/tags/x/feed.json')).toEqual([]);
    expect((await allRows()).import_run?.at(-1)).toMatchObject({
      created: 1,
      changed: 1,
      withdrawn: 1,
    });
  });

  it('recognizes a post that has moved', async () => {
    const text = post('title: A\npermalink: /a.html');
    await site.publish({ '_posts/2026-01-01-a.md': text });
    await site.import();
    const before = await siteItems();
    await site.publish({ '_posts/old/2026-01-01-a.md': text });
    await site.import();
    expect(await siteItems()).toEqual(before);
  });

  it('gives a post its URL if the other post with that URL is deleted', async () => {
    const second = { '_posts/more/2026-01-01-a.md': post('title: B\npermalink: /a.html') };
    const first = { '_posts/2026-01-01-a.md': post('title: A\npermalink: /a.html') };
    await site.publish({ ...first, ...second });
    await site.import();
    expect(await titlesAt('/feed.json')).toEqual(['A']);
    await site.publish(second);
    await site.import();
    // This import withdraws the deleted post. Then the URL is free for the next import.
    await site.import();
    expect(await titlesAt('/feed.json')).toEqual(['B']);
  });

  it('reads all posts again if the configuration has changed', async () => {
    await site.publish(files);
    await site.import();
    await site.publish(files, 'title: The Paper\nurl: https://new.example');
    await site.import();
    const items = await siteItems();
    expect(items.map(({ url }) => new URL(url).host)).toEqual(['new.example', 'new.example']);
  });

  it('reads the same archive again if a variable changes how posts are read', async () => {
    await site.publish(files);
    await site.import();
    const variables = { siteUrl: 'https://moved.example' };
    expect(await site.import(variables)).toBe('imported');
    expect((await siteItems())[0]?.url).toMatch(/^https:\/\/moved\.example\//);
    expect(await site.import(variables)).toBe('unchanged');
  });
});
