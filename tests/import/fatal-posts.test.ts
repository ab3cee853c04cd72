// Posts that kill the Worker while they are read.
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { syncPass } from '../../src/import/sync-pass.ts';
import { ArchiveSource } from '../../src/sources/archive/archive.ts';
import type { Source } from '../../src/sources/source.ts';
import { connect } from '../../src/store/database.ts';
import { acquireLease } from '../../src/store/sources/lease.ts';
import { findSyncState } from '../../src/store/sources/sync-state.ts';
import { archiveConfig, PublishedSite } from '../support/archive.ts';
import { startEmpty } from '../support/database.ts';
import { DeadlyD1 } from '../support/deadly-d1.ts';
import { callApi, post, startRun, tar, titlesAt } from '../support/feedmill.ts';

const db = connect(env.DB);
const pathOf = (day: number) => `_posts/2026-01-0${day}-post.md`;
// A fatal post dies when articles with its URL are looked up: it has been read, and nothing is written.
const textOf = (text: string) =>
  post(`title: ${text}${text === 'fatal' ? '\npermalink: /fatal/:day/' : ''}`);
const note = expect.stringContaining('stops the Worker');

let site: PublishedSite;
let d1: DeadlyD1;

beforeEach(async () => {
  await startEmpty();
  site = new PublishedSite();
  d1 = new DeadlyD1(env.DB, /example\/fatal/);
  // The heartbeats of an attempt that has died must not go on.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await acquireLease(db, 'archive', 'one', new Date());
});

afterEach(() => {
  vi.useRealTimers();
});

function archive(): Source {
  const policy = { contact: 'https://feeds.example', allowPrivate: false };
  const limits = { maxBytes: 1_000_000, scan: { files: 100, bytes: 1_000_000 } };
  return new ArchiveSource('archive', site.url, policy, limits);
}

/** One attempt of a pass. */
async function attempt(source = archive()): Promise<string> {
  d1.revive();
  const options = { jobId: 'one', allowWithdrawals: false, clock: () => new Date() };
  const pass = syncPass(connect(d1), archiveConfig(site.url), source, options);
  return Promise.race([pass.then(({ result }) => result), d1.death]);
}

/** Attempts a pass until it does not die. */
async function attempts(): Promise<string[]> {
  const results: string[] = [];
  do results.push(await attempt());
  while (results.at(-1) === 'died' && results.length < 20);
  return results;
}

async function problems(): Promise<unknown[]> {
  const { results } = await env.DB.prepare(
    `select path, reasons, note from post where outcome = 'problem' order by path`,
  ).all();
  return results;
}

describe('a post that kills the Worker', () => {
  it('becomes a problem after it has done so twice alone, and the others are imported', async () => {
    await site.publish({
      [pathOf(1)]: textOf('One'),
      [pathOf(2)]: textOf('fatal'),
      [pathOf(3)]: textOf('Three'),
    });
    expect(await attempts()).toEqual(['died', 'died', 'died', 'imported']);
    expect(await titlesAt('/feed.json')).toEqual(['Three', 'One']);
    expect(await problems()).toEqual([{ path: pathOf(2), reasons: 'work', note }]);
    expect(await findSyncState(db, 'archive')).toMatchObject({ reading: null, failures: 0 });
  });

  it('is found even if there are several', async () => {
    const days = [1, 2, 3, 4, 5, 6, 7];
    const isFatal = (day: number) => [2, 3, 6].includes(day);
    await site.publish(
      Object.fromEntries(days.map((day) => [pathOf(day), textOf(isFatal(day) ? 'fatal' : 'Day')])),
    );
    expect((await attempts()).at(-1)).toBe('imported');
    expect(await titlesAt('/feed.json')).toHaveLength(4);
    expect(await problems()).toMatchObject([2, 3, 6].map((day) => ({ path: pathOf(day) })));
  });

  it('is imported after it has been corrected', async () => {
    await site.publish({ [pathOf(1)]: textOf('fatal') });
    await attempts();
    await site.publish({ [pathOf(1)]: textOf('Corrected') });
    await acquireLease(db, 'archive', 'one', new Date());
    expect(await attempts()).toEqual(['imported']);
    expect(await titlesAt('/feed.json')).toEqual(['Corrected']);
  });
});

describe('a batch that kills the Worker although each of its posts can be read', () => {
  it('is imported one by one after a while', async () => {
    const posts = [1, 2].map((day) => [pathOf(day), post('title: A\npermalink: /:day/x/')]);
    await site.publish(Object.fromEntries(posts));
    d1 = new DeadlyD1(env.DB, /example\/01\/x.*example\/02\/x/);
    expect(await attempts()).toEqual(['died', 'died', 'died', 'imported']);
    expect(await titlesAt('/feed.json')).toHaveLength(2);
    expect(await problems()).toEqual([]);
  });
});

describe('an attempt that fails without dying', () => {
  it('is held against no post', async () => {
    await site.publish({ [pathOf(1)]: textOf('One') });
    const source = archive();
    const failing: Source = {
      name: source.name,
      kind: source.kind,
      hasNews: (cursor) => source.hasNews(cursor),
      scan: async (cursor, index) => {
        const found = await source.scan(cursor, index);
        async function* posts() {
          if (found) yield* found.posts();
          throw new Error('connection lost');
        }
        return found && { ...found, posts };
      },
    };
    for (const _ of [1, 2, 3]) await expect(attempt(failing)).rejects.toThrow('connection lost');
    expect(await attempts()).toEqual(['imported']);
    expect(await problems()).toEqual([]);
  });
});

describe('a post of which a client says that it kills the Worker', () => {
  it('becomes a problem without being read', async () => {
    const run = await startRun();
    const body = await tar({ [pathOf(1)]: textOf('One') });
    const response = await callApi('POST', `/api/runs/${run}/posts?fatal=1`, body);
    expect(await response.json()).toMatchObject({
      posts: [{ path: pathOf(1), outcome: 'problem', reasons: 'work', note }],
    });
    expect(await titlesAt('/feed.json')).toEqual([]);
  });
});
