// Two readers poll the same feed at the same times, one with deltas and one without, while the site
// changes at random. They must end with the same items.
import { beforeEach, describe, expect, it } from 'vitest';
import { formatOfPath } from '../../src/model/format.ts';
import { appWith, startEmpty } from '../support/database.ts';
import { type ParsedItem, parseFeed } from '../support/feed-reader.ts';
import { importSite, plainConfig, post } from '../support/feedmill.ts';
import { randomFrom, seeds } from '../support/random.ts';

// Limits so low that articles drop out of the feed, by number and by bytes, and come back.
const app = appWith({ FEED_DELTA: 'on', FEED_ITEMS: '6', FEED_MAX_KB: '20' });
const paths = ['/feed.json', '/rss.xml', '/tags/a/atom.xml', '/categories/x/feed.json'];
const posts = 10;
const rounds = 40;

/** Keeps the latest version of every item, as aggregators do. */
class Reader {
  readonly items = new Map<string, ParsedItem>();
  readonly statuses: number[] = [];
  #etag = '';
  readonly #path: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(path: string, headers: Readonly<Record<string, string>>) {
    this.#path = path;
    this.#headers = headers;
  }

  async poll(): Promise<void> {
    const condition = this.#etag ? { 'If-None-Match': this.#etag } : {};
    const headers = { ...this.#headers, ...condition };
    const response = await app.request(this.#path, { headers });
    const text = await response.text();
    this.statuses.push(response.status);
    if (response.status !== 200 && response.status !== 226) return;
    this.#etag = response.headers.get('ETag') ?? '';
    const format = formatOfPath(this.#path) ?? 'json';
    for (const item of parseFeed(text, format).items) this.items.set(item.id ?? '', item);
  }
}

/** The latest version of a post. */
interface PostState {
  readonly date: string;
  readonly topics: string;
  readonly words: number;
}

/** Imports a random change: new or edited posts, a deleted post, or another site title. */
async function changeSite(random: () => number, states: Map<string, PostState>): Promise<void> {
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = (): string => `_posts/2026-01-01-post-${below(posts)}.md`;
  const kind = random();
  if (kind < 0.1) {
    await importSite({}, { deleted: [pick()] });
  } else if (kind < 0.13) {
    await importSite({}, { config: plainConfig.replace('Paper', `Paper ${below(9)}`) });
  } else {
    const paths = Array.from({ length: 1 + below(2) }, pick);
    await importSite(Object.fromEntries(paths.map((path) => [path, rewrite(path)])));
  }

  function rewrite(path: string): string {
    const before = states.get(path);
    const kept = <Part>(part: Part | undefined, other: Part, share = 0.85): Part =>
      part !== undefined && random() < share ? part : other;
    const now: PostState = {
      date: kept(before?.date, new Date(Date.UTC(2026, 0, 1) + below(1e6) * 1000).toISOString()),
      topics: kept(
        before?.topics,
        `tags: [${['', 'a', 'b', 'a, b'][below(4)]}]\ncategory: ${['x', 'y'][below(2)]}`,
      ),
      words: kept(before?.words, [1, 1, 300, 800][below(4)] ?? 1, 0.7),
    };
    states.set(path, now);
    const published = random() < 0.05 ? '\npublished: false' : '';
    const head = `title: Edit ${below(1e6)}\ndate: ${now.date}\n${now.topics}${published}`;
    return post(head, 'Some words. '.repeat(now.words));
  }
}

beforeEach(startEmpty);

describe('a reader that applies deltas', () => {
  it.each(seeds)(
    'ends with the same items as a reader without deltas (TEST_SEED=%i)',
    async (seed) => {
      const random = randomFrom(seed);
      const states = new Map<string, PostState>();
      // For each path, one pair polls after most changes and the other rarely.
      const pairs = paths.flatMap((path) =>
        [0.8, 0.3].map((share) => ({
          share,
          path,
          delta: new Reader(path, { 'A-IM': 'feed' }),
          full: new Reader(path, {}),
        })),
      );
      for (let round = 0; round < rounds; round++) {
        await changeSite(random, states);
        for (const { share, path, delta, full } of pairs) {
          if (random() > share) continue;
          await delta.poll();
          await full.poll();
          const label = `${path} after change ${round}, status ${delta.statuses.at(-1)}`;
          expect(byId(delta.items), label).toEqual(byId(full.items));
        }
      }
      // With too few deltas, the test would prove nothing.
      const all = pairs.flatMap(({ delta }) => delta.statuses);
      expect(all.filter((status) => status === 226).length).toBeGreaterThan(3);
    },
  );
});

function byId(items: ReadonlyMap<string, ParsedItem>) {
  return Object.fromEntries([...items].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
