import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../src/store/database.ts';
import { acquireLease } from '../../src/store/sources/lease.ts';
import { recordSyncFailure } from '../../src/store/sources/sync-state.ts';
import { AdminApi } from '../support/admin.ts';
import { CountingD1 } from '../support/counting-d1.ts';
import { startEmpty } from '../support/database.ts';
import { get, importSite } from '../support/feedmill.ts';

const db = connect(env.DB);
const reason = 'https://user:secret@archives.example/none responded with 500';

let api: AdminApi;

beforeEach(async () => {
  await startEmpty();
  api = new AdminApi();
});

async function health(): Promise<{ response: Response; status: string; check: unknown }> {
  const response = await api.request('GET', '/health');
  const body = await response.json<{ status: string; checks: Record<string, unknown[]> }>();
  return { response, status: body.status, check: body.checks['archive:import']?.[0] };
}

async function recordFailures(times: number): Promise<void> {
  for (let attempt = 0; attempt < times; attempt++)
    await recordSyncFailure(db, 'archive', reason, null, new Date());
}

describe('the health document', () => {
  it('passes without a token, and is cached for 30 seconds', async () => {
    const response = await get('/health');
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('application/health+json');
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=30');
    expect(await response.json()).toMatchObject({
      status: 'pass',
      checks: { database: [{ componentType: 'datastore', status: 'pass' }] },
    });
  });

  it('warns if a source has failed once or twice', async () => {
    await recordFailures(1);
    expect(await health()).toMatchObject({ status: 'warn', check: { status: 'warn' } });
    await recordFailures(1);
    const { response, check } = await health();
    expect(response.status).toBe(200);
    expect(check).toMatchObject({
      observedValue: 2,
      output: expect.stringMatching(/^The last 2 passes failed since .*next tick/),
    });
  });

  it('fails with 503 if a source has failed three times in a row', async () => {
    await recordFailures(3);
    const { response, status } = await health();
    expect([response.status, status]).toEqual([503, 'fail']);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });

  it('warns if a source has been behind for more than an hour', async () => {
    await acquireLease(db, 'archive', 'one', new Date(Date.now() - 3_500_000));
    expect(await health()).toMatchObject({ status: 'pass' });
    await startEmpty();
    await acquireLease(db, 'archive', 'one', new Date(Date.now() - 3_700_000));
    expect(await health()).toMatchObject({
      status: 'warn',
      check: { output: expect.stringContaining('not in the feeds') },
    });
  });

  it('hides why a source fails, since the reason may contain its URL', async () => {
    await recordFailures(3);
    expect(await (await api.request('GET', '/health')).text()).not.toMatch(
      /secret|archives\.example/,
    );
  });

  it('ignores a source that is no longer configured', async () => {
    for (let attempt = 0; attempt < 3; attempt++)
      await recordSyncFailure(db, 'before', reason, null, new Date());
    expect(await health()).toMatchObject({ status: 'pass' });
  });

  it('fails with 503 if the database does not respond', async () => {
    await env.DB.exec('drop table sync_state');
    const { response, status } = await health();
    expect([response.status, status]).toEqual([503, 'fail']);
  });

  it('warns if the last import of a source was refused, and says how to allow it', async () => {
    await importSite({ '_posts/2026-01-01-a.md': '' });
    await env.DB.exec("update source set refusal = '9 of 9. Add --allow-withdrawals'");
    const response = await api.request('GET', '/health');
    expect(await response.json()).toMatchObject({
      status: 'warn',
      checks: {
        'push:import': [
          { status: 'warn', output: expect.stringMatching(/was refused: 9 of 9.*--allow/) },
        ],
      },
    });
  });

  it('reads ten rows and three per source, and none of its posts', async () => {
    await importSite(
      Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`_posts/${index}`, ''])),
    );
    await recordFailures(1);
    const d1 = new CountingD1(env.DB);
    const api = new AdminApi('https://archives.example/none', d1);
    await api.request('GET', '/health');
    const before = await d1.rowsRead();
    await api.request('GET', '/health');
    expect((await d1.rowsRead()) - before).toBeLessThanOrEqual(16);
  });

  it('has a single URL', async () => {
    expect((await get('/health/')).status).toBe(404);
    expect((await get('/healthy')).status).toBe(404);
  });
});
