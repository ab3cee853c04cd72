// The database rows that a scan of a repository costs.
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { CountingD1 } from '../../support/counting-d1.ts';
import { plainConfig, post, titlesAt } from '../../support/feedmill.ts';
import { PublishedRepository } from '../../support/published-repository.ts';

const repository = new PublishedRepository();
const d1 = new CountingD1(env.DB);
const path = '_posts/2026-01-01-a.md';

async function scan() {
  // The rows of earlier runs, of which only a few are kept, must not count.
  await env.DB.exec('delete from import_run');
  d1.restart();
  const result = await repository.importOnce({}, d1);
  return { result, read: await d1.rowsRead(), written: d1.rowsWritten };
}

/** Inserts copies of the first post until there are as many posts. */
async function growTo(posts: number): Promise<void> {
  await env.DB.prepare(
    `with recursive n(i) as (select count(*) from post union all select i + 1 from n where i < ?)
     insert or ignore into post (source_id, path, hash, settings, outcome, note, reasons, article_id)
     select source_id, printf('_posts/2020-01-01-%d.md', i), hash, settings, outcome,
       note, reasons, article_id from n, post where path = '${path}'`,
  )
    .bind(posts)
    .run();
}

/** The costs of a scan that finds one changed post, and of a scan that finds none. */
async function costs(title: string) {
  await repository.change([
    { path, status: 'modified', text: post(`title: ${title}`) },
    { path: 'README.md', status: 'added', text: 'A paper.' },
  ]);
  return { changed: await scan(), unchanged: await scan() };
}

it('a changed post costs as many rows among 20,000 posts as among 1,000', async () => {
  await repository.commit();
  await repository.archive({ '_config.yml': plainConfig, [path]: post('title: A') });
  expect((await scan()).result).toBe('imported');
  await growTo(1_000);
  await costs('First change');
  const few = await costs('Of a thousand');
  expect(few.changed).toMatchObject({ result: 'imported' });
  expect(few.unchanged).toMatchObject({ result: 'unchanged', written: 0 });
  await growTo(20_000);
  expect(await costs('Of many')).toEqual(few);
  expect(await titlesAt('/feed.json')).toEqual(['Of many']);
  expect(few.changed.read + few.changed.written).toBeLessThan(100);
});
