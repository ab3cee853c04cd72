import { beforeEach, describe, expect, it } from 'vitest';
import { maxBodyBytes } from '../../src/routes/import-api.ts';
import { allRows, startEmpty } from '../support/database.ts';
import {
  callApi,
  importSite,
  post,
  sendPosts,
  startRun,
  tar,
  titlesAt,
} from '../support/feedmill.ts';
import { expectRefusal } from '../support/refusal.ts';

beforeEach(startEmpty);

const goodPost = { '_posts/2026-01-01-a.md': post('title: A') };

describe('an invalid body', () => {
  it('is refused with 413 if its declared length is too large', async () => {
    const run = await startRun();
    const body = new Uint8Array(maxBodyBytes + 1);
    await expectRefusal(await callApi('POST', `/api/runs/${run}/posts`, body), 413, /too large/);
  });

  it('is refused with 413 if it is too large without a declared length', async () => {
    const run = await startRun();
    const archive = new Blob([
      await tar({ '_posts/2026-01-01-big.md': new Uint8Array(maxBodyBytes) }),
    ]);
    const response = await callApi('POST', `/api/runs/${run}/posts`, archive.stream());
    await expectRefusal(response, 413, /too large/);
  });

  it('is refused with 413 if it is too large when decompressed', async () => {
    const run = await startRun();
    const big = new Uint8Array(40 * 1024 * 1024);
    const archive = new Blob([await tar({ '_posts/2026-01-01-big.md': big })]);
    const body = await new Response(
      archive.stream().pipeThrough(new CompressionStream('gzip')),
    ).arrayBuffer();
    expect(body.byteLength).toBeLessThan(maxBodyBytes);
    await expectRefusal(await callApi('POST', `/api/runs/${run}/posts`, body), 413, /too large/);
  });

  it.each([
    ['not an archive', new TextEncoder().encode('no archive at all'.repeat(100))],
    ['a truncated gzip', new Uint8Array([0x1f, 0x8b, 8, 0, 0])],
  ])('is refused with 422 if it is %s, and nothing changes', async (_, body) => {
    const run = await startRun();
    const before = await allRows();
    const response = await callApi('POST', `/api/runs/${run}/posts`, body);
    await expectRefusal(response, 422, /^the archive cannot be read: /);
    const startResponse = await callApi('POST', '/api/sources/push/runs', body);
    await expectRefusal(startResponse, 422, /^the archive cannot be read: /);
    expect(await allRows()).toEqual(before);
  });

  it('is refused with 422 if it is truncated within a post', async () => {
    const run = await startRun();
    const archive = await tar({ ...goodPost, '_posts/2026-01-02-b.md': post('title: B') });
    const response = await callApi('POST', `/api/runs/${run}/posts`, archive.slice(0, 1600));
    await expectRefusal(response, 422, /^the archive cannot be read: /);
  });

  it.each([
    '',
    '[]',
    '{"paths": "x"}',
    '{"paths": [1]}',
    JSON.stringify({ paths: Array(50_001).fill('x') }),
  ])('is refused with 400 if it is not a list of at most 50,000 paths', async (body) => {
    const run = await startRun();
    await expectRefusal(await callApi('POST', `/api/runs/${run}/deleted`, body), 400, /"paths"/);
  });

  it('is refused with 422 if it has a broken _config.yml, and the site stays the same', async () => {
    await importSite(goodPost);
    const before = await allRows();
    const body = await tar({ '_config.yml': 'title: [The\nurl: "' });
    const startResponse = await callApi('POST', '/api/sources/push/runs', body);
    await expectRefusal(startResponse, 422, /^_config\.yml cannot be read: /);
    expect(await allRows()).toEqual(before);
  });
});

describe('a request for a run', () => {
  it.each(['UPPER', '-x', 'a%20b', 'x'.repeat(65)])(
    'is refused with 400 if its source is named %s',
    async (name) => {
      await expectRefusal(await callApi('GET', `/api/sources/${name}/posts`), 400, /source/);
    },
  );

  it.each(['0', '99', 'x', '-1', '1e9', 'NaN'])(
    'is refused with 404 if the run is %s',
    async (run) => {
      await importSite(goodPost);
      await expectRefusal(await callApi('POST', `/api/runs/${run}/finish`), 404, /does not exist/);
    },
  );

  it('is refused with 409 if a later run has superseded it', async () => {
    const first = await startRun();
    const second = await startRun();
    const late = await callApi('POST', `/api/runs/${first}/posts`, await tar(goodPost));
    await expectRefusal(late, 409, /superseded/);
    await expectRefusal(await callApi('POST', `/api/runs/${first}/finish`), 409, /superseded/);
    expect(await sendPosts(second, goodPost)).toMatchObject([{ outcome: 'created' }]);
  });

  it('is refused with 409 if the run has ended', async () => {
    const run = await startRun();
    await callApi('POST', `/api/runs/${run}/finish`);
    const late = await callApi('POST', `/api/runs/${run}/posts`, await tar(goodPost));
    await expectRefusal(late, 409, /done/);
    expect(await titlesAt('/feed.json')).toEqual([]);
  });

  it('gets the same response if it finishes the run again', async () => {
    const run = await startRun();
    await sendPosts(run, goodPost);
    const first = await callApi('POST', `/api/runs/${run}/finish`);
    const second = await callApi('POST', `/api/runs/${run}/finish`);
    expect(await second.json()).toEqual(await first.json());
  });

  it('is accepted if a later run of another source has started', async () => {
    const run = await startRun({ source: 'one' });
    await startRun({ source: 'two' });
    await sendPosts(run, goodPost);
    expect(await titlesAt('/feed.json')).toEqual(['A']);
  });
});
