// Each kind of page, in three languages, as Firefox shows it: in the dark, and without scripts.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type NewspaperName, newspapers } from './support/newspapers.ts';
import { firstPages, type KnownPage, pagesOf } from './support/pages.ts';
import { describeIn } from './support/use-browser.ts';
import { narrow, Visitor, veryWide } from './support/visitor.ts';

const origins = inject('origins');

describeIn('firefox', { isDark: true, hasScripts: false }, (browser) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.open(browser());
  });
  afterAll(() => visitor.close());

  async function expectSound(origin: string, { path, status }: KnownPage) {
    visitor.complaints.length = 0;
    expect(await visitor.visit(origin + path)).toBe(status);
    expect(await visitor.overflowAt(narrow)).toBe(0);
    expect(await visitor.overflowAt(veryWide)).toBe(0);
    expect(visitor.complaints).toEqual([]);
    const colours = await visitor.page.evaluate(() => getComputedStyle(document.body).color);
    const [red = 0] = /\d+/.exec(colours)?.map(Number) ?? [];
    expect(red).toBeGreaterThan(200);
  }

  const names = Object.keys(newspapers) as NewspaperName[];
  describe.each(names)('the newspaper %s', (name) => {
    it.each(pagesOf(name))('has $name that fits any window', async (known) => {
      await expectSound(origins[name], known);
    });
  });

  it.each(firstPages)('has $name before the first import that fits any window', async (known) => {
    await expectSound(origins.empty, known);
  });
});
