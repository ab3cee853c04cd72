// Which of its files an item of a feed brings with it.
import { expect, it } from 'vitest';
import { parseFeed } from '../../../src/sources/feed/parse-feed.ts';

const url = 'https://paper.example/feed/';

/** The file of an item that has these enclosures. */
function fileOf(enclosures: string): string | undefined {
  const document = `<rss version="2.0"><channel><title>Paper</title><item><link>${url}1</link>
    <pubDate>Mon, 05 Jan 2026 08:00:00 GMT</pubDate>${enclosures}</item></channel></rss>`;
  return parseFeed(document, url).items[0]?.enclosure?.url;
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
