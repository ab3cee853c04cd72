import { expect, it } from 'vitest';
import { guidOfFeed } from '../../src/feeds/podcast-guid.ts';

// The examples of the specification of `podcast:guid`.
it.each([
  ['https://mp3s.nashownotes.com/pc20rss.xml', '917393e3-1b1e-5cef-ace4-edaa54e1f810'],
  ['https://podnews.net/rss', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
  ['http://podnews.net/rss/', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
])('the podcast at %s has the UUID %s', async (url, guid) => {
  expect(await guidOfFeed(url)).toBe(guid);
});
