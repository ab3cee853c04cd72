// Feeds of other systems.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../../src/store/database.ts';
import { findSource } from '../../../src/store/sources/runs.ts';
import { allRows, startEmpty } from '../../support/database.ts';
import { feedSource, importFeed, item, publish, wordPress } from '../../support/feed-source.ts';
import { get, siteItems, titlesAt } from '../../support/feedmill.ts';

let url: string;

beforeEach(async () => {
  await startEmpty();
  url = `https://${crypto.randomUUID()}.example/feed/`;
});

const full = `<dc:creator><![CDATA[Ann B.]]></dc:creator><category><![CDATA[Sea & Sky]]></category>
  <description><![CDATA[Short &hellip;]]></description>
  <content:encoded><![CDATA[<p>Long <a href="/x">text</a> {{ site.title }}</p>]]></content:encoded>`;

describe('a feed of WordPress', () => {
  it('becomes articles with the same ids, URLs and texts', async () => {
    await publish(url, wordPress(item(7, full)));
    await importFeed(url);
    expect(await siteItems()).toMatchObject([
      {
        id: 'https://blog.example/?p=7&x',
        url: 'https://blog.example/?p=7',
        title: 'Post 7',
        date_published: '2026-01-05T07:00:00.000Z',
        summary: 'Short …',
        content_html: '<p>Long <a href="https://blog.example/x">text</a> {{ site.title }}</p>',
        authors: [{ name: 'Ann B.' }],
        tags: ['Sea & Sky'],
      },
    ]);
    expect((await allRows()).site).toMatchObject([
      { title: 'Harbour & Hills', description: 'Notes', language: 'en-GB' },
    ]);
    expect(await titlesAt('/categories/sea-%26-sky/feed.json')).toEqual(['Post 7']);
  });

  it('is read with the older pages that it links to, each once', async () => {
    await publish(url, wordPress(item(3), '?paged=2'));
    await publish(`${url}?paged=2`, wordPress(item(2), `${url}?paged=3`));
    await publish(`${url}?paged=3`, wordPress(item(1), url));
    expect(await importFeed(url)).toEqual({ result: 'imported', passes: 1 });
    expect(await siteItems()).toHaveLength(3);
  });

  it('keeps the articles of items that drop off its end, and adds new and changed ones', async () => {
    await publish(url, wordPress(item(2) + item(1)));
    await importFeed(url);
    const changed = item(2).replace('Post 2', 'Post 2, again');
    await publish(url, wordPress(item(3, '', 'Tue, 06 Jan 2026 08:00:00 GMT') + changed));
    expect((await importFeed(url)).result).toBe('imported');
    const titles = await titlesAt('/feed.json');
    expect(titles.toSorted()).toEqual(['Post 1', 'Post 2, again', 'Post 3']);
    expect((await siteItems())[0]?.title).toBe('Post 3');
  });

  it('keeps the article of an item whose link and date change', async () => {
    await publish(url, wordPress(item(1)));
    await importFeed(url);
    const moved = item(1, '', 'Tue, 06 Jan 2026 08:00:00 GMT').replace('?p=1<', 'one/<');
    await publish(url, wordPress(moved));
    await importFeed(url);
    expect(await siteItems()).toMatchObject([
      { id: 'https://blog.example/?p=1&x', url: 'https://blog.example/one/' },
    ]);
  });

  it('ends at a page that does not exist, even if a pass starts there', async () => {
    const pageUrl = (page: number) => `${url}?page=${page}`;
    for (let page = 1; page < 50; page++) {
      await publish(pageUrl(page), wordPress(item(page), pageUrl(page + 1)));
    }
    await publish(url, wordPress(item(0), pageUrl(1)));
    expect(await importFeed(url)).toEqual({ result: 'imported', passes: 2 });
    expect((await allRows()).article).toHaveLength(50);
    expect((await allRows()).import_run).toMatchObject([{ state: 'done', created: 50 }]);
  });

  it('changes nothing if only its build date differs', async () => {
    await publish(url, wordPress(item(1)));
    await importFeed(url);
    const before = await allRows(['source']);
    await publish(url, wordPress(item(1)).replace('<lastBuild', '<!-- later --><lastBuild'));
    expect((await importFeed(url)).result).toBe('imported');
    expect(await allRows(['source'])).toEqual(before);
  });
});

describe('a feed of jekyll-feed', () => {
  const entry = `<entry><title type="html">A &amp;amp; B &lt;em&gt;c&lt;/em&gt;</title>
    <link href="/2026/01/02/a.html" rel="alternate" type="text/html" title="A"/>
    <published>2026-01-02T00:00:00+01:00</published><updated>2026-01-03T00:00:00+01:00</updated>
    <id>https://paper.example/2026/01/02/a</id>
    <content type="html" xml:base="https://paper.example/2026/01/02/a.html"><![CDATA[<p>T</p>]]></content>
    <author><name>Ann</name></author><category term="news"/><category term="x"/>
    <summary type="html"><![CDATA[Sum &amp; more]]></summary></entry>
    <entry><title>Plain &lt;T&gt;</title><link href="https://other.example/b"/><id>urn:b</id>
    <updated>2026-01-01T00:00:00Z</updated>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One<br/>two <b>x</b></p></div></content></entry>`;
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://paper.example/">
    <link href="https://paper.example/" rel="alternate"/><title type="html">P &amp;amp; Q</title>${entry}</feed>`;

  it('becomes articles with the ids that the imported site would give them', async () => {
    await publish(url, feed);
    await importFeed(url);
    expect(await siteItems()).toMatchObject([
      {
        id: 'https://paper.example/2026/01/02/a',
        url: 'https://paper.example/2026/01/02/a.html',
        title: 'A & B c',
        summary: 'Sum & more',
        tags: ['news', 'x'],
        date_modified: '2026-01-02T23:00:00.000Z',
      },
      {
        id: 'urn:b',
        url: 'https://other.example/b',
        title: 'Plain <T>',
        content_html: '<p>One<br />two <b>x</b></p>',
      },
    ]);
    expect((await allRows()).site).toMatchObject([{ title: 'P & Q', language: 'de' }]);
  });
});

describe('a JSON Feed', () => {
  it('is read with the pages that next_url links to', async () => {
    const page = (id: unknown, more: object) => ({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'J',
      home_page_url: 'https://j.example/',
      ...more,
      items: [
        {
          id,
          url: `/${id}`,
          content_text: 'One & two\n\nthree',
          date_published: '2026-01-01T00:00:00Z',
        },
      ],
    });
    await publish(url, JSON.stringify(page(1, { next_url: './2' })));
    await publish(`${url}2`, JSON.stringify(page('urn:2', {})));
    await importFeed(url);
    const items = (await siteItems()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(items).toMatchObject([
      { id: '1', content_html: '<p>One &amp; two</p>\n<p>three</p>' },
      { id: 'urn:2' },
    ]);
    // In Atom, an id must be an IRI.
    expect(await (await get('/atom.xml')).text()).toContain('<id>urn:x-guid:1</id>');
    expect(await (await get('/rss.xml')).text()).toContain('>1</guid>');
  });
});

describe('the next scan of a feed', () => {
  it('sends its ETag, and finds nothing new if it matches', async () => {
    await publish(url, wordPress(item(1)), { etag: 'W/"x,y"' });
    await importFeed(url);
    const before = await allRows();
    const cursor = (await findSource(connect(env.DB), 'feed'))?.cursor ?? null;
    expect(await feedSource(url).source.hasNews(cursor)).toBe(false);
    expect((await importFeed(url)).result).toBe('unchanged');
    expect(await allRows()).toEqual(before);
  });
});
