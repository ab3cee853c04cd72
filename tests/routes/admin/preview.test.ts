import { beforeEach, describe, expect, it } from 'vitest';
import type { PreviewResponse } from '../../../src/model/admin-api.ts';
import { AdminApi } from '../../support/admin.ts';
import { type Files, PublishedSite } from '../../support/archive.ts';
import { allRows, startEmpty } from '../../support/database.ts';
import { post } from '../../support/feedmill.ts';
import { expectRefusal } from '../../support/refusal.ts';

const files: Files = {
  '_posts/2026-01-01-a.md': post('title: A'),
  '_posts/2026-01-02-b.md': post('title: B'),
  '_posts/2026-01-03-c.md': post('title: C\npermalink: /c.html'),
};

let site: PublishedSite;
let api: AdminApi;

beforeEach(async () => {
  await startEmpty();
  site = new PublishedSite();
  api = new AdminApi(site.url);
});

const preview = () => api.json<PreviewResponse>('GET', '/api/sources/archive/preview');

describe('a preview', () => {
  it('predicts the first import of a source and changes nothing', async () => {
    await site.publish({ ...files, '_posts/2026-01-04-d.md': '---\ntitle: [\n---\n' });
    const before = await allRows();
    expect(await preview()).toMatchObject({
      isUnchanged: false,
      refusal: null,
      counts: { created: 3, problems: 1, unread: 0 },
      created: ['_posts/2026-01-03-c.md', '_posts/2026-01-02-b.md', '_posts/2026-01-01-a.md'],
      leftOut: [{ path: '_posts/2026-01-04-d.md', reasons: 'yaml' }],
    });
    expect(await allRows()).toEqual(before);
  });

  it('predicts which posts an import creates, changes, moves and deletes', async () => {
    await site.publish(files);
    await site.import();
    await site.publish({
      '_posts/2026-01-02-b.md': post('title: B2'),
      '_posts/old/2026-01-03-c.md': post('title: C, edited\npermalink: /c.html'),
      '_posts/2026-01-05-e.md': post('title: E'),
    });
    const before = await allRows();
    expect(await preview()).toMatchObject({
      counts: { created: 1, changed: 1, unchanged: 0, moved: 1, deleted: 1 },
      created: ['_posts/2026-01-05-e.md'],
      changed: ['_posts/2026-01-02-b.md'],
      moved: [{ from: '_posts/2026-01-03-c.md', to: '_posts/old/2026-01-03-c.md' }],
      deleted: ['_posts/2026-01-01-a.md'],
    });
    expect(await allRows()).toEqual(before);
    await site.import();
    expect((await allRows()).import_run?.at(-1)).toMatchObject({ created: 1, withdrawn: 1 });
  });

  it('reports that the source is unchanged', async () => {
    await site.publish(files);
    await site.import();
    expect(await preview()).toMatchObject({
      isUnchanged: true,
      counts: { created: 0, deleted: 0 },
    });
  });

  it('reports that an import would be refused because it withdraws too much', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        `_posts/2026-01-01-p${index}.md`,
        post(`title: Post ${index}`),
      ]),
    );
    await site.publish(many);
    await site.import();
    await site.publish(files);
    const response = await preview();
    expect(response.refusal).toMatch(/^30 of 30 articles would be withdrawn/);
    expect(response.counts).toMatchObject({ created: 3, deleted: 30 });
  });

  it('reports that the configuration has changed', async () => {
    await site.publish(files);
    await site.import();
    await site.publish(files, 'title: Other\nurl: https://paper.example');
    expect(await preview()).toMatchObject({ readsAll: true });
  });

  it('is refused if the source is unknown or cannot be read', async () => {
    const response = await api.request('GET', '/api/sources/archive/preview');
    await expectRefusal(response, 422, /responded with 404/);
    const unknown = await api.request('GET', '/api/sources/none/preview');
    await expectRefusal(unknown, 404, /source does not exist/);
  });
});
