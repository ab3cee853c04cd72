// What it costs to follow a repository, in a database of a thousand posts and of twenty thousand.
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { type Config, readConfig } from '../../src/config.ts';
import { importSource } from '../../src/import/import-source.ts';
import { gitBlobId } from '../../src/import/post-file.ts';
import { sourcesOf } from '../../src/import/sources-of.ts';
import { connect } from '../../src/store/database.ts';
import { archiveOf } from '../support/archive.ts';
import { CountingD1 } from '../support/counting-d1.ts';
import { plainConfig, post, publicUrl, titlesAt } from '../support/feedmill.ts';

const api = `https://${crypto.randomUUID()}.example`;
const config: Config = readConfig({
  PUBLIC_URL: publicUrl,
  GITHUB_REPOSITORY: 'paper/site',
  GITHUB_API: api,
});
const d1 = new CountingD1(env.DB);
let head = '';

/** Puts an answer up for a path of the API. */
async function publish(path: string, body: string | ArrayBuffer, etag = ''): Promise<void> {
  const headers: Record<string, string> = etag === '' ? {} : { ETag: etag };
  await fetch(`${api}/repos/paper/site/${path}`, { method: 'PUT', headers, body });
}

/** Makes a commit that is the newest. */
async function commit(): Promise<string> {
  head = crypto.randomUUID().replace(/-/g, '').padEnd(40, '0');
  await publish('commits/HEAD', head, `"${head}"`);
  return head;
}

async function look() {
  const [source] = sourcesOf(config);
  if (!source) throw new Error('there is no source');
  // Earlier runs of the source, of which few are kept, are none of what is measured here.
  await env.DB.exec('delete from import_run');
  const options = { instance: crypto.randomUUID(), withdrawsAll: false, clock: () => new Date() };
  d1.restart();
  const result = await importSource(connect(d1), config, source, options);
  return { result, read: await d1.rowsRead(), written: d1.rowsWritten };
}

/** Has as many posts known as that, each like the first. */
async function growTo(posts: number): Promise<void> {
  await env.DB.prepare(
    `with recursive n(i) as (select count(*) from post union all select i + 1 from n where i < ?)
     insert or ignore into post select source_id, printf('_posts/2020-01-01-%d.md', i), hash, settings, outcome,
       note, reasons, article_id from n, post where path = '_posts/2026-01-01-a.md'`,
  )
    .bind(posts)
    .run();
}

/** What a look costs that finds one changed post, and one that finds none. */
async function costs(title: string) {
  const base = head;
  const text = post(`title: ${title}`);
  const sha = await gitBlobId(new Uint8Array(new TextEncoder().encode(text)));
  await commit();
  const files = [
    { filename: '_posts/2026-01-01-a.md', status: 'modified', sha },
    { filename: 'README.md', status: 'added', sha: '0'.repeat(40) },
  ];
  await publish(
    `compare/${base}...${head}?per_page=1&page=1`,
    JSON.stringify({ status: 'ahead', files }),
  );
  await publish(`contents/_posts/2026-01-01-a.md?ref=${head}`, text);
  return { changed: await look(), unchanged: await look() };
}

it('a changed post costs as many rows among 20,000 posts as among 1,000', async () => {
  const files = { '_config.yml': plainConfig, '_posts/2026-01-01-a.md': post('title: A') };
  await publish(`tarball/${await commit()}`, await archiveOf(files));
  expect((await look()).result).toBe('imported');
  await growTo(1_000);
  await costs('As often as others');
  const few = await costs('Of a thousand');
  expect(few.changed).toMatchObject({ result: 'imported' });
  expect(few.unchanged).toMatchObject({ result: 'unchanged', written: 0 });
  await growTo(20_000);
  expect(await costs('Of many')).toEqual(few);
  expect(await titlesAt('/feed.json')).toEqual(['Of many']);
  expect(few.changed.read + few.changed.written).toBeLessThan(100);
});
