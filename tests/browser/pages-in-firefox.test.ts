// Each kind of page, in three languages, narrow and wide, as Firefox shows it. What axe judges is the same in Chromium.
import { describe, expect, inject, it } from 'vitest';
import { type NewspaperName, newspapers } from './support/newspapers.ts';
import { firstPages, pagesOf } from './support/pages.ts';
import { expectSoundPage } from './support/sound.ts';
import { describeIn } from './support/use-browser.ts';

const origins = inject('origins');
const names = Object.keys(newspapers) as NewspaperName[];

// Firefox cannot change either after its start. Two starts try all of them: pages have no scripts, and their Content
// Security Policy admits none, so the colours cannot depend on them. Chromium is tried in all four ways.
const starts = [
  { isDark: false, hasScripts: true },
  { isDark: true, hasScripts: false },
];

for (const start of starts) {
  describeIn('firefox', start, (visitor) => {
    describe.each(names)('the newspaper %s', (name) => {
      it.each(pagesOf(name))('has $name in which nothing is amiss', async (known) => {
        await expectSoundPage(visitor(), origins[name], known);
        expect(await visitor().isDark()).toBe(start.isDark);
      });
    });

    it.each(firstPages)('has $name before the first import', async (known) => {
      await expectSoundPage(visitor(), origins.empty, known);
    });
  });
}
