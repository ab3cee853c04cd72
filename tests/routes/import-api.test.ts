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

describe('a body that cannot be taken', () => {
  it('is refused with 413 where it says that it is too long', async () => {
    const run = await startRun();
    const body = new Uint8Array(maxBodyBytes + 1);
    await expectRefusal(await callApi('POST', `/api/runs/${run}/posts`, body), 413, /too large/);
  });

  it('is refused with 413 where it does not say how long it is', async () => {
    const run = await startRun();
    const archive = new Blob([
      await tar({ '_posts/2026-01-01-big.md': new Uint8Array(maxBodyBytes) }),
    ]);
    const sent = await callApi('POST', `/api/runs/${run}/posts`, archive.stream());
    await expectRefusal(sent, 413, /too large/);
  });

  it('is refused with 413 where it inflates to more than is taken at once', async () => {
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
    ['garbage', new TextEncoder().encode('no archive at all'.repeat(100))],
    ['the beginning of a gzip', new Uint8Array([0x1f, 0x8b, 8, 0, 0])],
  ])('is refused with 422 where it is %s, and nothing changes', async (_, body) => {
    const run = await startRun();
    const before = await allRows();
    const sent = await callApi('POST', `/api/runs/${run}/posts`, body);
    await expectRefusal(sent, 422, /^the archive cannot be read: /);
    const started = await callApi('POST', '/api/sources/push/runs', body);
    await expectRefusal(started, 422, /^the archive cannot be read: /);
    expect(await allRows()).toEqual(before);
  });

  it('is refused with 422 where it breaks off in the middle of a post', async () => {
    const run = await startRun();
    const archive = await tar({ ...goodPost, '_posts/2026-01-02-b.md': post('title: B') });
    const sent = await callApi('POST', `/api/runs/${run}/posts`, archive.slice(0, 1600));
    await expectRefusal(sent, 422, /^the archive cannot be read: /);
  });

  it.each([
    '',
    '[]',
    '{"paths": "x"}',
    '{"paths": [1]}',
    JSON.stringify({ paths: Array(50_001).fill('x') }),
  ])('is refused with 400 where it should be a list of paths', async (body) => {
    const run = await startRun();
    await expectRefusal(await callApi('POST', `/api/runs/${run}/deleted`, body), 400, /"paths"/);
  });

  it('is refused with 422 where it brings a broken _config.yml, and the site stays', async () => {
    await importSite(goodPost);
    const before = await allRows();
    const body = await tar({ '_config.yml': 'title: [The\nurl: "' });
    const started = await callApi('POST', '/api/sources/push/runs', body);
    await expectRefusal(started, 422, /^_config\.yml cannot be read: /);
    expect(await allRows()).toEqual(before);
  });
});

describe('a call that makes no sense', () => {
  it.each(['UPPER', '-x', 'a%20b', 'x'.repeat(65)])(
    'is refused with 400 for a source named %s',
    async (name) => {
      await expectRefusal(await callApi('GET', `/api/sources/${name}/posts`), 400, /source/);
    },
  );

  it.each(['0', '99', 'x', '-1', '1e9', 'NaN'])(
    'is refused with 404 for the run %s',
    async (run) => {
      await importSite(goodPost);
      await expectRefusal(await callApi('POST', `/api/runs/${run}/finish`), 404, /does not exist/);
    },
  );

  it('is refused with 409 for a run that a later one superseded', async () => {
    const first = await startRun();
    const second = await startRun();
    const late = await callApi('POST', `/api/runs/${first}/posts`, await tar(goodPost));
    await expectRefusal(late, 409, /superseded/);
    await expectRefusal(await callApi('POST', `/api/runs/${first}/finish`), 409, /superseded/);
    expect(await sendPosts(second, goodPost)).toMatchObject([{ outcome: 'created' }]);
  });

  it('is refused with 409 for a run that has ended', async () => {
    const run = await startRun();
    await callApi('POST', `/api/runs/${run}/finish`);
    const late = await callApi('POST', `/api/runs/${run}/posts`, await tar(goodPost));
    await expectRefusal(late, 409, /done/);
    expect(await titlesAt('/feed.json')).toEqual([]);
  });

  it('says again how it ended when it is ended twice', async () => {
    const run = await startRun();
    await sendPosts(run, goodPost);
    const first = await callApi('POST', `/api/runs/${run}/finish`);
    const second = await callApi('POST', `/api/runs/${run}/finish`);
    expect(await second.json()).toEqual(await first.json());
  });

  it('does not let runs of two sources supersede each other', async () => {
    const run = await startRun({ source: 'one' });
    await startRun({ source: 'two' });
    await sendPosts(run, goodPost);
    expect(await titlesAt('/feed.json')).toEqual(['A']);
  });
});
