// Definitions of feeds in the variable `NAMED_FEEDS`, which all sources have in common.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { importPass } from '../../src/import/import-pass.ts';
import { connect } from '../../src/store/database.ts';
import { PublishedSite } from '../support/archive.ts';
import { startEmpty } from '../support/database.ts';
import { feedSource, item, publish, wordPress } from '../support/feed-source.ts';
import { callApi, get, post, titlesAt } from '../support/feedmill.ts';

const posts = { '_posts/2026-01-02-tide.md': post('title: Tide\ncategory: news') };
const partner = 'partner:\n  any: categories:news\n';

let url: string;
let site: PublishedSite;

beforeEach(async () => {
  await startEmpty();
  url = `https://${crypto.randomUUID()}.example/feed/`;
  site = new PublishedSite();
  await publish(url, wordPress(item(1, '<category>news</category>')));
  await site.publish(posts);
});

/** Imports the feed with definitions in the variable. */
async function importFeed(namedFeeds: string) {
  const { config, source } = feedSource(url, { namedFeeds });
  const pass = { jobId: crypto.randomUUID(), allowWithdrawals: false, clock: () => new Date() };
  return importPass(connect(env.DB), config, source, pass);
}

/** Imports the archive with definitions in the variable and, unless it is undefined, in the file. */
async function importArchive(namedFeeds: string, file?: string) {
  await site.publish({ ...posts, ...(file === undefined ? {} : { '_data/feeds.yml': file }) });
  return site.import({ namedFeeds });
}

async function problemsOf(source: string): Promise<string[]> {
  const response = await callApi('GET', `/api/sources/${source}/problems`);
  const listed = await response.json<{ problems: { path: string; note: string }[] }>();
  return listed.problems.map(({ path, note }) => `${path}: ${note}`);
}

const status = async (path: string) => (await get(path)).status;

describe('a feed that the variable defines', () => {
  it('changes and goes with the variable, although nothing else has changed', async () => {
    await importFeed(partner);
    expect(await titlesAt('/feeds/partner/feed.json')).toEqual(['Post 1']);
    await importFeed(`${partner}  title: For partners\n`);
    expect(await (await get('/feeds/partner/rss.xml')).text()).toContain('<title>For partners<');
    await importFeed('');
    expect(await status('/feeds/partner/rss.xml')).toBe(404);
  });

  it('changes with the import of any source, and is a problem in none', async () => {
    await importArchive(partner);
    await importFeed(partner);
    expect([...(await problemsOf('archive')), ...(await problemsOf('feed'))]).toEqual([]);
    await importFeed(`${partner}  content: title\nmore:\n  any: tags:none\n`);
    expect(await titlesAt('/feeds/more/feed.json')).toEqual([]);
    expect(await (await get('/feeds/partner/feed.json')).text()).not.toContain('content_html');
    const note = '/feeds/more/: it names tags:none, which has no articles';
    expect([...(await problemsOf('archive')), ...(await problemsOf('feed'))]).toEqual([note]);
    await importArchive('');
    expect(await status('/feeds/partner/rss.xml')).toBe(404);
  });

  it('stays if the source that was imported first is removed', async () => {
    await importArchive(partner);
    await importFeed(partner);
    await callApi('DELETE', '/api/sources/archive');
    expect(await titlesAt('/feeds/partner/feed.json')).toEqual(['Post 1']);
  });

  it('is that of the file of any source, as long as there is one', async () => {
    const file = 'partner:\n  title: Of the file\n  any: categories:news\n';
    const titleNow = async () =>
      /<title>(.*?)</.exec(await (await get('/feeds/partner/rss.xml')).text())?.[1];
    await importFeed(`${partner}  title: Of the variable\n`);
    await importArchive(`${partner}  title: Of the variable\n`, file);
    await importFeed(`${partner}  title: Again\n`);
    expect(await titleNow()).toBe('Of the file');
    expect(await problemsOf('feed')).toEqual([
      expect.stringContaining('the source "archive" defines this feed too'),
    ]);
    await importArchive(`${partner}  title: Again\n`);
    expect(await titleNow()).toBe('Again');
    await importFeed(`${partner}  title: Again\n`);
    expect(await problemsOf('feed')).toEqual([]);
    expect(await titlesAt('/feeds/partner/feed.json')).toEqual(['Post 1', 'Tide']);
  });
});

describe('a variable that defines nothing', () => {
  const nothing = 'it defines no feeds: write a map from their names to their keys';

  it.each([
    ['is a text', 'partner', nothing],
    ['is quoted as a whole', '"partner:\\n  any: categories:news"', nothing],
    ['is a page', '<html>Sign in</html>', nothing],
    [
      'has keys of other names',
      'partner:\n  Any: categories:news',
      'line 2: feed "partner": "Any" is no key of a feed',
    ],
    [
      'has a text for a feed',
      'partner: categories:news',
      'line 1: feed "partner": it must be a map of keys',
    ],
    ['is not YAML', 'partner: {any: [categories:news]', 'line 1: it is not valid YAML'],
  ])('is a problem if it %s, and the feeds stay as they are', async (_, text, problem) => {
    await importFeed(partner);
    await importFeed(text);
    expect(await titlesAt('/feeds/partner/feed.json')).toEqual(['Post 1']);
    expect(await problemsOf('feed')).toEqual([expect.stringContaining(`NAMED_FEEDS: ${problem}`)]);
  });

  it.each(['# nothing yet', '---\n', '{}', '[]', '~'])('is none: %s', async (text) => {
    await importFeed(partner);
    await importFeed(text);
    expect(await status('/feeds/partner/rss.xml')).toBe(404);
    expect(await problemsOf('feed')).toEqual([]);
  });
});
