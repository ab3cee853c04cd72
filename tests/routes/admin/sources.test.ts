import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type {
  ProblemsResponse,
  RunResponse,
  SourceResponse,
} from '../../../src/model/admin-api.ts';
import { connect } from '../../../src/store/database.ts';
import { acquireLease, renewLease } from '../../../src/store/sources/lease.ts';
import { recordSyncFailure } from '../../../src/store/sources/sync-state.ts';
import { AdminApi } from '../../support/admin.ts';
import { PublishedSite } from '../../support/archive.ts';
import { allRows, startEmpty } from '../../support/database.ts';
import { importSite, post } from '../../support/feedmill.ts';
import { expectRefusal } from '../../support/refusal.ts';

const db = connect(env.DB);
const files = {
  '_posts/2026-01-01-a.md': post('title: A'),
  '_posts/2026-01-02-b.md': '---\ntitle: [\n---\n',
  '_posts/notes.md': 'x',
};

let site: PublishedSite;
let api: AdminApi;

beforeEach(async () => {
  await startEmpty();
  site = new PublishedSite();
  api = new AdminApi(site.url);
});

async function sources(query = ''): Promise<SourceResponse[]> {
  return (await api.json<{ sources: SourceResponse[] }>('GET', `/api/sources${query}`)).sources;
}

describe('the list of sources', () => {
  it('includes a configured source that was never imported', async () => {
    expect(await sources()).toMatchObject([
      { source: 'archive', kind: 'archive', state: 'idle', lastRun: null, counts: { posts: 0 } },
    ]);
  });

  it('includes a source that uses the import API, with its counts and its last run', async () => {
    await importSite(files);
    await importSite({});
    expect((await sources())[1]).toMatchObject({
      source: 'push',
      kind: null,
      state: 'sent',
      counts: { posts: 3, articles: 1, noted: 2 },
      lastRun: { run: 2, state: 'done', created: 0 },
    });
    expect((await sources('?counts=0'))[1]?.counts).toBeNull();
  });

  it('does not count the article of a post that is no longer published', async () => {
    const path = '_posts/2026-01-01-a.md';
    await importSite({ [path]: post('title: A'), '_posts/2026-01-02-b.md': post('title: B') });
    await importSite({ [path]: post('title: A\npublished: false') });
    expect((await sources())[1]?.counts).toMatchObject({ posts: 2, articles: 1 });
  });

  it('says how many articles of a source wait for their dates, and when the next is due', async () => {
    const config = 'title: T\nurl: https://site.example\ntimezone: Asia/Tokyo\n';
    const dates = ['2098-01-01', '2097-01-01', '2026-01-01'];
    const posts = dates.map((date) => [`_posts/${date}-x.md`, post(`title: ${date}`)]);
    await importSite(Object.fromEntries(posts), { config });
    expect((await sources('?counts=0')).map(({ scheduled }) => scheduled)).toEqual([
      null,
      { articles: 2, next: '2096-12-31T15:00:00.000Z', timeZone: 'Asia/Tokyo' },
    ]);
  });

  it('reports that an import is running or interrupted', async () => {
    await acquireLease(db, 'archive', 'one', new Date());
    expect(await sources()).toMatchObject([{ state: 'importing', failures: 0 }]);
    await renewLease(db, 'one', new Date(Date.now() - 60_000));
    expect(await sources()).toMatchObject([{ state: 'interrupted' }]);
  });

  it('reports why and since when a source fails, and its backoff', async () => {
    const since = new Date('2026-01-02T03:04:05Z');
    await recordSyncFailure(db, 'archive', 'it responded with 500', null, since);
    await recordSyncFailure(db, 'archive', 'it responded with 503', null, new Date());
    expect(await sources()).toMatchObject([
      {
        state: 'failing',
        failures: 2,
        failingSince: since.toISOString(),
        reason: 'it responded with 503',
      },
    ]);
    const until = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3_600_000);
    await recordSyncFailure(db, 'archive', 'it responded with 429', until, new Date());
    expect(await sources()).toMatchObject([
      { state: 'waiting', waitingUntil: until.toISOString() },
    ]);
  });
});

