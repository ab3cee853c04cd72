// How definitions of feeds are imported: what a change, a mistake and a removal do.
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { deleteSource } from '../../src/import/delete-source.ts';
import { moveAgeLimits } from '../../src/store/age-limits.ts';
import { connect } from '../../src/store/database.ts';
import { allRows } from '../support/database.ts';
import {
  callApi,
  etagAt,
  get,
  importSite,
  plainConfig,
  post,
  tar,
  titlesAt,
} from '../support/feedmill.ts';

const db = connect(env.DB);
const posts = {
  '_posts/2026-01-01-a.md': post('title: A\ndate: 2026-01-01 10:00\ntags: [x]'),
  '_posts/2026-01-02-b.md': post('title: B\ndate: 2026-01-02 10:00\ntags: [y]'),
};
const one = 'one:\n  any: tags:x\n';
const two = 'two:\n  any: tags:y\n';
const paths = ['/rss.xml', '/tags/x/rss.xml', '/feeds/one/rss.xml', '/feeds/two/rss.xml'];
const etags = () => Promise.all(paths.map(etagAt));

async function problems(source = 'push') {
  const response = await callApi('GET', `/api/sources/${source}/problems`);
  const listed = await response.json<{ problems: { path: string; note: string }[] }>();
  return listed.problems.map(({ path, note }) => `${path}: ${note}`);
}

beforeAll(() => importSite(posts, { feeds: one + two }));

describe('an import with the same definitions', () => {
  it('writes nothing but its run', async () => {
    const before = await allRows(['import_run']);
    await importSite({}, { feeds: one + two });
    expect(await allRows(['import_run'])).toEqual(before);
  });
});

describe('a definition that changes', () => {
  it('is a new revision of its feed, and of no other but the list of feeds', async () => {
    const before = await etags();
    await importSite({}, { feeds: `${one}  title: First\n${two}` });
    const after = await etags();
    expect(after.map((etag, index) => etag !== before[index])).toEqual([true, false, true, false]);
    await importSite({}, { feeds: one + two });
  });

  it('of another scope is a new revision of that scope', async () => {
    const before = await etags();
    await importSite({}, { feeds: `${one}${two}show:\n  scope: tags:x\n  title: The Show\n` });
    const after = await etags();
    expect(after.map((etag, index) => etag !== before[index])).toEqual([true, true, false, false]);
    expect(await (await get('/tags/x/rss.xml')).text()).toContain('<title>The Show</title>');
    expect(await (await get('/opml.xml')).text()).toContain('text="The Show"');
    await importSite({}, { feeds: one + two });
    expect(await (await get('/tags/x/rss.xml')).text()).toContain('<title>x · The Paper</title>');
  });
});

describe('a definition that is wrong', () => {
  it('leaves its feed as it was, and is listed until it is mended', async () => {
    await importSite({}, { feeds: `one:\n  hours: two\n${two}  items: 1\n` });
    expect(await titlesAt('/feeds/one/feed.json')).toEqual(['A']);
    expect(await problems()).toEqual([
      '_data/feeds.yml: line 2: feed "one": "hours" must be a whole number from 1 to 8,760 (it is "two")',
    ]);
    await importSite({}, { feeds: 'one: [' });
    expect(await titlesAt('/feeds/two/feed.json')).toEqual(['B']);
    expect(await problems()).toEqual([expect.stringContaining('line 1: it is not valid YAML')]);
    await importSite({}, { feeds: one + two });
    expect(await problems()).toEqual([]);
  });

  it('makes no feed if there was none', async () => {
    await importSite({}, { feeds: `${one + two}three:\n  hours: two\n` });
    expect((await get('/feeds/three/rss.xml')).status).toBe(404);
  });

  it('is a file that is too large to be read, and then all feeds stay', async () => {
    await importSite({}, { feeds: `${one}# ${'x'.repeat(256_000)}` });
    expect(await titlesAt('/feeds/two/feed.json')).toEqual(['B']);
    expect(await problems()).toEqual([expect.stringContaining('it is larger than 256 kB')]);
    await importSite({}, { feeds: one + two });
  });
});

describe('a file of definitions that is not text', () => {
  it('leaves all feeds as they are, also if another file has some, too', async () => {
    const start = async (yml: string | Uint8Array) => {
      const json = '{"more": {"items": 3}}';
      const files = { '_data/feeds.yml': yml, '_data/feeds.json': json };
      const body = await tar({ '_config.yml': plainConfig, ...files });
      expect((await callApi('POST', '/api/sources/push/runs', body)).status).toBe(201);
    };
    await start(two);
    await start(new Uint8Array([0xff, 0x00]));
    expect(await titlesAt('/feeds/two/feed.json')).toEqual(['B']);
    expect((await get('/feeds/more/rss.xml')).status).toBe(200);
    expect(await problems()).toEqual([expect.stringContaining('not text in UTF-8')]);
    await importSite({}, { feeds: one + two });
  });
});

