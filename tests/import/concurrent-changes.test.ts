// Imports, ticks of the schedule and passes that change the same rows at the same time.
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { importPass } from '../../src/import/import-pass.ts';
import { publishDue } from '../../src/import/publish-due.ts';
import { findSentRun } from '../../src/import/sent-run.ts';
import { ListedDeletions } from '../../src/sources/listed-deletions.ts';
import type { Source } from '../../src/sources/source.ts';
import { connect } from '../../src/store/database.ts';
import { markPostsDeleted } from '../../src/store/sources/deleted-posts.ts';
import { acquireLease, finishPass, leaseTimeout } from '../../src/store/sources/lease.ts';
import { endRun, pauseRun } from '../../src/store/sources/run-end.ts';
import { AdminApi } from '../support/admin.ts';
import { archiveConfig } from '../support/archive.ts';
import { allRows, startEmpty } from '../support/database.ts';
import { importSite, post, startRun, titlesAt } from '../support/feedmill.ts';
import { InterruptedD1 } from '../support/interrupted-d1.ts';

const db = connect(env.DB);
const due = new Date(Date.now() + 86_400_000);
const path = '_posts/2026-01-02-later.md';
const now = '_posts/2026-01-01-now.md';

/** A scheduled post. */
const later = (tag: string) => post(`title: Later\ndate: ${due.toISOString()}\ntag: ${tag}`);

beforeEach(async () => {
  await startEmpty();
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(text));
}

/** The number of articles that each scope claims to have and has. */
async function counts(): Promise<unknown[]> {
  const { results } = await env.DB.prepare(
    `select slug, article_count as claimed,
      (select count(*) from scope_article where scope_id = scope.id) as found
     from scope order by slug`,
  ).all();
  return results;
}

describe('a scheduled article that an import changes while it goes live', () => {
  beforeEach(() => importSite({ [now]: post('title: Now'), [path]: later('x') }));

  it.each([
    ['is deleted', {}, [path], ['Now'], '/tags/x/feed.json', []],
    ['loses its tag', { [path]: later('y') }, [], ['Later', 'Now'], '/tags/y/feed.json', ['Later']],
  ])('ends as the import left it if it %s', async (_, files, deleted, titles, tag, ofTag) => {
    // After the due articles have been read, before they are written.
    const d1 = new InterruptedD1(env.DB, 'batch', async () => {
      await importSite(files, { deleted });
    });
    await publishDue(connect(d1), due);
    expect(await titlesAt('/feed.json')).toEqual(titles);
    if (ofTag.length > 0) expect(await titlesAt(tag)).toEqual(ofTag);
    for (const scope of await counts()) {
      expect(Object(scope).found).toBe(Object(scope).claimed);
    }
    const { scope_article: shown } = await allRows();
    expect(shown).toHaveLength(titles.length + ofTag.length);
  });
});

describe('a run that was superseded', () => {
  it('can mark no posts as deleted, and can neither pause nor end', async () => {
    await importSite({ [now]: post('title: Now') });
    const first = await startRun();
    const second = await startRun();
    const before = await allRows();
    const run = { runId: first, sourceId: 1 };
    await expect(markPostsDeleted(db, first, 1, [now])).rejects.toThrow('the run has ended');
    await expect(pauseRun(db, run, 7, 'a cursor')).rejects.toThrow('the run has ended');
    const end = { state: 'done', message: '', cursor: 'a cursor' } as const;
    expect(await endRun(db, first, end, new Date())).toMatchObject({ hasEnded: false });
    expect(await allRows()).toEqual(before);
    expect(second).toBe(first + 1);
  });

  it('reports its end only once', async () => {
    const run = await findSentRun(db, await startRun());
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    await run?.steps.end(undefined);
    await run?.steps.end(undefined);
    expect(log).toHaveBeenCalledTimes(1);
  });
});

describe('a pass that has lost its lease', () => {
  it.each(['posts', 'nothing'])('writes nothing if its scan finds %s', async (found) => {
    const read = async (hasPosts = true) => {
      const files = [{ path: now, bytes: bytesOf(post('title: Old')) }];
      const hashed = files.map((file) => ({
        ...file,
        modifiedAt: new Date(0),
        hash: crypto.randomUUID(),
      }));
      const config = { path: '_config.yml', bytes: bytesOf('url: https://paper.example') };
      async function* posts() {
        if (hasPosts) yield* hashed;
      }
      return {
        cursor: 'old',
        site: { config: [{ ...config, modifiedAt: new Date(0) }], support: [] },
        deletions: new ListedDeletions([]),
        remaining: 0,
        posts,
      };
    };
    const source = (scan: Source['scan']): Source => ({
      name: 'archive',
      kind: 'archive',
      hasNews: async () => true,
      scan,
    });
    const pass = (jobId: string, scan: Source['scan'] = () => read()) =>
      importPass(db, archiveConfig('https://host.example/site.tar.gz'), source(scan), {
        jobId,
        allowWithdrawals: false,
        clock: () => new Date(),
      });
    await acquireLease(db, 'archive', 'one', new Date());
    await pass('one');
    let before: unknown;
    const stalled = pass('one', async () => {
      vi.setSystemTime(Date.now() + (leaseTimeout + 1) * 1000);
      await acquireLease(db, 'archive', 'two', new Date());
      await startRun({ source: 'archive' });
      await env.DB.exec("update source set cursor = 'newer'");
      before = await allRows();
      return { ...(await read(found === 'posts')), cursor: 'older', site: undefined };
    });
    if (found === 'posts') await expect(stalled).rejects.toThrow('the run has ended');
    else await stalled;
    expect(await allRows()).toEqual(before);
  });
});

describe('a request for another pass', () => {
  it('is not lost if the lease is released at that moment', async () => {
    await acquireLease(db, 'archive', 'one', new Date());
    let isRerun = false;
    const d1 = new InterruptedD1(env.DB, 'after', async () => {
      isRerun = await finishPass(db, 'one', new Date());
    });
    const isAcquired = await acquireLease(connect(d1), 'archive', 'two', new Date());
    expect(isAcquired || isRerun).toBe(true);
  });
});

describe('a run after a source was deleted', () => {
  it('does not get the number of a run of that source', async () => {
    await importSite({ [now]: post('title: Now') });
    const last = await startRun();
    await new AdminApi().request('DELETE', '/api/sources/push');
    expect(await startRun({ source: 'other' })).toBe(last + 1);
  });
});
