import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { publishDue } from '../../src/import/publish-due.ts';
import { connect } from '../../src/store/database.ts';
import { allRows, startEmpty } from '../support/database.ts';
import { etagAt, get, importSite, post, siteItems, titlesAt } from '../support/feedmill.ts';
import { childrenOf, childText, parseXml } from '../support/xml.ts';

const day = 86_400_000;
const db = connect(env.DB);
const due = new Date(Math.floor(Date.now() / 1000) * 1000 + day);
const files = {
  '_posts/2026-01-01-now.md': post('title: Now\ntag: x'),
  '_posts/2026-01-02-later.md': post(`title: Later\ndate: ${due.toISOString()}\ntags: [x, y]`),
};

beforeEach(startEmpty);

describe('a post with a date in the future', () => {
  it('is in no feed, and its import changes no ETag', async () => {
    await importSite({ '_posts/2026-01-01-now.md': files['_posts/2026-01-01-now.md'] });
    const etags = [await etagAt('/rss.xml'), await etagAt('/tags/x/rss.xml')];
    await importSite(files);
    expect(await titlesAt('/feed.json')).toEqual(['Now']);
    expect(await titlesAt('/tags/x/feed.json')).toEqual(['Now']);
    expect((await get('/tags/y/feed.json')).status).toBe(404);
    expect([await etagAt('/rss.xml'), await etagAt('/tags/x/rss.xml')]).toEqual(etags);
  });

  it('is not published a second too early', async () => {
    await importSite(files);
    const before = await allRows();
    expect(await publishDue(db, new Date(due.getTime() - 1000))).toBe(0);
    expect(await allRows()).toEqual(before);
  });

  it('is published at its time, in all its feeds, under a new ETag', async () => {
    await importSite(files);
    const etag = await etagAt('/rss.xml');
    expect(await publishDue(db, due)).toBe(1);
    expect(await titlesAt('/feed.json')).toEqual(['Later', 'Now']);
    expect(await titlesAt('/tags/x/feed.json')).toEqual(['Later', 'Now']);
    expect(await titlesAt('/tags/y/feed.json')).toEqual(['Later']);
    expect(await etagAt('/rss.xml')).not.toBe(etag);
    const [first] = await siteItems();
    expect(first).toMatchObject({
      date_published: due.toISOString(),
      date_modified: due.toISOString(),
    });
  });

  it('is published once', async () => {
    await importSite(files);
    await publishDue(db, due);
    const before = await allRows();
    expect(await publishDue(db, new Date(due.getTime() + day))).toBe(0);
    expect(await allRows()).toEqual(before);
  });

  it('is not published after it was deleted', async () => {
    await importSite(files);
    await importSite({}, { deleted: ['_posts/2026-01-02-later.md'] });
    expect(await publishDue(db, due)).toBe(0);
    expect(await titlesAt('/feed.json')).toEqual(['Now']);
  });

  it('is published immediately if the run allows future posts, as "jekyll build --future" does', async () => {
    await importSite(files, { future: true });
    expect(await titlesAt('/feed.json')).toEqual(['Later', 'Now']);
    expect(await publishDue(db, due)).toBe(0);
  });

  it('is not newer than its feed if it is published immediately', async () => {
    await importSite(files, { future: true });
    const root = parseXml(await (await get('/atom.xml')).text());
    const [entry = root] = childrenOf(root, 'entry');
    const [feedDate = '', entryDate = ''] = [
      childText(root, 'updated'),
      childText(entry, 'updated'),
    ];
    expect(feedDate >= entryDate).toBe(true);
  });

  it('is removed from its feeds if its date is postponed', async () => {
    await importSite(files);
    await publishDue(db, due);
    const postponed = new Date(due.getTime() + 7 * day).toISOString();
    await importSite({ '_posts/2026-01-02-later.md': post(`title: Later\ndate: ${postponed}`) });
    expect(await titlesAt('/feed.json')).toEqual(['Now']);
  });

  it('is published even if hundreds of posts are due', async () => {
    const many = Array.from({ length: 450 }, (_, index): [string, string] => [
      `_posts/2026-01-02-later-${index}.md`,
      post(`title: Later\ndate: ${due.toISOString()}`),
    ]);
    for (let start = 0; start < many.length; start += 150) {
      await importSite(Object.fromEntries(many.slice(start, start + 150)));
    }
    expect(await publishDue(db, due)).toBe(450);
    expect(await titlesAt('/feed.json')).toHaveLength(20);
  });
});
