// How the index of the search follows the articles.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { announceChanges } from '../../src/announce.ts';
import { readConfig } from '../../src/config/config.ts';
import type { EdgeCache } from '../../src/notify/edge-cache.ts';
import { catchUp, runLimits } from '../../src/search/catch-up.ts';
import { connect } from '../../src/store/database.ts';
import { CountingD1 } from '../support/counting-d1.ts';
import { dropIndex, startEmpty } from '../support/database.ts';
import { importIndexed, importSite, post, titlesAt } from '../support/feedmill.ts';

const files = Object.fromEntries(
  Array.from({ length: 45 }, (_, at) => [
    `_posts/2026-01-01-post-${at}.md`,
    post(`title: Post ${at}\ndate: 2026-01-01 10:${10 + at}:00`),
  ]),
);

beforeEach(async () => {
  await startEmpty();
  await importIndexed(files);
});

const db = connect(env.DB);
const index = connect(env.SEARCH_DB);

async function indexed(): Promise<number> {
  const { results } = await env.SEARCH_DB.prepare(
    "select rowid from terms where terms match 'post'",
  ).all();
  return results.length;
}

describe('the index of the search', () => {
  it('has every article after an import', async () => {
    expect(await indexed()).toBe(45);
  });

  it('is built anew from nothing', async () => {
    await dropIndex();
    expect(await titlesAt('/search/post/feed.json')).toEqual([]);
    await catchUp(db, index, runLimits.background);
    expect(await indexed()).toBe(45);
  });

  it('goes on after the last batch of a run that was interrupted', async () => {
    await dropIndex();
    // A time at which no further batch begins.
    await catchUp(db, index, 0, steppingClock());
    expect(await indexed()).toBe(0);
    await catchUp(db, index, 4, steppingClock());
    const first = await indexed();
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(45);
    await catchUp(db, index, runLimits.background);
    expect(await indexed()).toBe(45);
  });

  it('waits for a run that is at work, but not for one that is dead', async () => {
    await dropIndex();
    await catchUp(db, index, 0);
    const now = Date.now();
    await env.SEARCH_DB.exec(`update state set busy_until = ${Math.floor(now / 1000) + 60}`);
    await catchUp(db, index, runLimits.background, () => new Date(now));
    expect(await indexed()).toBe(0);
    await catchUp(db, index, runLimits.background, () => new Date(now + 61_000));
    expect(await indexed()).toBe(45);
  });

  it('has each article once after several runs at a time', async () => {
    await dropIndex();
    await Promise.all([1, 2, 3].map(() => catchUp(db, index, runLimits.background)));
    await catchUp(db, index, runLimits.background);
    expect(await indexed()).toBe(45);
  });

  it('is built anew if the database is another one, whose site has not come so far', async () => {
    await env.SEARCH_DB.exec('update state set revision = revision + 1000');
    await env.SEARCH_DB.exec(
      "insert into terms (rowid, folded) values (7, 'post of another site')",
    );
    await catchUp(db, index, runLimits.background);
    expect(await indexed()).toBe(45);
  });

  it('is built anew if its tables or terms are those of another version', async () => {
    await env.SEARCH_DB.exec('update state set version = 0');
    expect(await titlesAt('/search/post/feed.json')).toEqual([]);
    await catchUp(db, index, runLimits.background);
    expect(await indexed()).toBe(45);
  });

  it('has neither hidden posts nor scheduled ones', async () => {
    await importSite({
      '_posts/2026-01-02-hidden.md': post('title: Post hidden\nhidden: true\ntags: [a]'),
      '_posts/2999-01-02-scheduled.md': post('title: Post scheduled'),
    });
    expect(await indexed()).toBe(45);
  });

  it('fails without a word to the import if its database is down', async () => {
    const down = connect(new DeadD1(env.SEARCH_DB));
    await expect(catchUp(db, down, runLimits.background)).resolves.toBe(false);
  });
});

it('the edge does not wait for an index that is far behind', async () => {
  await dropIndex();
  const indexedThen: number[] = [];
  const edgeCache: EdgeCache = {
    invalidate: async () => {
      indexedThen.push(await indexed());
      return { state: 'done' };
    },
  };
  // A few readings of this clock are a second, for which the edge waits.
  await announceChanges({ config: readConfig({}), db, index, edgeCache }, steppingClock(300));
  expect(indexedThen[0]).toBeLessThan(45);
  expect(await indexed()).toBe(45);
});

/** A clock that goes on by these milliseconds with each reading. */
function steppingClock(step = 1): () => Date {
  let now = Date.now();
  return () => {
    now += step;
    return new Date(now);
  };
}

/** A database that does not respond. */
class DeadD1 extends CountingD1 {
  override prepare(): never {
    throw new Error('D1_ERROR: Network connection lost.');
  }
}
