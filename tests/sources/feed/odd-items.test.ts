// Items that are valid or common, but unusual.
import { beforeEach, describe, expect, it } from 'vitest';
import { parseFeed } from '../../../src/sources/feed/parse-feed.ts';
import { startEmpty } from '../../support/database.ts';
import { importFeed, publish } from '../../support/feed-source.ts';
import { siteItems } from '../../support/feedmill.ts';

let url: string;

beforeEach(async () => {
  await startEmpty();
  url = `https://${crypto.randomUUID()}.example/feed/`;
});

const date = '<pubDate>Mon, 05 Jan 2026 08:00:00 GMT</pubDate>';
const rss = (items: string, head = '') =>
  `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
    xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Paper</title>
    <link>https://paper.example/</link>${head}${items}</channel></rss>`;
const atom = (entry: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Paper</title>
    <entry><title>One</title><id>1</id><updated>2026-01-05T08:00:00Z</updated>${entry}</entry></feed>`;

/** Imports a document, and returns the items of the JSON Feed. */
async function imported(document: string) {
  await publish(url, document);
  await importFeed(url);
  return siteItems();
}

describe('items that have no id or link of their own', () => {
  const item = (title: string, more: string) =>
    `<item><title>${title}</title>${more}${date}</item>`;

  it('have their links as ids if they share a guid', async () => {
    const guid = '<guid isPermaLink="false">https://paper.example/</guid>';
    const links = ['a', 'b'].map((name) => `https://paper.example/${name}`);
    const items = await imported(
      rss(links.map((link) => item(link, `<link>${link}</link>${guid}`)).join('')),
    );
    expect(items.map(({ id }) => id).toSorted()).toEqual(links);
  });

  it('are all in the feed if they share a link, with that link', async () => {
    const link = '<link>https://paper.example/releases</link>';
    const items = await imported(
      rss(
        ['6', '5', '4']
          .map((name) => item(name, `${link}<guid isPermaLink="false">r${name}</guid>`))
          .join(''),
      ),
    );
    expect(items.map(({ id }) => id).toSorted()).toEqual(['r4', 'r5', 'r6']);
    expect(new Set(items.map(({ url }) => url))).toEqual(
      new Set(['https://paper.example/releases']),
    );
  });

  it('are all in the feed if they share a link and have no guid', async () => {
    const link = '<link>https://paper.example/releases</link>';
    const items = await imported(rss(['6', '5'].map((name) => item(`R ${name}`, link)).join('')));
    expect(items.map(({ id }) => id).toSorted()).toEqual([
      'https://paper.example/releases#R%205',
      'https://paper.example/releases#R%206',
    ]);
  });

  it('keep their ids if the order of the items changes', () => {
    const link = '<link>https://paper.example/releases</link>';
    const [a, b] = [item('A', link), item('B', link)];
    const ids = (document: string) => parseFeed(document, url).items.map(({ id }) => id);
    expect(ids(rss(a + b)).toReversed()).toEqual(ids(rss(b + a)));
  });

  it('lead to their file, or to the site, if they have no link', async () => {
    const enclosure = '<enclosure url="https://paper.example/2.mp3" length="9" type="audio/mpeg"/>';
    const guid = (name: string) => `<guid isPermaLink="false">${name}</guid>`;
    const items = await imported(rss(item('Two', guid('2') + enclosure) + item('One', guid('1'))));
    expect(items.map(({ id, url }) => `${id} ${url}`).toSorted()).toEqual([
      '1 https://paper.example/',
      '2 https://paper.example/2.mp3',
    ]);
  });
});

describe('the text of an item', () => {
  it.each([
    [
      'of the entry',
      atom(
        '<link href="https://paper.example/1"/><content type="html" xml:base="/img/">&lt;img src="a.png"&gt;</content>',
        'xml:base="https://paper.example/x/"',
      ),
      'https://paper.example/img/a.png',
    ],
    [
      'of the div of XHTML',
      atom(
        '<link href="https://paper.example/1"/><content type="xhtml" xml:base="https://paper.example/x/"><div xmlns="http://www.w3.org/1999/xhtml" xml:base="y/"><img src="a.png"/></div></content>',
      ),
      'https://paper.example/x/y/a.png',
    ],
    [
      'of the feed',
      atom(
        '<link href="1"/><content type="html">&lt;img src="a.png"&gt;</content>',
        'xml:base="https://paper.example/x/"',
      ),
      'https://paper.example/x/a.png',
    ],
    [
      'of its URL, without xml:base',
      atom(
        '<link href="https://paper.example/1/"/><content type="html">&lt;img src="a.png"&gt;</content>',
      ),
      'https://paper.example/1/a.png',
    ],
    [
      'of an item of RSS',
      rss(
        `<item xml:base="https://paper.example/z/"><link>https://paper.example/1</link>${date}<description>&lt;img src="a.png"&gt;</description></item>`,
      ),
      'https://paper.example/z/a.png',
    ],
  ])('has URLs relative to the base %s', async (_, document, picture) => {
    const [item] = await imported(document);
    expect(item).toMatchObject({ content_html: expect.stringContaining(`src="${picture}"`) });
  });

  it('may be XHTML with any prefix', async () => {
    const xhtml = `<link href="https://paper.example/1"/><content type="xhtml">
      <h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>1 &lt; 2<h:br/><h:em/></h:p><h:p><![CDATA[a & b]]></h:p></h:div></content>`;
    const [item] = await imported(atom(xhtml));
    expect(item).toMatchObject({
      content_html: expect.stringMatching(
        /^\s*<p>1 &lt; 2<br.*><em><\/em><\/p><p>a &amp; b<\/p>\s*$/,
      ),
    });
  });
});

describe('what a feed says', () => {
  it('has character references read once: in titles, authors and categories', async () => {
    const [item] = await imported(
      rss(
        `<item><title>Knight&rsquo;s</title><link>https://paper.example/1</link>${date}
          <dc:creator>Zo&amp;euml;</dc:creator><category><![CDATA[Arts &amp; Crafts]]></category></item>`,
      ),
    );
    expect(item).toMatchObject({
      title: 'Knight’s',
      authors: [{ name: 'Zoë' }],
      tags: ['Arts & Crafts'],
    });
  });

  it('has the web page as its link, not an alternate in another format', () => {
    const links = `<link rel="alternate" type="application/json" href="https://paper.example/1.json"/>
      <link rel="alternate" type="text/html" href="https://paper.example/1"/>`;
    expect(parseFeed(atom(links), url).items[0]?.url).toBe('https://paper.example/1');
  });

  it('has a film of Media RSS as the file of its item, also in a group', async () => {
    const media = `<media:group><media:content url="https://paper.example/small.mp4" type="video/mp4"/>
      <media:content url="https://paper.example/0.mp4" type="video/mp4" fileSize="99" duration="30" isDefault="true"/>
      <media:content url="https://paper.example/0.jpg" medium="image"/></media:group>`;
    const [item] = await imported(
      rss(`<item><link>https://paper.example/1</link>${date}${media}</item>`),
    );
    expect(item).toMatchObject({
      image: 'https://paper.example/0.jpg',
      attachments: [
        {
          url: 'https://paper.example/0.mp4',
          mime_type: 'video/mp4',
          size_in_bytes: 99,
          duration_in_seconds: 30,
        },
      ],
    });
  });

  it('never includes a secret of the feed’s URL in a message', () => {
    expect(() => parseFeed('{}', 'https://u:pw@paper.example/feed?key=hidden#part')).toThrow(
      /^https:\/\/paper\.example\/feed is JSON, but not a JSON Feed$/,
    );
  });
});
