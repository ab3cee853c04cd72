import { describe, expect, it } from 'vitest';
import { PublishedSite } from '../../support/archive.ts';
import { allRows, startEmpty } from '../../support/database.ts';
import { post, siteItems, titlesAt } from '../../support/feedmill.ts';

describe('a post with the URL of another', () => {
  it('does not replace an older post, even if it comes first in the archive', async () => {
    await startEmpty();
    const site = new PublishedSite();
    const owner = { '_posts/zoo/2026-01-01-owner.md': post('title: Owner\npermalink: /same.html') };
    await site.publish(owner);
    await site.import();
    await site.publish({
      '_posts/2026-01-02-a.md': post('title: Intruder\npermalink: /same.html'),
      ...owner,
    });
    await site.import();
    expect(await titlesAt('/feed.json')).toEqual(['Owner']);
  });

  it('takes over the URL if its date is earlier', async () => {
    await startEmpty();
    const site = new PublishedSite();
    const later = { '_posts/2026-01-02-b.md': post('title: Later\npermalink: /same.html') };
    await site.publish(later);
    await site.import();
    await site.publish({
      ...later,
      '_posts/2026-01-01-a.md': post('title: Earlier\npermalink: /same.html'),
    });
    await site.import();
    expect(await titlesAt('/feed.json')).toEqual(['Earlier']);
    expect((await allRows()).post).toMatchObject([
      { path: '_posts/2026-01-01-a.md', outcome: 'imported' },
      { path: '_posts/2026-01-02-b.md', outcome: 'conflict', reasons: 'conflict' },
    ]);
  });

  it('takes over the article if the other post is deleted in the same import', async () => {
    await startEmpty();
    const site = new PublishedSite();
    const text = post('title: Moves\npermalink: /same.html');
    await site.publish({ '_posts/zoo/2026-01-01-a.md': text });
    await site.import();
    const before = await siteItems();
    await site.publish({ '_posts/2026-01-01-a.md': text });
    await site.import();
    expect(await siteItems()).toEqual(before);
    expect((await allRows()).import_run?.at(-1)).toMatchObject({ withdrawn: 0, problems: 0 });
  });
});

describe('posts that are moved to another post folder', () => {
  it('keep their articles, even if all posts of the site are moved', async () => {
    await startEmpty();
    const site = new PublishedSite();
    const names = Array.from(
      { length: 30 },
      (_, index) => `2026-01-${String(index + 1).padStart(2, '0')}-a.md`,
    );
    const filesIn = (folder: string) =>
      Object.fromEntries(names.map((name) => [`${folder}/${name}`, post(`title: ${name}`)]));
    await site.publish(filesIn('_posts'));
    await site.import({ postFolders: ['old_post'] });
    const before = await allRows();
    await site.publish(filesIn('old_post'));
    await site.import({ postFolders: ['old_post'] });
    const after = await allRows();
    expect(after.scope).toEqual(before.scope);
    expect(after.article).toMatchObject(names.map(() => ({ state: 'live' })));
    expect(after.post).toMatchObject(names.map((name) => ({ path: `old_post/${name}` })));
    expect(after.import_run?.at(-1)).toMatchObject({ withdrawn: 0, problems: 0, unchanged: 30 });
  });
});
