// Which of its files an item of a feed brings with it.
import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../../src/sources/feed/parse-feed.ts';

const url = 'https://paper.example/feed/';

/** The file of an item that has these enclosures. */
function fileOf(enclosures: string): string | undefined {
  const document = `<rss version="2.0"><channel><title>Paper</title><item><link>${url}1</link>
    <pubDate>Mon, 05 Jan 2026 08:00:00 GMT</pubDate>${enclosures}</item></channel></rss>`;
  return parseFeed(document, url).items[0]?.enclosures[0]?.url;
}

const picture = '<enclosure url="https://paper.example/1.jpg" length="5" type="image/jpeg"/>';
const sound = '<enclosure url="https://paper.example/1.mp3" length="9" type="audio/mpeg"/>';
const withoutUrl = '<enclosure length="0" type="audio/mpeg"/>';

it.each([
  ['its sound, although a picture comes first', picture + sound, 'https://paper.example/1.mp3'],
  [
    'its sound, although one without a URL comes first',
    withoutUrl + sound,
    'https://paper.example/1.mp3',
  ],
  ['its first picture, if there is no sound', picture + picture, 'https://paper.example/1.jpg'],
  ['none, if there is no URL', withoutUrl, undefined],
])('an item has %s', (_, enclosures, file) => {
  expect(fileOf(enclosures)).toBe(file);
});

describe('an item with several files', () => {
  const urlsOf = (document: string) =>
    parseFeed(document, url).items[0]?.enclosures.map((file) => file.url);
  const files = ['1.jpg', '1.pdf', '1.mp3', '1.opus'];
  const types = ['image/jpeg', 'application/pdf', 'audio/mpeg', 'audio/ogg'];
  const named = ['1.mp3', '1.opus', '1.pdf'].map((name) => `${url}${name}`);

  it('has all of them but its picture in every format, sound first', () => {
    const rss = files.map((name, at) => `<enclosure url="${name}" type="${types[at]}"/>`).join('');
    expect(urlsOf(`<rss><channel><item>${rss}</item></channel></rss>`)).toEqual(named);
    const links = files
      .map((name, at) => `<link rel="enclosure" href="${name}" type="${types[at]}"/>`)
      .join('');
    expect(urlsOf(`<feed><entry><id>1</id>${links}</entry></feed>`)).toEqual(named);
    const attachments = files.map((name, at) => ({ url: name, mime_type: types[at] }));
    const json = { version: 'https://jsonfeed.org/version/1.1', items: [{ id: '1', attachments }] };
    expect(urlsOf(JSON.stringify(json))).toEqual(named);
  });

  it('has those of Podcasting 2.0', () => {
    const other = `<podcast:alternateEnclosure type="audio/ogg"><podcast:source uri="1.opus"/></podcast:alternateEnclosure>`;
    const document = `<rss><channel><item>${other}<enclosure url="1.mp3" type="audio/mpeg"/></item></channel></rss>`;
    expect(urlsOf(document)).toEqual(named.slice(0, 2));
  });
});