describe('a definition that names a scope without articles', () => {
  it('makes a feed without them, says so, and has them once there are some', async () => {
    await importSite({}, { feeds: `${one + two}new:\n  any: [tags:new, tags:x]\n` });
    expect(await titlesAt('/feeds/new/feed.json')).toEqual(['A']);
    expect(await problems()).toEqual(['/feeds/new/: it names tags:new, which has no articles']);
    const etag = await etagAt('/feeds/new/rss.xml');
    const feeds = `${one + two}new:\n  any: [tags:new, tags:x]\n`;
    await importSite({ '_posts/2026-01-03-c.md': post('title: C\ntags: [new]') }, { feeds });
    expect(await etagAt('/feeds/new/rss.xml')).not.toBe(etag);
    expect(await titlesAt('/feeds/new/feed.json')).toEqual(['C', 'A']);
  });

  it('has no articles if it must be in all of them', async () => {
    await importSite({}, { feeds: 'none:\n  all: [tags:x, tags:nowhere]\n' });
    expect(await titlesAt('/feeds/none/feed.json')).toEqual([]);
  });
});

describe('an article that becomes too old', () => {
  it('leaves the feed at a tick, which is a new revision, and no other tick is one', async () => {
    const now = new Date();
    const date = new Date(now.getTime() - 3_000_000).toISOString();
    const feeds = 'hour:\n  hours: 1\nday:\n  hours: 24\ny:\n  any: tags:y\n  hours: 1\n';
    await importSite(
      { '_posts/2026-01-04-d.md': post(`title: D\ndate: ${date}\ntags: [x]`) },
      { feeds },
    );
    const ofPaths = () =>
      Promise.all(['hour', 'day', 'y'].map((name) => etagAt(`/feeds/${name}/rss.xml`)));
    const before = await ofPaths();
    expect(await titlesAt('/feeds/hour/feed.json')).toEqual(['D']);
    expect(await moveAgeLimits(db, now)).toBe(0);
    expect(await ofPaths()).toEqual(before);
    // The post is 50 minutes old; later it is 70.
    const later = new Date(now.getTime() + 1_200_000);
    expect(await moveAgeLimits(db, later)).toBe(1);
    expect(await titlesAt('/feeds/hour/feed.json')).toEqual([]);
    expect(await titlesAt('/feeds/day/feed.json')).toEqual(['D']);
    const after = await ofPaths();
    expect(after.map((etag, index) => etag !== before[index])).toEqual([true, false, false]);
    expect(await moveAgeLimits(db, later)).toBe(0);
  });

  it('leaves the feed even if the site does not show it', async () => {
    const now = new Date();
    const date = new Date(now.getTime() - 3_000_000).toISOString();
    const feeds = 'hour:\n  any: [tags:z, collections:notes]\n  hours: 1\n';
    const config = `${plainConfig}\nfeed: {collections: [notes]}\ncollections: {notes: {output: true}}`;
    await importSite(
      {
        '_posts/2026-01-05-e.md': post(`title: E\ndate: ${date}\ntags: [z]\nhidden: true`),
        '_notes/f.md': post(`title: F\ndate: ${date}`),
      },
      { feeds, config },
    );
    expect(await titlesAt('/feeds/hour/feed.json')).toEqual(['E', 'F']);
    expect(await moveAgeLimits(db, new Date(now.getTime() + 1_200_000))).toBe(1);
    expect(await titlesAt('/feeds/hour/feed.json')).toEqual([]);
  });
});

describe('a feed that two sources define', () => {
  it('is that of the first one, and of the other one once the first removes it', async () => {
    const options = { source: 'second', feeds: 'both:\n  title: Second\n  items: 1\n' };
    await importSite({}, { feeds: 'both:\n  title: First\n  items: 1\n' });
    await importSite({}, options);
    expect(await (await get('/feeds/both/rss.xml')).text()).toContain('<title>First</title>');
    expect(await problems('push')).toEqual([]);
    expect(await problems('second')).toEqual([
      '_data/feeds.yml: line 1: feed "both": the source "push" defines this feed too, and its definition counts: rename one of them',
    ]);
    await importSite({}, { feeds: one });
    expect((await get('/feeds/both/rss.xml')).status).toBe(404);
    await importSite({}, options);
    expect(await (await get('/feeds/both/rss.xml')).text()).toContain('<title>Second</title>');
    expect(await problems('second')).toEqual([]);
    await deleteSource(db, 'second', () => new Date());
  });
});

describe('a source that is deleted', () => {
  it('takes its definitions with it, and keeps those of other sources', async () => {
    await importSite({}, { feeds: one });
    const other = { '_posts/2026-02-01-o.md': post('title: O\ntags: [y]') };
    await importSite(other, { source: 'other', feeds: `${one}  items: 1\n${two}` });
    expect(await titlesAt('/feeds/one/feed.json')).toContain('A');
    await deleteSource(db, 'other', () => new Date());
    expect((await get('/feeds/two/rss.xml')).status).toBe(404);
    expect((await get('/feeds/one/rss.xml')).status).toBe(200);
  });
});
