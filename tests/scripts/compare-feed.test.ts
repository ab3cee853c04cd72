// Compares feeds of all formats with a site in a folder and with a running Feedmill.
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newState, run, start, temporaryFolder } from './support/command.ts';
import { freePort } from './support/free-port.ts';
import { close, listen } from './support/local-server.ts';

const site = join(import.meta.dirname, 'fixtures', 'jekyll-site');
const pier = 'https://ferry.example/times/works/new-pier/';
const pierId = 'https://ferry.example/times/works/a-new-pier';

const rss = (items: string) => `<rss version="2.0"><channel>${items}</channel></rss>`;
const rssItem = (guid: string, link = pier) =>
  `<item><title>A New Pier</title><link>${link}</link>${guid}</item>`;
const atom = `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry>
  <a:id>${pierId}</a:id><a:title type="xhtml"><div>A <b>New</b> Pier</div></a:title>
  <a:link rel="self" href="x"/><a:link href="${pier}"/></a:entry></a:feed>`;
const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
  <item rdf:about="${pier}"><title>A New Pier</title><link>${pier}</link></item></rdf:RDF>`;
const page = '<!doctype html><link rel="alternate" type="application/atom+xml" href="/a.xml">';
const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  items: [{ id: pierId, url: pier, title: 'A New Pier' }],
});

describe('npm run compare-feed', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });

  async function compare(feed: string, ...args: string[]) {
    const file = join(folder, 'feed');
    await writeFile(file, feed);
    return run(['compare-feed', '--', file, ...args]);
  }

  it.each([
    ['Atom', atom],
    ['JSON Feed', json],
    ['RSS', rss(rssItem(`<guid isPermaLink="false">${pierId}</guid>`))],
  ])('reports that an item of %s keeps the id that jekyll-feed gave it', async (format, feed) => {
    const { code, output } = await compare(feed, '--site', site);
    expect(output).toContain(`Feed    ${format}, 1 item\nIds     1: jekyll-feed's`);
    expect(output).toContain('1 keep their id, 0 would appear twice, 0 are missing');
    expect(code).toBe(0);
  });

  it.each([
    ['RSS', rss(rssItem(`<guid>${pier}</guid>`))],
    ['RSS', rss(rssItem(''))],
    ['RSS 1.0', rdf],
  ])('recommends a FEED_ID for %s with permalinks as ids', async (format, feed) => {
    const { code, output } = await compare(feed, '--site', site);
    expect(output).toContain(`Feed    ${format}, 1 item\nIds     1: the URL of the page`);
    expect(output).toContain('0 keep their id, 1 would appear twice');
    expect(output).toContain('Advice  FEED_ID=permalink keeps 1 of 1.');
    expect(output).toContain(`now       ${pier}\n    Feedmill  ${pierId}`);
    expect(code).toBe(1);
  });

  it('recommends a FEED_ID with a tag: URI or a key of the front matter', async () => {
    const tag = rss(rssItem('<guid>tag:ferry.example,2026:/times/works/new-pier/</guid>'));
    const tagged = await compare(tag, '--site', site);
    expect(tagged.output).toContain('FEED_ID=tag:ferry.example,2026:{path} keeps 1 of 1');
    const uuid = 'urn:uuid:8c6b0d1e-5a43-4d0e-9c2a-0e1f7b6a2d11';
    const keyed = await compare(rss(rssItem(`<guid>${uuid}</guid>`)), '--site', site);
    expect(keyed.output).toContain('Ids     1: UUIDs');
    expect(keyed.output).toContain('FEED_ID=uuid keeps 1 of 1');
  });

  it('recognizes an item by its title and day if its URL has changed', async () => {
    const date = '<pubDate>Wed, 04 Feb 2026 18:00:00 +0000</pubDate>';
    const { output } = await compare(
      rss(rssItem(`<guid>7</guid>${date}`, 'https://old.example/7')),
      '--site',
      site,
    );
    expect(output).toContain('1 would appear twice');
    expect(output).toContain('no value of FEED_ID keeps more');
  });

  it('warns about the feed of another site', async () => {
    const { code, output } = await compare(rss('<item><guid>1</guid></item>'), '--site', site);
    expect(output).toMatch(/1 are missing\n *Is it a feed of this site\?/);
    expect(code).toBe(1);
  });

  it('succeeds without a site to compare the feed with', async () => {
    expect(await compare(atom)).toMatchObject({ code: 0 });
  });

  it.each([
    ['an empty document', '', 'is empty'],
    ['plain text', 'just words', 'is not a feed: it is neither XML nor JSON'],
    ['JSON of another kind', '{"items": []}', 'is JSON, but not a JSON Feed'],
    ['XML of another kind', '<opml/>', 'is not a feed: its root is <opml>'],
    ['a feed without items', rss(''), 'has no items'],
    ['a DOCTYPE without an end', `<!DOCTYPE rss [${rss('')}`, 'its DOCTYPE has no end'],
    ['deep nesting', rss('<a>'.repeat(1_000)), 'too many elements'],
    ['an HTML page', page, 'is an HTML page, not a feed; it links to the feeds /a.xml'],
  ])('explains what is wrong with %s', async (_, document, message) => {
    const { code, output } = await compare(document, '--site', site);
    expect(output).toContain(message);
    expect(code).toBe(1);
  });

  it('rejects invalid arguments', async () => {
    for (const args of [[], ['nowhere.xml'], ['a', 'b'], ['a', '--site', site, '--to', 'b']]) {
      expect(await run(['compare-feed', '--', ...args])).toMatchObject({ code: 2 });
    }
  });

  it('compares a feed with a running Feedmill', async () => {
    const port = await freePort();
    const state = await newState();
    const feedmill = await start([
      '--no-watch',
      '--site',
      site,
      '--port',
      String(port),
      '--state',
      state,
    ]);
    const { code, output } = await compare(atom, '--to', `http://127.0.0.1:${port}`);
    await feedmill.interrupt();
    expect(output).toContain('1 keep their id, 0 would appear twice');
    expect(code).toBe(0);
  });
});

describe('npm run compare-feed with a URL', () => {
  const latin = Buffer.from(
    `<?xml version="1.0" encoding="ISO-8859-1"?>${rss('<item><title>Ch\u00e2teau</title><guid>1</guid></item>')}`,
    'latin1',
  );
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    server = createServer(({ url }, response) => {
      if (url === '/moved') response.writeHead(301, { Location: '/latin' }).end();
      else if (url === '/latin') response.end(latin);
      else if (url === '/endless') response.end(Buffer.alloc(21_000_000, ' '));
      else response.writeHead(404).end('<html>Nothing here</html>');
    });
    origin = await listen(server);
  });
  afterAll(() => close(server));

  it('follows redirects, and decodes the document in its own encoding', async () => {
    const { output } = await run(['compare-feed', '--', `${origin}/moved`, '--site', site]);
    expect(output).toContain('Missing from Feedmill: 1\n  Château');
  });

  it.each([
    ['/none', 'responded with 404'],
    ['/endless', 'is larger than 20 MB'],
  ])('fails at %s with the reason: %s', async (path, message) => {
    const { code, output } = await run(['compare-feed', '--', origin + path]);
    expect(output).toContain(message);
    expect(code).toBe(1);
  });
});
