import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { publishDue } from '../../../src/import/publish-due.ts';
import { connect } from '../../../src/store/database.ts';
import { startEmpty } from '../../support/database.ts';
import { etagAt, get, importSite, post, siteItems, titlesAt } from '../../support/feedmill.ts';

beforeEach(startEmpty);

const path = '_posts/2026-01-01-a.md';
const other = '_posts/2026-01-02-b.md';

/** Returns the scopes whose count differs from the number of their articles. */
async function wrongCounts() {
  const { results } = await env.DB.prepare(
    `select kind, slug, article_count as stored, count(article_id) as actual
     from scope left join scope_article on scope_id = scope.id
     group by scope.id having stored <> actual`,
  ).all();
  return results;
}

/**
 * Returns the articles whose rows in scope_article are wrong: live articles without a row, other
 * articles with one, and rows with another date.
 */
async function wrongMemberships() {
  const { results } = await env.DB.prepare(
    `select article.id, article.state from article
     left join scope_article listed on listed.article_id = article.id
     where (article.state = 'live') <> (listed.article_id is not null)
       or listed.published_at <> article.published_at`,
  ).all();
  return results;
}

function lowestRevision(): Promise<number | null> {
  return env.DB.prepare('select min(revision) as lowest from scope').first('lowest');
}

describe('the scopes of an article', () => {
  const history: [string, Record<string, string>, string[]][] = [
    ['it is new', { [path]: post('category: News\ntags: [x, y]'), [other]: post('tag: x') }, []],
    ['it is edited', { [path]: post('title: Z\ncategory: News\ntags: [x, y]') }, []],
    ['its topics change', { [path]: post('category: Town\ntags: [y, z]') }, []],
    ['its topics differ only in case', { [path]: post('category: TOWN\ntags: [Y, y, "Y "]') }, []],
    ['its date changes', { [path]: post('date: 2026-03-04 05:06:07.25\ncategory: Town') }, []],
    ['its date is in the future', { [path]: post('date: 2126-03-04\ncategory: Town') }, []],
    ['it is dated in the past again', { [path]: post('category: Town') }, []],
    ['it is not published', { [path]: post('published: false') }, []],
    ['it is published again', { [path]: post('categories: [Town, News]\ntag: x') }, []],
    ['it is deleted', {}, [path]],
    ['it is added again', { [path]: post('tag: x') }, []],
  ];

  it('contain it and count it correctly after every kind of change', async () => {
    for (const [what, files, deleted] of history) {
      await importSite(files, { deleted });
      expect({ what, counts: await wrongCounts(), memberships: await wrongMemberships() }).toEqual({
        what,
        counts: [],
        memberships: [],
      });
    }
    expect(await siteItems()).toHaveLength(2);
  });

  it('are the same if their names differ only in case or spacing', async () => {
    await importSite({ [path]: post('title: A\ntags: ["Big News"]') });
    await importSite({ [other]: post('title: B\ntags: ["big  news"]') });
    expect(await titlesAt('/tags/big-news/feed.json')).toEqual(['B', 'A']);
    expect(await (await get('/tags/big-news/rss.xml')).text()).toContain('<title>Big News · ');
  });

  it('differ by kind: a category and a tag with the same name have separate feeds', async () => {
    await importSite({ [path]: post('title: A\ncategory: x'), [other]: post('title: B\ntag: x') });
    expect(await titlesAt('/categories/x/feed.json')).toEqual(['A']);
    expect(await titlesAt('/tags/x/feed.json')).toEqual(['B']);
  });

  it('have revisions no lower than the current time, so a new database repeats none of an old one', async () => {
    const now = new Date(Math.floor(Date.now() / 1000) * 1000);
    const tomorrow = new Date(now.getTime() + 86_400_000);
    const text = post(`category: News\ntag: x\ndate: ${tomorrow.toISOString()}`);
    await importSite({ [path]: post('category: News\ntag: x'), [other]: text });
    expect(await lowestRevision()).toBeGreaterThanOrEqual(now.getTime() / 1000);
    await publishDue(connect(env.DB), tomorrow);
    expect(await lowestRevision()).toBeGreaterThanOrEqual(tomorrow.getTime() / 1000);
  });

  it('have a new ETag after every change, even one that is undone', async () => {
    const seen = new Set<string | null>();
    for (let edit = 0; edit < 5; edit++) {
      await importSite({ [path]: post(`title: ${edit % 2}\ntag: x`) });
      seen.add(await etagAt('/tags/x/rss.xml'));
    }
    expect(seen.size).toBe(5);
  });
});
