// Which elements the texts, links and dates of an item are read from.
import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../../src/sources/feed/parse-feed.ts';

const url = 'https://paper.example/feed/';

const namespaces = `xmlns:a10="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:dcterms="http://purl.org/dc/terms/" xmlns:media="http://search.yahoo.com/mrss/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:psc="http://podlove.org/simple-chapters"`;

/** The only item of a feed in RSS. */
function itemOf(item: string, attributes = '', head = '<link>https://paper.example/</link>') {
  const document = `<rss version="2.0" ${namespaces} ${attributes}><channel><title>Paper</title>${head}
    <item>${item}</item></channel></rss>`;
  return parseFeed(document, url).items[0];
}

/** The only entry of a feed in Atom. */
function entryOf(entry: string, link = '<link href="https://paper.example/"/>') {
  const document = `<feed xmlns="http://www.w3.org/2005/Atom" ${namespaces}>${link}<entry>${entry}</entry></feed>`;
  return parseFeed(document, url).items[0];
}

describe('the text of an item in RSS', () => {
  it.each([
    ['its description', '<description>&lt;b&gt;Tide&lt;/b&gt;</description>', '<b>Tide</b>'],
    [
      'elements that should be escaped',
      '<description>A <b>high</b> tide</description>',
      'A <b>high</b> tide',
    ],
    [
      'a body in XHTML',
      '<body xmlns="http://www.w3.org/1999/xhtml"><p>Tide<br/></p></body>',
      '<p>Tide<br></p>',
    ],
    ['Atom', '<a10:content type="html">&lt;p&gt;Tide&lt;/p&gt;</a10:content>', '<p>Tide</p>'],
    ['Dublin Core', '<dc:description>Tide</dc:description>', 'Tide'],
    [
      'the lines of iTunes',
      '<itunes:summary>Low &amp;amp; high\n\nTide</itunes:summary>',
      '<p>Low &amp; high</p>\n<p>Tide</p>',
    ],
    ['HTML of iTunes', '<itunes:summary>&lt;p&gt;Tide&lt;/p&gt;</itunes:summary>', '<p>Tide</p>'],
    [
      'a plain description of a video',
      '<media:content><media:description>I &lt;3 tides</media:description></media:content>',
      '<p>I &lt;3 tides</p>',
    ],
  ])('is %s', (_, item, content) => {
    expect(itemOf(item)?.content).toBe(content);
  });

  it('is that of its own elements before those of others', () => {
    const own = '<description>Short</description><content:encoded>Long</content:encoded>';
    const item = itemOf(
      `<itunes:summary>Other</itunes:summary><dc:description>Other</dc:description>${own}`,
    );
    expect(item).toMatchObject({ content: 'Long', summary: 'Short' });
  });
});

describe('the text of an entry in Atom', () => {
  it('is the description of its video, as on YouTube', () => {
    const group =
      '<media:group><media:title>Tide</media:title><media:description>One\n\nTwo &lt;3</media:description></media:group>';
    expect(entryOf(group)).toMatchObject({
      title: 'Tide',
      content: '<p>One</p>\n<p>Two &lt;3</p>',
    });
    expect(entryOf(`<summary>Short</summary>${group}`)).toMatchObject({
      summary: 'Short',
      content: '',
    });
  });

  it.each([
    [
      'decoded, as in Atom 0.3',
      '<content type="text/html" mode="base64">PGI+VGlkZTwvYj4=</content>',
      '<b>Tide</b>',
    ],
    ['empty if it is not in Base64', '<content type="text/html" mode="base64">?</content>', ''],
    ['empty if it is a picture', '<content type="image/png">iVBORw0KGgo=</content>', ''],
    [
      'that of its elements',
      '<content type="text/html" mode="xml"><p>Tide</p></content>',
      '<p>Tide</p>',
    ],
  ])('is %s', (_, entry, content) => {
    expect(entryOf(entry)?.content).toBe(content);
  });

  it('has the authors of the feed that it comes from, and a category that is a text', () => {
    const source = '<source><author><name>Ann</name></author></source><category>Tides</category>';
    expect(entryOf(source)).toMatchObject({ authors: [{ name: 'Ann' }], categories: ['Tides'] });
  });
});

describe('an item without a link', () => {
  it('leads to the page that its id names, or to the site', () => {
    expect(entryOf('<id>https://paper.example/1</id>')?.url).toBe('https://paper.example/1');
    expect(entryOf('<id>tag:paper.example,2026:1</id>')?.url).toBe('https://paper.example/');
    expect(entryOf('<id>tag:paper.example,2026:1</id>', '')?.url).toBe(url);
    expect(entryOf('<link/><id>1</id><link href="/2"/>')?.url).toBe('https://paper.example/2');
    const item = { id: 'https://paper.example/3' };
    const json = { version: 'https://jsonfeed.org/version/1.1', items: [item] };
    expect(parseFeed(JSON.stringify(json), url).items[0]?.url).toBe('https://paper.example/3');
  });

  it('is told apart by its title, or by the start of its text, if it has no id either', () => {
    expect(itemOf('<title>High tide</title>')).toMatchObject({
      id: 'https://paper.example/#High%20tide',
      url: 'https://paper.example/',
    });
    expect(itemOf('<description>Low tide</description>')?.id).toBe(
      'https://paper.example/#Low%20tide',
    );
    expect(itemOf('<category>Tides</category>')).toMatchObject({ id: '', url: '' });
  });
});

describe('an item in RSS', () => {
  it('has what elements of Atom and Dublin Core say of it', () => {
    const author = '<a10:author><a10:name>Ann</a10:name></a10:author>';
    expect(itemOf(`<dc:title>Tide</dc:title><a10:id>tide</a10:id>${author}`)).toMatchObject({
      id: 'tide',
      title: 'Tide',
      authors: [{ name: 'Ann' }],
    });
    const dates =
      '<dcterms:issued>2026-01-05</dcterms:issued><dcterms:modified>2026-01-06</dcterms:modified>';
    expect(itemOf(dates)).toMatchObject({
      date: '2026-01-05T00:00:00.000Z',
      updated: '2026-01-06T00:00:00.000Z',
    });
  });

  it('has the chapters of Podlove', () => {
    const chapters =
      '<psc:chapters><psc:chapter start="00:00" title="Tide"/><psc:chapter start="01:00" title="End" href="/e"/></psc:chapters>';
    expect(itemOf(chapters)?.episode.chapters).toEqual([
      { start: '00:00', title: 'Tide' },
      { start: '01:00', title: 'End', url: 'https://paper.example/e' },
    ]);
  });

  it('has URLs that are relative to the xml:base of the feed', () => {
    const item = '<link>1</link><description>x</description><enclosure url="1.mp3"/>';
    expect(itemOf(item, 'xml:base="/2026/"', '')).toMatchObject({
      url: 'https://paper.example/2026/1',
      contentBase: 'https://paper.example/2026/',
      enclosures: [{ url: 'https://paper.example/2026/1.mp3' }],
    });
  });
});
