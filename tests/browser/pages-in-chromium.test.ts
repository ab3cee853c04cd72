// Each kind of page, in three languages, light and dark, narrow and wide, as Chromium shows it and axe judges it.
import { describe, expect, inject, it } from 'vitest';
import { type NewspaperName, newspapers } from './support/newspapers.ts';
import { firstPages, pagesOf } from './support/pages.ts';
import { expectSoundPage } from './support/sound.ts';
import { describeIn } from './support/use-browser.ts';
import type { Visitor } from './support/visitor.ts';

const origins = inject('origins');
const names = Object.keys(newspapers) as NewspaperName[];

for (const hasScripts of [true, false]) {
  describeIn('chromium', { hasScripts }, (visitor) => {
    describe.each(names)('the newspaper %s', (name) => {
      const { language, direction } = newspapers[name];
      it.each(pagesOf(name))('has $name in which nothing is amiss', async (known) => {
        await expectSoundPage(visitor(), origins[name], known);
        expect(await outline(visitor())).toEqual({
          language,
          direction,
          landmarks: ['HEADER', 'MAIN', 'FOOTER'],
          headings: 1,
          firstLink: '#content',
        });
      });
    });

    it.each(firstPages)('has $name before the first import', async (known) => {
      await expectSoundPage(visitor(), origins.empty, known);
    });
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