describe('the runs of imports', () => {
  it('are listed in pages, newest first, for one source or for all', async () => {
    for (const source of ['one', 'two', 'one']) await importSite({}, { source });
    type Page = { runs: RunResponse[]; next: number | null };
    const first = await api.json<Page>('GET', '/api/runs?limit=2');
    expect(first).toMatchObject({ runs: [{ run: 3, source: 'one' }, { run: 2 }], next: 2 });
    const remaining = await api.json<Page>('GET', '/api/runs?limit=2&before=2');
    expect(remaining).toMatchObject({ runs: [{ run: 1 }], next: null });
    const one = await api.json<Page>('GET', '/api/runs?source=one');
    expect(one.runs.map(({ run }) => run)).toEqual([3, 1]);
  });

  it('can be requested one by one, with their notes', async () => {
    await importSite(files, {
      config: 'title: [x]\nurl: https://paper.example\npaginate_path: [x]\npermalink: [x]',
    });
    const run = await api.json<RunResponse>('GET', '/api/runs/1');
    expect(run).toMatchObject({ run: 1, created: 1, problems: 1, skipped: 1, state: 'done' });
    expect(run.notes.length).toBeGreaterThan(0);
    await expectRefusal(await api.request('GET', '/api/runs/9'), 404, /does not exist/);
    await expectRefusal(await api.request('GET', '/api/runs/x'), 404, /does not exist/);
    await expectRefusal(await api.request('GET', '/api/runs?before=x'), 400, /"before"/);
  });
});

describe('the problems of a source', () => {
  it('are its posts with a problem or a note, in pages sorted by path', async () => {
    await importSite(files);
    const first = await api.json<ProblemsResponse>('GET', '/api/sources/push/problems?limit=1');
    expect(first).toMatchObject({
      problems: [{ path: '_posts/2026-01-02-b.md', outcome: 'problem', reasons: 'yaml' }],
      next: '_posts/2026-01-02-b.md',
    });
    const after = encodeURIComponent(first.next ?? '');
    const remaining = await api.json<ProblemsResponse>(
      'GET',
      `/api/sources/push/problems?after=${after}`,
    );
    expect(remaining).toMatchObject({
      problems: [{ path: '_posts/notes.md', outcome: 'skipped', reasons: 'not-post' }],
      next: null,
    });
  });

  it('are a 404 if the source does not exist', async () => {
    await expectRefusal(
      await api.request('GET', '/api/sources/none/problems'),
      404,
      /source does not exist/,
    );
  });
});

describe('a requested import', () => {
  const importNow = (query = '') => api.request('POST', `/api/sources/archive/import${query}`);

  it('is queued once, and runs again if it is requested meanwhile', async () => {
    const response = await importNow();
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({ source: 'archive', result: 'queued' });
    await expectRefusal(await importNow(), 409, /is being imported/);
    expect(api.queued).toMatchObject([{ source: 'archive', allowWithdrawals: false }]);
    expect((await allRows()).sync_state).toMatchObject([{ is_rerun_requested: 1 }]);
  });

  it('may withdraw a large part of the source if the request allows it', async () => {
    await importNow('?withdraw=all');
    expect(api.queued).toMatchObject([{ source: 'archive', allowWithdrawals: true }]);
  });

  it('is refused during the backoff of the source', async () => {
    await recordSyncFailure(db, 'archive', 'x', new Date(Date.now() + 90_000), new Date());
    const response = await importNow();
    expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(60);
    await expectRefusal(response, 409, /asked for a backoff until/);
    const preview = await api.request('GET', '/api/sources/archive/preview');
    await expectRefusal(preview, 409, /asked for a backoff until/);
    expect(api.queued).toEqual([]);
  });

  it('is a 404 for a source that is not scheduled', async () => {
    await importSite(files);
    await expectRefusal(
      await api.request('POST', '/api/sources/push/import'),
      404,
      /source does not exist/,
    );
  });
});
