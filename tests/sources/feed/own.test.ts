// A feed of one Feedmill as the source of another.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { guidOfFeed } from '../../../src/feeds/podcast-guid.ts';
import { CountingD1 } from '../../support/counting-d1.ts';
import { allRows, appWith, startEmpty } from '../../support/database.ts';
import { importFeed, publish } from '../../support/feed-source.ts';
import { importSite, post, publicUrl, siteItems } from '../../support/feedmill.ts';

beforeEach(startEmpty);

const many = Object.fromEntries(
  Array.from({ length: 150 }, (_, index) => {
    const date = new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
    return [
      `_posts/${date}-post-${index}.md`,
      post(`title: Post ${index}\ncategory: news\nauthor: Eve`),
    ];
  }),
);

const odd = {
  '_posts/2026-08-01-odd.md': post(
    'title: "AT&T, Vec<T> and \'quotes\'"\ncategories: [新闻, "c++"]\ntags: [港口, news]\nauthor: {name: "Ann, B", url: "https://ann.example/"}',
    'First & <b>foremost</b>.\n\n{% raw %}{{ not liquid }}{% endraw %}\n\n![a](/a.png)\n',
  ),
  '_posts/2026-08-02-episode.md': post(
    'title: Episode\nauthor: Eve\nlang: de\nlast_modified_at: 2026-08-03\nimage: /cover.jpg\nepisode: 3\nseason: 2\nexplicit: true\nenclosure: {url: /e.mp3, length: 12345, duration: "10:00"}\nepisode_type: bonus\ntranscript: {url: /e.vtt, language: de, rel: captions}\nchapters: /e.json\nguests: [{name: Bo, url: /bo/, img: /bo.jpg}]',
  ),
  '_posts/2026-08-04-files.md': post(
    'title: Files\nauthor: Eve\naudio: {mp3: {url: /f.mp3, length: 5}, opus: /f.opus}\nchapters: ["00:00 Tide", "01:30 End"]',
  ),
};

/** Reads the columns of live articles that feeds show. */
async function articles(): Promise<unknown[]> {
  const { results } = await env.DB.prepare(
    `select feed_id, url, title, summary, content, authors, categories, tags, image, enclosure,
      language, published_at, updated_at from article where state = 'live' order by url`,
  ).all();
  return results;
}

/** Publishes a feed of this Feedmill with its archive. Returns the number of documents. */
async function publishFeed(path: string): Promise<number> {
  const app = appWith({ FEED_ITEMS: '20' });
  let pages = 0;
  for (let next: string | undefined = path; next !== undefined; pages++) {
    const response = await app.request(publicUrl + next);
    const text = await response.text();
    await publish(publicUrl + next, text);
    const link = /<(?:atom:)?link (?=[^>]*rel="prev-archive")[^>]*href="([^"]+)"/.exec(text)?.[1];
    const older: string | undefined = link ?? /"next_url": "([^"]+)"/.exec(text)?.[1];
    next = older?.replace(publicUrl, '').replaceAll('&amp;', '&');
  }
  return pages;
}

describe('a feed of another Feedmill', () => {
  it.each(['/rss.xml', '/atom.xml'])(
    'gives the same articles, including those in its archive: %s',
    async (path) => {
      await importSite({ ...many, ...odd });
      const before = await articles();
      expect(await publishFeed(path)).toBeGreaterThan(1);
      await startEmpty();
      expect(await importFeed(publicUrl + path)).toEqual({ result: 'imported', passes: 1 });
      const lost =
        path === '/rss.xml' ? { updated_at: 0, language: 0, authors: 0 } : { enclosure: 0 };
      const without = (rows: unknown[]) => rows.map((row) => ({ ...Object(row), ...lost }));
      expect(without(await articles())).toEqual(without(before));
      const { site } = await allRows();
      expect(site).toMatchObject([{ title: 'The Paper', url: 'https://paper.example/' }]);
      const guid = await guidOfFeed(`${publicUrl}/rss.xml`);
      expect(JSON.stringify(site).includes(guid)).toBe(path === '/rss.xml');
    },
  );

  it('gives the same items if it is a JSON Feed, which does not distinguish categories from tags', async () => {
    await importSite({ ...many, ...odd });
    const [items, before] = [await siteItems(), await articles()];
    await publishFeed('/feed.json');
    await startEmpty();
    await importFeed(`${publicUrl}/feed.json`);
    expect(await siteItems()).toEqual(items);
    expect(await articles()).toHaveLength(before.length);
  });

  it('costs no written row if nothing has changed', async () => {
    await importSite(odd);
    await publishFeed('/atom.xml');
    await startEmpty();
    await importFeed(`${publicUrl}/atom.xml`);
    const d1 = new CountingD1(env.DB);
    expect((await importFeed(`${publicUrl}/atom.xml`, d1)).result).toBe('unchanged');
    expect(d1.rowsWritten).toBe(0);
  });

  it('has an article withdrawn if the other Feedmill has withdrawn it', async () => {
    await importSite(odd);
    await publishFeed('/atom.xml');
    await importSite({}, { deleted: Object.keys(odd).slice(0, 1) });
    const [feedAfter, remaining] = [
      await appWith({}).request(`${publicUrl}/atom.xml`),
      await articles(),
    ];
    await startEmpty();
    await importFeed(`${publicUrl}/atom.xml`);
    expect(await articles()).toHaveLength(3);
    await publish(`${publicUrl}/atom.xml`, await feedAfter.text());
    await importFeed(`${publicUrl}/atom.xml`);
    expect(await articles()).toMatchObject(remaining.map((row) => ({ url: Object(row).url })));
    expect((await importFeed(`${publicUrl}/atom.xml`)).result).toBe('unchanged');
  });
});
