// Pages on paper, and how heavy they are.
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type NewspaperName, newspapers } from './support/newspapers.ts';
import { pagesOf } from './support/pages.ts';
import { describeIn } from './support/use-browser.ts';

const origins = inject('origins');
const names = Object.keys(newspapers) as NewspaperName[];

describeIn('chromium', {}, (visitor) => {
  beforeAll(() => visitor().page.emulateMediaType('print'));

  it.each(names)(
    'the newspaper %s has its addresses on paper, and nothing to press',
    async (name) => {
      await visitor().visit(`${origins[name]}/`);
      const { feed, addresses, gaps, controls } = await visitor().page.evaluate(() => {
        const isShown = (element: Element) => element.checkVisibility();
        return {
          feed: [...document.querySelectorAll('.address *')].filter(isShown).at(-1)?.textContent,
          addresses: [...document.querySelectorAll('h3 a')].map(
            (link) => getComputedStyle(link, '::after').content,
          ),
          gaps: [...document.querySelectorAll('h3 a')].map((link) =>
            Number.parseFloat(getComputedStyle(link, '::after').marginInlineEnd),
          ),
          controls: [...document.querySelectorAll('input, button, nav, .skip')].filter(isShown)
            .length,
        };
      });
      expect(feed).toBe(`${origins[name]}/rss.xml`);
      expect(addresses.every((address) => address.includes('<https://newspaper.example/'))).toBe(
        true,
      );
      expect(addresses).toHaveLength(20);
      // A space within the address is at its left, where the title of a Persian article is not.
      expect(Math.min(...gaps)).toBeGreaterThan(0);
      expect(controls).toBe(0);
    },
  );
});

describe.each(names)('the newspaper %s', (name) => {
  it('has no page of more than 30 kB, compressed', async () => {
    for (const { path } of pagesOf(name)) {
      const page = await (await fetch(origins[name] + path)).arrayBuffer();
      expect(gzipSync(new Uint8Array(page)).length).toBeLessThan(30_000);
    }
  });
});
