import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { AdminApi } from '../support/admin.ts';
import { CountingD1 } from '../support/counting-d1.ts';
import { startEmpty } from '../support/database.ts';
import { importSite } from '../support/feedmill.ts';

beforeEach(startEmpty);

const postsWithoutDate = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`_posts/${index}.md`, 'x']));

async function rowsReadBy(path: string): Promise<number> {
  const d1 = new CountingD1(env.DB);
  const response = await new AdminApi('https://archives.example/none', d1).request('GET', path);
  expect(response.status).toBe(200);
  return d1.rowsRead();
}

describe('the rows that a status reads', () => {
  it('do not depend on the number of posts, unless the posts are counted', async () => {
    const paths = [
      '/api/sources?counts=0',
      '/api/runs?limit=1',
      '/api/sources/push/problems?limit=1',
    ];
    await importSite(postsWithoutDate(3));
    const few = await Promise.all(paths.map(rowsReadBy));
    await importSite(postsWithoutDate(300));
    const many = await Promise.all(paths.map(rowsReadBy));
    for (const [index, rows] of many.entries()) {
      expect(rows).toBeLessThan((few[index] ?? 0) + 5);
    }
    expect(await rowsReadBy('/api/sources')).toBeGreaterThanOrEqual(300);
  });
});
