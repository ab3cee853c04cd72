import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../../src/store/database.ts';
import { acquireLease } from '../../../src/store/sources/lease.ts';
import { AdminApi } from '../../support/admin.ts';
import { allRows, startEmpty } from '../../support/database.ts';
import {
  get,
  importSite,
  plainConfig,
  post,
  siteItems,
  startRun,
  titlesAt,
} from '../../support/feedmill.ts';
import { expectRefusal } from '../../support/refusal.ts';

const files = {
  '_posts/2026-01-01-a.md': post('title: A\ncategory: town'),
  '_posts/2026-01-02-b.md': post('title: B'),
  '_posts/2026-01-03-broken.md': '---\ntitle: [\n---\n',
};

const otherConfig = plainConfig.replace('The Paper', 'Next');

let api: AdminApi;
const deleteSource = (source = 'push') => api.request('DELETE', `/api/sources/${source}`);

beforeEach(async () => {
  await startEmpty();
  api = new AdminApi();
});

describe('a deleted source', () => {
  it('loses its articles, rows and runs, and its feeds get tombstones', async () => {
    await importSite({ '_posts/2026-01-05-z.md': post('title: Z') }, { source: 'other' });
    await importSite(files);
    const response = await deleteSource();
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ source: 'push', isDone: true, left: 0 });
    expect(await titlesAt('/feed.json')).toEqual(['Z']);
    const atom = await (await get('/atom.xml')).text();
    expect(atom.match(/deleted-entry/g)).not.toBeNull();
    const rows = await allRows();
    expect(rows.post).toHaveLength(1);
    expect(rows.import_run).toHaveLength(1);
    expect(rows.sync_state).toEqual([]);
    expect(rows.scope?.find((row) => Object(row).kind === 'site')).toMatchObject({
      article_count: 1,
    });
    const listed = await api.json<{ sources: { source: string }[] }>('GET', '/api/sources');
    expect(listed.sources.map(({ source }) => source)).toEqual(['archive', 'other']);
  });

  it('can be deleted again without any change', async () => {
    await importSite(files);
    await deleteSource();
    const after = await allRows();
    expect((await deleteSource()).status).toBe(200);
    expect(await allRows()).toEqual(after);
    await expectRefusal(await deleteSource('none'), 404, /source does not exist/);
  });

  it('is deleted in parts if it is large', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 5_100 }, (_, at): [string, string] => [`_posts/${at}.md`, 'x']),
    );
    await importSite({ ...many, ...files });
    const first = await deleteSource();
    expect(first.status).toBe(202);
    expect(await first.json()).toEqual({ source: 'push', isDone: false, left: 103 });
    const second = await deleteSource();
    expect(second.status).toBe(200);
    expect((await allRows()).post).toEqual([]);
    expect(await titlesAt('/feed.json')).toEqual([]);
  });

  it('gives another source with the same posts the same article ids', async () => {
    await importSite(files);
    const before = await siteItems();
    await deleteSource();
    await importSite(files, { source: 'next', config: otherConfig });
    expect(await siteItems()).toEqual(before);
    expect((await allRows()).site).toMatchObject([{ title: 'Next' }]);
  });

  it('no longer has a run that can be finished', async () => {
    await importSite(files);
    const run = await startRun();
    await deleteSource();
    expect((await api.request('POST', `/api/runs/${run}/finish`)).status).toBe(404);
  });

  it('cannot be deleted while it is being imported', async () => {
    await importSite(files);
    await acquireLease(connect(env.DB), 'push', 'one', new Date());
    const before = await allRows();
    await expectRefusal(await deleteSource(), 409, /is being imported/);
    expect(await allRows()).toEqual(before);
  });
});
