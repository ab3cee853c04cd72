// Readers that poll by ETag, by the date of their copy, or by the time of their last request, while posts
// and variables change at random, often several times a second.
import { beforeEach, describe, expect, it } from 'vitest';
import { appWith, startEmpty } from '../support/database.ts';
import { importSite, plainConfig, post } from '../support/feedmill.ts';
import { randomFrom, seeds } from '../support/random.ts';

beforeEach(startEmpty);

// Two versions of the Worker that serve the same database.
const apps = [appWith({ FEED_ITEMS: '2' }), appWith({ SITE_TITLE: 'Another title' })] as const;
type App = (typeof apps)[number];

const paths = ['/rss.xml', '/tags/a/atom.xml', '/mix/tags:a,tags:b/feed.json', '/opml.xml', '/'];

const conditions = {
  etag: ({ headers }: Copy) => ({ 'If-None-Match': headers.get('ETag') ?? '' }),
  echo: ({ headers }: Copy) => ({ 'If-Modified-Since': headers.get('Last-Modified') ?? '' }),
  time: ({ fetchedAt }: Copy) => ({ 'If-Modified-Since': fetchedAt.toUTCString() }),
};

interface Copy {
  readonly headers: Headers;
  readonly text: string;
  readonly fetchedAt: Date;
}

/** A reader that polls one URL. */
class Reader {
  readonly #path: string;
  readonly #condition: (copy: Copy) => Record<string, string>;
  #copy: Copy | undefined;

  constructor(path: string, condition: (copy: Copy) => Record<string, string>) {
    this.#path = path;
    this.#condition = condition;
  }

  /** Polls, checks that a 304 is right, and returns whether it was one. */
  async poll(app: App, bodies: Map<string, string>): Promise<boolean> {
    const headers = this.#copy ? this.#condition(this.#copy) : {};
    const fetchedAt = new Date();
    const response = await app.request(this.#path, { headers });
    const isCurrent = response.status === 304;
    if (isCurrent) {
      const fresh = await (await app.request(this.#path)).text();
      expect(this.#copy?.text, `${this.#path} ${JSON.stringify(headers)}`).toBe(fresh);
      return true;
    }
    expect(response.status).toBe(200);
    const text = await response.text();
    const version = `${this.#path} ${response.headers.get('ETag')}`;
    expect(bodies.get(version) ?? text, version).toBe(text);
    bodies.set(version, text);
    this.#copy = { headers: response.headers, text, fetchedAt };
    return false;
  }
}

async function changeSomething(random: () => number, round: number): Promise<void> {
  const name = `_posts/2026-01-0${1 + Math.floor(random() * 4)}-x.md`;
  const tags = ['a', 'b', 'a, b'][Math.floor(random() * 3)];
  const action = random();
  if (action < 0.2) await importSite({}, { deleted: [name] });
  else if (action < 0.3) await importSite({}, { config: `${plainConfig}\ndescription: ${round}` });
  else await importSite({ [name]: post(`title: T${round}\ntags: [${tags}]`) });
}

describe('a reader that polls', () => {
  it.each(seeds)('never misses a change, and an ETag has one body (seed %i)', async (seed) => {
    const random = randomFrom(seed);
    const isDeployment = random() < 0.5;
    await importSite({
      '_posts/2026-01-01-x.md': post('title: A\ntags: [a, b]'),
      '_posts/2026-01-02-x.md': post('title: B\ntags: [a]'),
      '_posts/2026-01-03-y.md': post('title: C\ntags: [a, b]'),
    });
    const bodies = new Map<string, string>();
    const readers = Object.values(conditions).flatMap((condition) =>
      paths.map((path) => new Reader(path, condition)),
    );
    let app: App = apps[0];
    for (let round = 0; round < 16; round++) {
      if (random() < 0.5) await changeSomething(random, round);
      if (random() < 0.2) app = apps[app === apps[0] ? 1 : 0];
      if (random() < 0.3) await new Promise((resolve) => setTimeout(resolve, 1_050));
      for (const reader of readers) {
        const isOther = isDeployment && round > 8 && random() < 0.5;
        const asked = isOther ? (apps[Math.floor(random() * 2)] ?? app) : app;
        await reader.poll(asked, bodies);
      }
    }
    // Once nothing changes any more, all readers have copies with dates, and get a 304.
    const current = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_050));
      const results: boolean[] = [];
      for (const reader of readers) results.push(await reader.poll(app, bodies));
      return results.every((isCurrent) => isCurrent);
    };
    await expect.poll(current, { timeout: 20_000 }).toBe(true);
  });
});
