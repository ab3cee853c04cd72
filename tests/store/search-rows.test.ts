// The rows that a search reads and that its index takes, which docs/cost.md has.
import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { catchUp, runLimits } from '../../src/search/catch-up.ts';
import { connect } from '../../src/store/database.ts';
import { CountingD1 } from '../support/counting-d1.ts';
import { appWith } from '../support/database.ts';
import { importIndexed, importSite, post } from '../support/feedmill.ts';

const d1 = new CountingD1(env.DB);
const index = new CountingD1(env.SEARCH_DB);
const app = appWith({}, d1, index);

const files = Object.fromEntries(
  Array.from({ length: 50 }, (_, at) => [
    `_posts/2026-01-01-post-${at}.md`,
    post(
      `title: Post ${at}\ndate: 2026-01-01 10:${10 + at}:00`,
      at % 2 ? 'odd every\n' : 'even every\n',
    ),
  ]),
);

beforeAll(async () => {
  await importIndexed(files);
  // The first document records the configuration.
  await app.request('/rss.xml');
});

beforeEach(() => {
  d1.restart();
  index.restart();
});

const rowsRead = async () => (await d1.rowsRead()) + (await index.rowsRead());

async function read(path: string, headers: Record<string, string> = {}) {
  const response = await app.request(path, { headers });
  await response.text();
  return { status: response.status, rows: await rowsRead() };
}

it.each([
  ['every', 70],
  ['odd', 70],
  ['every odd', 70],
  ['odd even', 6],
  ['nothing', 6],
])('a search for %s reads at most %i rows', async (query, max) => {
  const { status, rows } = await read(`/search/${encodeURIComponent(query)}/rss.xml`);
  expect(status).toBe(200);
  expect(rows).toBeLessThanOrEqual(max);
});

it('a 304 reads at most four rows', async () => {
  const path = '/search/every/rss.xml';
  const etag = (await app.request(path)).headers.get('ETag') ?? '';
  d1.restart();
  index.restart();
  const { status, rows } = await read(path, { 'If-None-Match': etag });
  expect({ status, isCheap: rows <= 4 }).toEqual({ status: 304, isCheap: true });
});

it('a new article writes two rows to the index, and a batch one', async () => {
  await importSite({ '_posts/2026-02-01-new.md': post('title: New', 'some words\n') });
  // As before the last article.
  await env.SEARCH_DB.exec('update state set article_id = article_id - 1');
  d1.restart();
  index.restart();
  await catchUp(connect(d1), connect(index), runLimits.background);
  // The claim and the release of the index are a row each.
  expect(index.rowsWritten).toBeLessThanOrEqual(6);
  expect(await rowsRead()).toBeLessThanOrEqual(12);
});
