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
    ['in one folder, as GitHub makes it', 'paper-0123abcd/'],
    ['at the top', ''],
    ['at the top, as "tar -c ." makes it', './'],
  ])('has the site %s', async (_, folder) => {
    await site.publishBytes(await archiveOf({ '_config.yml': plainConfig, ...files }, folder));
    expect(await site.import()).toBe('imported');
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A']);
    expect(await siteItems()).toMatchObject([{ id: 'https://paper.example/2026/01/02/b' }, {}]);
  });

  it('has posts before its configuration too', async () => {
    const zero = { '2025/_posts/2025-01-01-early.md': post('title: Early') };
    await site.publishBytes(await archiveOf({ ...zero, '_config.yml': plainConfig, ...files }));
    await site.import();
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A', 'Early']);
  });

  it('is asked for again where more stands before its configuration than can wait', async () => {
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

  it('has no posts outside of its site, among drafts or beyond its root', async () => {
    await site.publish({
      ...files,
      '../_posts/2026-01-03-outside.md': post('title: Outside'),
      '_posts/../../_posts/2026-01-03-outside.md': post('title: Outside'),
      '_drafts/draft.md': post('title: Draft'),
      'node_modules/x/_posts/2026-01-03-x.md': post('title: Not ours'),
      'about.md': post('title: About'),
      '_posts/picture.png': 'no text',
    });
    await site.import();
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A']);
  });

  it('imports the rest where a post is broken', async () => {
    await site.publish({ ...files, '_posts/2026-01-03-c.md': '---\ntitle: [\n---\n' });
    expect(await site.import()).toBe('imported');
    expect(await titlesAt('/feed.json')).toEqual(['B', 'A']);
    expect((await allRows()).import_run).toMatchObject([
      { state: 'done', created: 2, problems: 1 },
    ]);
  });
});

describe('the next scan at an archive', () => {
  it('sends its ETag back, and ends there when nothing has changed', async () => {
    await site.publish(files);
    await site.import();
    const before = await allRows();
    expect(await site.import()).toBe('unchanged');
    expect(await allRows()).toEqual(before);
  });

  it('writes no row when the same files are served without an ETag', async () => {
    const bytes = await archiveOf({ '_config.yml': plainConfig, ...files });
    await site.publishBytes(bytes, null);
    await site.import();
    const [before, etag] = [await allRows(), await etagAt('/rss.xml')];
    const d1 = new CountingD1(env.DB);
    expect(await site.import({}, { d1 })).toBe('imported');
    expect(d1.rowsWritten).toBe(0);
    expect(await allRows()).toEqual(before);
    expect(await etagAt('/rss.xml')).toBe(etag);
  });

  it('writes nothing but the ETag when the same files have a new one', async () => {
    await site.publish(files);
    await site.import();
    const before = await allRows(['source']);
    await site.publish(files);
    expect(await site.import()).toBe('imported');
    expect(await allRows(['source'])).toEqual(before);
    expect(await site.import()).toBe('unchanged');
  });

  it('imports what is new and changed, and withdraws what is gone', async () => {
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

  it('knows a post that moved', async () => {
    const text = post('title: A\npermalink: /a.html');
    await site.publish({ '_posts/2026-01-01-a.md': text });
    await site.import();
    const before = await siteItems();
    await site.publish({ '_posts/old/2026-01-01-a.md': text });
    await site.import();
    expect(await siteItems()).toEqual(before);
  });

  it('gives a post the id of one that went, though it could not have it before', async () => {
    const second = { '_posts/more/2026-01-01-a.md': post('title: B\npermalink: /a.html') };
    const first = { '_posts/2026-01-01-a.md': post('title: A\npermalink: /a.html') };
    await site.publish({ ...first, ...second });
    await site.import();
    expect(await titlesAt('/feed.json')).toEqual(['A']);
    await site.publish(second);
    await site.import();
    // The first look withdraws, the next finds the address free.
    await site.import();
    expect(await titlesAt('/feed.json')).toEqual(['B']);
  });

  it('reads all posts again when the configuration has changed', async () => {
    await site.publish(files);
    await site.import();
    await site.publish(files, 'title: The Paper\nurl: https://new.example');
    await site.import();
    const items = await siteItems();
    expect(items.map(({ url }) => new URL(url).host)).toEqual(['new.example', 'new.example']);
  });

  it('reads the same archive again when a variable changes how posts are read', async () => {
    await site.publish(files);
    await site.import();
    const variables = { siteUrl: 'https://moved.example' };
    expect(await site.import(variables)).toBe('imported');
    expect((await siteItems())[0]?.url).toMatch(/^https:\/\/moved\.example\//);
    expect(await site.import(variables)).toBe('unchanged');
  });
});
