// Imports the same history of a site in many orders and in batches of many sizes.
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gitBlobId } from '../../src/model/post-file.ts';
import { startEmpty } from '../support/database.ts';
import { callApi, get, plainConfig, post, sendPosts, startRun } from '../support/feedmill.ts';
import { randomFrom, seeds } from '../support/random.ts';

type Site = Readonly<Record<string, string>>;

const steps = 4;
const orders = 3;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Random choices. */
class Choices {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  upTo(count: number): number {
    return Math.floor(this.#random() * count);
  }

  one<Item>(items: readonly Item[], otherwise: Item): Item {
    return items[this.upTo(items.length)] ?? otherwise;
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item) => ({ item, key: this.#random() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ item }) => item);
  }
}

// Each path has its own slug: of several posts with one id, the first that is read keeps the id.
function randomPath(choices: Choices): string {
  const folder = choices.one(['', '', 'news/'], '');
  return `${folder}_posts/2026-01-0${1 + choices.upTo(4)}-s${choices.upTo(1_000_000)}.md`;
}

const nameOf = (path: string) => path.replace(/^.*_posts\/|\.md$/g, '');

/** A post that may want the URL of another one, link to others, or be left out. */
function randomPost(choices: Choices, paths: readonly string[]): string {
  const permalink = choices.one(['', '', 'permalink: /one/', 'permalink: /two/'], '');
  const state = choices.one(['', '', '', 'published: false', 'date: nonsense ['], '');
  const links = Array.from({ length: choices.upTo(3) }, () =>
    choices.one([`{% post_url ${nameOf(choices.one(paths, ''))} %}`, 'Text.'], ''),
  );
  const frontMatter = [`title: T${choices.upTo(1_000)}`, permalink, state].filter(Boolean);
  return post(frontMatter.join('\n'), `${links.join('\n\n')}\n`);
}

interface History {
  readonly states: readonly Site[];
  /**
   * Paths of posts that may have been in a URL conflict, at this path or an earlier one. Their ids and dates
   * of update depend on whether they were imported before the post that got the URL.
   */
  readonly contested: ReadonlySet<string>;
}

/** The states of a site, each made from the one before by edits, moves and deletions. */
function randomHistory(seed: number): History {
  const choices = new Choices(seed);
  const history: Site[] = [];
  const contested = new Set<string>();
  const note = (path: string) => {
    if (/^permalink/m.test(site[path] ?? '')) contested.add(path);
  };
  const paths = Array.from({ length: 9 }, () => randomPath(choices));
  let site: Record<string, string> = {};
  for (const path of paths) site[path] = randomPost(choices, paths);
  for (let state = 0; state < steps; state++) {
    history.push(site);
    Object.keys(site).forEach(note);
    site = { ...site };
    for (const path of choices.shuffled(Object.keys(site)).slice(0, 4)) {
      const text = site[path] ?? '';
      const change = choices.upTo(4);
      if (change === 0) site[path] = randomPost(choices, Object.keys(site));
      if (change > 1) delete site[path];
      const to = randomPath(choices);
      if (change === 2) {
        site[to] = text;
        if (contested.has(path)) contested.add(to);
      }
    }
    const added = randomPath(choices);
    site[added] = randomPost(choices, Object.keys(site));
  }
  return { states: history, contested };
}

/** The posts of the source, and whether each must be sent although its file has not changed. */
async function inventory(): Promise<Map<string, boolean>> {
  const config = await gitBlobId(Uint8Array.from(new TextEncoder().encode(plainConfig)));
  const response = await callApi('GET', `/api/sources/push/posts?config=${config}`);
  type Page = { posts: { path: string; hash: string | null }[] };
  const { posts } = await response.json<Page>();
  return new Map(posts.map(({ path, hash }) => [path, hash === null]));
}

/** Imports a state of the site in random batches, and again while posts are pending. */
async function importState(site: Site, before: Site, choices: Choices): Promise<void> {
  let send = Object.keys(site).filter((path) => site[path] !== before[path]);
  for (let round = 0; round < 6; round++) {
    console.log(
      'ROUND',
      round,
      JSON.stringify(send.map((x) => [x, (site[x] ?? '').replace(/\s+/g, ' ')])),
    );
    const run = await startRun({ config: plainConfig });
    const gone = [...(await inventory()).keys()].filter((path) => !(path in site));
    await callApi('POST', `/api/runs/${run}/deleted`, JSON.stringify({ paths: gone }));
    for (let rest = choices.shuffled(send); rest.length > 0; ) {
      const batch = rest.splice(0, 1 + choices.upTo(rest.length));
      await sendPosts(run, Object.fromEntries(batch.map((path) => [path, site[path] ?? ''])));
    }
    const finished = await callApi('POST', `/api/runs/${run}/finish?withdraw=all`);
    const { pending } = await finished.json<{ pending: number }>();
    if (pending === 0) return;
    console.log(
      'AFTER',
      JSON.stringify(
        (
          await env.DB.prepare(
            'select path, outcome, settings, note, links from post where settings = ? or outcome <> ?',
          )
            .bind('', 'imported')
            .all()
        ).results,
      ),
      pending,
    );
    send = [...(await inventory())].flatMap(([path, mustBeSent]) => (mustBeSent ? [path] : []));
  }
  throw new Error('posts stay pending');
}

/** The view of readers and publishers, by path. */
async function result(contested: ReadonlySet<string>): Promise<unknown> {
  const { results: posts } = await env.DB.prepare(
    'select path, outcome, reasons, note, links from post order by path',
  ).all();
  const { results: articles } = await env.DB.prepare(
    `select path, feed_id, url, title, content, updated_at from article
     where state = 'live' order by path`,
  ).all<{ path: string; feed_id: string }>();
  const feed = await (await get('/feed.json')).json<{ items: { id: string }[] }>();
  expect(feed.items.map(({ id }) => id).toSorted()).toEqual(
    articles.map(({ feed_id: id }) => id).toSorted(),
  );
  return {
    posts,
    articles: articles.map((row) =>
      contested.has(row.path) ? { ...row, feed_id: '', updated_at: 0 } : row,
    ),
  };
}

async function importHistory({ states, contested }: History, choices: Choices): Promise<unknown[]> {
  await startEmpty();
  const results: unknown[] = [];
  for (const [index, site] of states.entries()) {
    vi.setSystemTime(new Date(Date.UTC(2026, 5, 1 + index)));
    await importState(site, states[index - 1] ?? {}, choices);
    results.push(await result(contested));
  }
  return results;
}

describe('an import', () => {
  it.each(seeds)(
    'ends the same in whatever order and batches posts come (TEST_SEED=%i)',
    async (seed) => {
      const history = randomHistory(seed);
      const expected = await importHistory(history, new Choices(seed));
      for (let order = 1; order < orders; order++) {
        expect(await importHistory(history, new Choices(seed + order))).toEqual(expected);
      }
    },
  );
});
