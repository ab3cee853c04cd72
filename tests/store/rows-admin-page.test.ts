// The rows that the page of the publisher reads, if there are many of the things that it lists.
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { AdminBrowser } from '../support/admin-page.ts';
import { CountingD1 } from '../support/counting-d1.ts';
import { importSite, post } from '../support/feedmill.ts';
import { columnsOf } from '../support/grown-database.ts';

const d1 = new CountingD1(env.DB);

/** Adds problems, runs, tags, scheduled and held articles, from one number to another. */
async function add(from: number, to: number): Promise<void> {
  const numbers = `with recursive n(i) as (select ${from} union all select i + 1 from n where i < ${to})`;
  const own = ['id', 'feed_id', 'url', 'state', 'is_held', 'published_at'];
  const columns = await columnsOf('article', own);
  const articles = (id: string, state: string, isHeld: number) => `
    insert into article (${own.join(', ')}, ${columns}) ${numbers}
    select ${id}, 'f' || ${id}, 'u' || ${id}, '${state}', ${isHeld}, 4000000000 + i, ${columns}
    from n, article where article.id = 1`;
  const statements = [
    articles('(i * 2)', 'scheduled', 0),
    articles('(i * 2 + 1)', 'withdrawn', 1),
    `insert into post (source_id, path, hash, settings, outcome, note) ${numbers}
      select 1, 'p' || i, 'h', 's', 'problem', 'it is broken' from n`,
    `insert into import_run (source_id, state, started_at) ${numbers} select 1, 'done', 1700000000 + i from n`,
    `insert into scope (kind, slug, name, revision, changed_at, article_count) ${numbers}
      select 'tag', 't' || i, 't' || i, 1, 1700000000 + i, 1 + i % 50 from n`,
  ];
  await env.DB.batch(statements.map((statement) => env.DB.prepare(statement)));
}

it('every view reads as many rows with 20,000 of everything as with 1,000', async () => {
  await importSite({ '_posts/2020-01-01-a.md': post('title: A\ncategory: town\ntag: cup') });
  const browser = await new AdminBrowser({ d1 }).signIn();
  const views = [
    '/admin/',
    '/admin/problems/?source=push',
    '/admin/problems/?source=push&after=p5',
    '/admin/scheduled/',
    '/admin/scheduled/?after=1500',
    '/admin/held/',
    '/admin/held/?after=1501',
    '/admin/feeds/',
    '/admin/article/?name=f500',
  ];
  const costs = async () => {
    const rows: Record<string, number> = {};
    for (const path of views) {
      d1.restart();
      expect([path, (await browser.get(path)).status]).toEqual([path, 200]);
      rows[path] = await d1.rowsRead();
    }
    return rows;
  };
  await add(2, 1_000);
  // The first visit also checks that the tables are up to date.
  await browser.get('/admin/');
  const few = await costs();
  await add(1_001, 20_000);
  expect(await costs()).toEqual(few);
  expect(few['/admin/']).toBeLessThan(1_000);
});
