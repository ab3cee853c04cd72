// compare-feed and the feed source read the same items from a feed.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { readLiveFeed } from '../../../scripts/compare/live-feed.ts';
import { startEmpty } from '../../support/database.ts';
import { importFeed, publish } from '../../support/feed-source.ts';

let url: string;

beforeEach(async () => {
  await startEmpty();
  url = `https://${crypto.randomUUID()}.example/blog/feed`;
});

const date = '<pubDate>Mon, 05 Jan 2026 08:00:00 GMT</pubDate>';
const rss = (item: string) =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
    <link>https://blog.example/</link><item>${date}${item}</item></channel></rss>`;
const rdf = (inChannel: string, inRoot: string) =>
  `<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><link>https://blog.example/</link>${inChannel}</channel>${inRoot}</rdf:RDF>`;
const rdfItem = (content: string) =>
  `<item ${content}<dc:date>2026-01-05T08:00:00Z</dc:date></item>`;
const atom = (entry: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://blog.example/a/">
    <entry><updated>2026-01-05T08:00:00Z</updated>${entry}</entry></feed>`;
const json = (item: object) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1',
    items: [{ date_published: '2026-01-05T08:00:00Z', ...item }],
  });

const link = '<link>https://blog.example/1</link>';

describe('compare-feed and an import', () => {
  it.each([
    ['a guid with white space in it', rss(`<guid>\n a  b\n</guid>${link}`), 'a  b'],
    ['a guid and a relative link', rss('<guid>7</guid><link>/1</link>'), '7'],
    [
      'a guid that is its link',
      rss('<guid>https://blog.example/1</guid>'),
      'https://blog.example/1',
    ],
    ['an empty guid', rss(`<guid> </guid>${link}`), 'https://blog.example/1'],
    ['a relative link and no guid', rss('<link>1?a=b</link>'), 'https://blog.example/1?a=b'],
    [
      'a link that is not normalized, and no guid',
      rss('<link>HTTPS://Blog.example/港</link>'),
      'HTTPS://Blog.example/港',
    ],
    ['an Atom link and no guid', rss('<atom:link href="/1"/>'), 'https://blog.example/1'],
    [
      'an rdf:about, outside of the channel',
      rdf('', rdfItem('rdf:about="https://blog.example/1?a"><link>https://blog.example/1</link>')),
      'https://blog.example/1?a',
    ],
    ['a link, inside the channel of RDF', rdf(rdfItem(`>${link}`), ''), 'https://blog.example/1'],
    ['an Atom id', atom('<id> urn:x:1 </id><link href="1"/>'), 'urn:x:1'],
    ['an Atom id that is not an IRI', atom('<id>1</id><link href="1"/>'), '1'],
    ['an Atom link and no id', atom('<link href="1"/>'), 'https://blog.example/a/1'],
    [
      'an xml:base of its own',
      atom('<link href="1"/>').replace('<entry>', '<entry xml:base="/b/">'),
      'https://blog.example/b/1',
    ],
    [
      'content at a relative URL, and no id',
      atom('<content src="../1.html"/>'),
      'https://blog.example/1.html',
    ],
    ['a number as id', json({ id: 10, url: 'https://blog.example/1' }), '10'],
    ['an invalid id', json({ id: true, url: 'https://blog.example/1' }), 'https://blog.example/1'],
    ['a lone surrogate', json({ id: 'a\ud83d', url: 'https://blog.example/1' }), 'a\ufffd'],
    [
      'a long id',
      json({ id: 'a'.repeat(9_000), url: 'https://blog.example/1' }),
      'a'.repeat(5_000),
    ],
  ])('find the same id in an item with %s', async (_, document, id) => {
    expect(readLiveFeed(document, url).items).toMatchObject([{ id }]);
    await publish(url, document);
    await importFeed(url);
    const { results } = await env.DB.prepare('select feed_id from article').all();
    expect(results).toEqual([{ feed_id: id }]);
  });

  it.each([
    ['RSS', rss(`${link}<title>A &amp;amp; &lt;em&gt;B&lt;/em&gt;</title>`)],
    ['Atom', atom('<link href="1"/><title type="html">A &amp;amp; &lt;em&gt;B&lt;/em&gt;</title>')],
    ['JSON Feed', json({ url: 'https://blog.example/1', title: 'A & B' })],
  ])('find the same title, URL and date in an item of %s', async (_, document) => {
    const [live] = readLiveFeed(document, url).items;
    await publish(url, document);
    await importFeed(url);
    const article = await env.DB.prepare('select title, url, published_at from article').first();
    expect(live?.title).toBe('A & B');
    expect(article).toEqual({
      title: live?.title,
      url: live?.url,
      published_at: Number(live?.publishedAt) / 1000,
    });
  });
});

describe('the next page that compare-feed reads', () => {
  const linked = (links: string) => rss(link).replace('<channel>', `<channel>${links}`);

  it.each([
    ['the prev-archive link', linked('<atom:link rel="prev-archive" href="/2"/>')],
    ['the next link', linked('<atom:link rel="next" href="/2"/>')],
    [
      'the prev-archive link if there are both',
      linked('<atom:link rel="next" href="/3"/><atom:link rel="prev-archive" href="/2"/>'),
    ],
  ])('is %s', (_, document) => {
    expect(readLiveFeed(document, url).next).toBe(new URL('/2', url).href);
  });

  it('does not exist if the feed has no such link', () => {
    expect(readLiveFeed(rss(link), url).next).toBeUndefined();
  });
});
