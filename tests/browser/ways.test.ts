// People find their way from the home page to a feed: by keyboard alone, with and without scripts.
import type { Page } from 'puppeteer-core';
import { describe, expect, inject, it } from 'vitest';
import { type NewspaperName, newspapers } from './support/newspapers.ts';
import { describeIn } from './support/use-browser.ts';

const origins = inject('origins');
const names = Object.keys(newspapers) as NewspaperName[];

const starts = [
  ['chromium', { hasScripts: true }],
  ['chromium', { hasScripts: false, isDark: true }],
  ['firefox', { hasScripts: true }],
  ['firefox', { hasScripts: false, isDark: true }],
] as const;

for (const [browserName, options] of starts) {
  describeIn(browserName, options, (visitor) => {
    describe.each(names)('a reader of the newspaper %s', (name) => {
      const origin = origins[name];
      const { searchWord, filter } = newspapers[name];

      it('copies the address of its feed by keyboard alone', async () => {
        await visitor().visit(`${origin}/`);
        const stops = await tabTo(visitor().page, '#address');
        expect(stops[0]).toEqual({ name: '#content', isOutlined: true });
        expect(stops.filter(({ isOutlined }) => !isOutlined)).toEqual([]);
        await pressWithControl(visitor().page, 'c');
        // The clipboard belongs to the system, so what is in it is pasted.
        await visitor().page.focus('header input');
        await pressWithControl(visitor().page, 'v');
        expect(await fieldValue(visitor().page, 'header input')).toBe(`${origin}/rss.xml`);
      });

      it('skips to the content', async () => {
        await visitor().visit(`${origin}/tags/`);
        await visitor().page.keyboard.press('Tab');
        await visitor().page.keyboard.press('Enter');
        await visitor().page.keyboard.press('Tab');
        expect(await visitor().page.evaluate(() => document.activeElement?.id)).toBe('filter');
      });

      it('searches, and gets the feed of the search', async () => {
        await visitor().visit(`${origin}/`);
        await visitor().page.type('header input', searchWord);
        await visitor().follow();
        expect(new URL(visitor().page.url()).searchParams.get('q')).toBe(searchWord);
        expect(await countOf(visitor().page, 'article h3')).toBeGreaterThan(2);
        await visitor().follow('a[href$="/atom.xml"]');
        expect(await fieldValue(visitor().page, '#address')).toBe(visitor().page.url());
      });

      it('finds a tag by a part of its name, and its older articles', async () => {
        await visitor().visit(`${origin}/tags/`);
        await visitor().page.type('#filter', filter);
        await visitor().follow();
        await visitor().follow('.terms a');
        expect(decodeURIComponent(visitor().page.url())).toContain(filter);
        await visitor().follow('.pager a');
        expect(new URL(visitor().page.url()).pathname).toMatch(/\/archive\/[^/]+\/$/);
        expect(await countOf(visitor().page, '.titles li')).toBeGreaterThan(0);
      });

      it('opens a feed, sees its articles, and views its source with one key', async () => {
        await visitor().visit(`${origin}/atom.xml`);
        expect(await countOf(visitor().page, 'article')).toBe(20);
        await visitor().follow('a[href$="view=source"]');
        const source = await visitor().page.evaluate(() => document.body.textContent);
        expect(source).toContain('<feed xmlns="http://www.w3.org/2005/Atom"');
      });
    });
  });
}

// `$$eval` waits for ever in Firefox without scripts.
function countOf(page: Page, selector: string): Promise<number> {
  return page.evaluate((all) => document.querySelectorAll(all).length, selector);
}

function fieldValue(page: Page, field: string): Promise<string> {
  return page.$eval(field, (element) => (element instanceof HTMLInputElement ? element.value : ''));
}

/** An element that the tab key has reached. */
interface Stop {
  /** Its id or where it leads. */
  readonly name: string;
  readonly isOutlined: boolean;
}

/** Presses the tab key until an element is reached. */
async function tabTo(page: Page, name: string): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < 40 && stops.at(-1)?.name !== name) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(() => {
        const element = document.activeElement ?? document.body;
        const { outlineStyle } = getComputedStyle(element);
        const name = element.id === '' ? (element.getAttribute('href') ?? '') : `#${element.id}`;
        return { name, isOutlined: outlineStyle !== 'none' };
      }),
    );
  }
  return stops;
}

async function pressWithControl(page: Page, key: 'c' | 'v'): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
}
