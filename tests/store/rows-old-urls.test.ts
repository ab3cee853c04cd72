// The rows that old URLs read. Anybody can request them, and readers do so for years. Seven of them tell whether a URL is
// that of the comments of a post.
import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CountingD1 } from '../support/counting-d1.ts';
import { appWith } from '../support/database.ts';
import { importSite, post } from '../support/feedmill.ts';

const d1 = new CountingD1(env.DB);
const app = appWith({}, d1);

/** Adds tags, half of which have the slug of another in WordPress, from one number to another. */
async function addTags(from: number, to: number): Promise<void> {
  const numbers = `with recursive n(i) as (select ${from} union all select i + 1 from n where i < ${to})`;
  const statements = [
    `insert into scope (kind, slug, name, revision, changed_at, article_count) ${numbers}
      select 'tag', 'größe-' || i, 'Größe ' || i, 1, 1700000000, 1 from n`,
    `insert into scope_alias (kind, slug, scope_id)
      select kind, iif(id % 2, 'same', replace(slug, 'öß', 'os')), id from scope where slug like 'größe-%'
      on conflict do nothing`,
  ];
  await env.DB.batch(statements.map((statement) => env.DB.prepare(statement)));
}

beforeAll(() =>
  importSite({
    '_posts/2026-01-01-a.md': post('title: A\nauthor: Bo Müller\ntags: [Café, C++, C#]'),
    '_posts/2026-01-02-b.md': post('title: B\ntags: [Lotse]'),
  }),
);

beforeEach(() => d1.restart());

async function costOf(path: string) {
  d1.restart();
  const response = await app.request(path);
  const location = response.headers.get('Location');
  return { location, rows: await d1.rowsRead(), statements: d1.roundTrips };
}

describe('an old URL', () => {
  it.each([
    ['/feed/', '/rss.xml', 0],
    ['/?feed=rss2', '/rss.xml', 0],
    ['/tag/caf%C3%A9/feed/', '/tags/caf%C3%A9/rss.xml', 8],
    ['/tag/cafe/feed/', '/tags/caf%C3%A9/rss.xml', 11],
    ['/author/bo-muller/feed/', '/authors/bo-m%C3%BCller/rss.xml', 12],
    ['/author/bo-mueller/feed/', '/authors/bo-m%C3%BCller/rss.xml', 12],
    ['/tag/c/feed/', null, 11],
    ['/tag/none/feed/', null, 9],
    ['/tag/caf%C3%A9,lotse/feed/', '/mix/tags:caf%C3%A9,tags:lotse/rss.xml', 9],
    ['/tag/cafe,lotse/feed/', '/mix/tags:caf%C3%A9,tags:lotse/rss.xml', 15],
  ])('%s leads to %s and reads at most %i rows', async (path, location, rows) => {
    const cost = await costOf(path);
    expect(cost.location).toBe(location);
    expect(cost.rows).toBeLessThanOrEqual(rows);
    expect(cost.statements).toBeLessThanOrEqual(3);
  });

  it('reads as many rows with 20,000 tags as with 1,000', async () => {
    const paths = ['/tag/cafe/feed/', '/tag/gro-e-7/feed/', '/tag/same/feed/', '/tag/none/feed/'];
    const costs = async () => {
      const found = [];
      for (const path of paths) found.push([path, await costOf(path)]);
      return found;
    };
    await addTags(2, 1_000);
    const few = await costs();
    await addTags(1_001, 20_000);
    expect(await costs()).toEqual(few);
  });
});
