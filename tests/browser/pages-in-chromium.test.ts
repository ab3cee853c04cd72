// Each kind of page, in three languages, as Chromium shows it and axe judges it.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type NewspaperName, newspapers } from './support/newspapers.ts';
import { firstPages, type KnownPage, pagesOf } from './support/pages.ts';
import { describeIn } from './support/use-browser.ts';
import { narrow, Visitor, veryWide, wide } from './support/visitor.ts';

const origins = inject('origins');

describeIn('chromium', {}, (browser) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.open(browser());
  });
  afterAll(() => visitor.close());

  const names = Object.keys(newspapers) as NewspaperName[];
  describe.each(names)('the newspaper %s', (name) => {
    const { language, direction } = newspapers[name];
    it.each(pagesOf(name))('has $name in which nothing is amiss', async (known) => {
      await expectSound(visitor, origins[name], known);
      expect(await outline(visitor)).toEqual({
        language,
        direction,
        landmarks: ['HEADER', 'MAIN', 'FOOTER'],
        headings: 1,
        firstLink: '#content',
      });
    });
  });

  it.each(firstPages)('has $name before the first import', async (known) => {
    await expectSound(visitor, origins.empty, known);
  });
});

async function expectSound(visitor: Visitor, origin: string, { path, status }: KnownPage) {
  const { page, complaints } = visitor;
  await page.setViewport(wide);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  complaints.length = 0;
  expect(await visitor.visit(origin + path)).toBe(status);
  await scrollToEnd(visitor);
  // Of an error, Chromium complains itself.
  const others = complaints.filter((text) => !text.includes(`status of ${status}`));
  expect([...others, ...(await visitor.pageNotes())]).toEqual([]);
  expect(await visitor.axeFindings()).toEqual([]);
  expect(await visitor.overflowAt(veryWide)).toBe(0);
  expect(await visitor.overflowAt(narrow)).toBe(0);
  // Targets can be too small or too close only where there is little room, and colours be too weak in either scheme.
  expect(await visitor.axeFindings(['target-size', 'scrollable-region-focusable'])).toEqual([]);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  expect(await visitor.axeFindings(['color-contrast', 'link-in-text-block'])).toEqual([]);
}

/** Loads what is loaded only when it comes into view. */
async function scrollToEnd({ page }: Visitor): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await Promise.all([...document.images].map((image) => image.decode()));
    scrollTo(0, 0);
  });
}

function outline({ page }: Visitor) {
  return page.evaluate(() => ({
    language: document.documentElement.lang,
    direction: document.documentElement.dir,
    landmarks: [...document.querySelectorAll('body > :is(header, main, footer)')].map(
      ({ tagName }) => tagName,
    ),
    headings: document.querySelectorAll('h1').length,
    firstLink: document.querySelector('a')?.getAttribute('href'),
  }));
}
