import { beforeEach, describe, expect, it } from 'vitest';
import { ImportError } from '../../../src/model/problem.ts';
import { archiveOf, type Files, PublishedSite } from '../../support/archive.ts';
import { allRows, startEmpty } from '../../support/database.ts';
import { etagAt, get, plainConfig, post, tar, titlesAt } from '../../support/feedmill.ts';

const files: Files = {
  '_posts/2026-01-01-a.md': post('title: A\ntag: x'),
  '_posts/2026-01-02-b.md': post('title: B'),
};

let site: PublishedSite;

function bytesOf(text: string): ArrayBuffer {
  return Uint8Array.from(new TextEncoder().encode(text)).buffer;
}

beforeEach(async () => {
  await startEmpty();
  site = new PublishedSite();
});

describe('an archive that cannot be imported', () => {
  const complete = () => archiveOf({ '_config.yml': plainConfig, ...files });

  it('may be missing, or may have no posts', async () => {
    await expect(site.import()).rejects.toThrow(
      new ImportError('the server of the archive responded with 404'),
    );
    await site.publish({});
    await expect(site.import()).rejects.toThrow(
      new ImportError('the source has no posts; nothing was changed'),
    );
    expect((await get('/categories/x/rss.xml')).status).toBe(503);
  });

  it.each([
    [
      'it has no configuration',
      () => archiveOf(files),
      /^the archive has no site's configuration: _config/,
    ],
    [
      'it is truncated',
      async () => (await complete()).slice(0, 300),
      /cannot be read: it is truncated$/,
    ],
    ['it is empty', async () => (await complete()).slice(0, 0), /^the archive is empty$/],
    [
      'it is a web page',
      async () => bytesOf('<!DOCTYPE html><title>Sign in'),
      /returned a web page/,
    ],
    [
      'it is not an archive',
      async () => bytesOf('text '.repeat(200)),
      /^the archive cannot be read: /,
    ],
    [
      'its configuration is broken',
      () => archiveOf({ '_config.yml': 'title: [', ...files }),
      /^_config\.yml cannot be read: /,
    ],
  ])('changes nothing if %s', async (_, bytes, reason) => {
    await site.publish(files);
    await site.import();
    const before = await allRows();
    await site.publishBytes(await bytes());
    const failure = site.import();
    await expect(failure).rejects.toThrow(ImportError);
    await expect(failure).rejects.toThrow(reason);
    expect(await allRows()).toEqual(before);
  });

  it('may exceed the limit when inflated', async () => {
    await site.publish({ ...files, 'big.txt': 'x'.repeat(200_000) });
    await expect(site.import({ archiveMaxBytes: 100_000 })).rejects.toThrow(
      new ImportError('the archive is larger than 100000 bytes when inflated'),
    );
  });

  it('changes nothing if it is truncated after complete posts, and can be imported later', async () => {
    await site.publish(files);
    await site.import();
    const posts = Object.fromEntries(
      Array.from({ length: 220 }, (_, at) => [
        `_posts/2025-01-01-post-${1000 + at}.md`,
        post(`title: Post ${at}`),
      ]),
    );
    const bytes = await tar({ '_config.yml': plainConfig, ...posts });
    const before = await allRows();
    await site.publishBytes(bytes.slice(0, 200_000).buffer);
    await expect(site.import()).rejects.toThrow(ImportError);
    expect(await allRows()).toEqual(before);
    await site.publishBytes(bytes.buffer);
    expect(await site.import()).toBe('refused');
    expect((await allRows()).article).toHaveLength(222);
    expect((await titlesAt('/feed.json'))[2]).toMatch(/^Post/);
  });

  it('may lack most posts: their articles stay, and the archive need not be read again until it changes', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `_posts/2025-01-01-post-${at}.md`,
        post(`title: Post ${at}`),
      ]),
    );
    await site.publish({ ...files, ...many });
    await site.import();
    await site.publish({ ...files, '_posts/2026-01-03-c.md': post('title: C') });
    for (const _ of [1, 2]) expect(await site.import()).toBe('refused');
    expect((await allRows()).import_run?.at(-1)).toMatchObject({
      message: expect.stringMatching(/^30 of 32 articles would be withdrawn, more than 20%/),
    });
    expect(await titlesAt('/feed.json')).toHaveLength(20);
    const etag = await etagAt('/rss.xml');
    await site.publish({ ...files, ...many, '_posts/2026-01-03-c.md': post('title: C') });
    expect(await site.import()).toBe('imported');
    expect(await etagAt('/rss.xml')).toBe(etag);
    expect(await site.import()).toBe('unchanged');
  });
});
