import { beforeEach, describe, expect, it } from 'vitest';
import { gitBlobId } from '../../src/model/post-file.ts';
import { startEmpty } from '../support/database.ts';
import { callApi, importSite, plainConfig, post } from '../support/feedmill.ts';

beforeEach(startEmpty);

const goodPost = { '_posts/2026-01-01-a.md': post('title: A') };

describe('the inventory of a source', () => {
  const inventory = async (query = '') => {
    const response = await callApi('GET', `/api/sources/push/posts${query}`);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    return response.json<{ isNew: boolean; posts: { path: string; hash: string | null }[] }>();
  };
  const idOf = (text: string) => gitBlobId(Uint8Array.from(new TextEncoder().encode(text)));

  it('is new and empty before the first run', async () => {
    expect(await inventory()).toEqual({
      isNew: true,
      postFolders: [],
      cursor: null,
      refusal: null,
      posts: [],
      next: null,
    });
  });

  it('lists every post with its Git blob id', async () => {
    const text = post('title: A');
    const broken = '---\ntitle: [\n---\n';
    await importSite({ '_posts/2026-01-01-a.md': text, '_posts/2026-01-02-b.md': broken });
    expect(await inventory(`?config=${await idOf(plainConfig)}`)).toMatchObject({
      isNew: false,
      posts: [
        { path: '_posts/2026-01-01-a.md', hash: await idOf(text), outcome: 'imported' },
        { path: '_posts/2026-01-02-b.md', hash: await idOf(broken), outcome: 'problem' },
      ],
    });
  });

  it('has no hashes if the settings differ, so that every post is sent again', async () => {
    await importSite(goodPost);
    const { isNew, posts } = await inventory('?config=0123');
    expect(isNew).toBe(true);
    expect(posts).toMatchObject([{ hash: null }]);
  });
});
