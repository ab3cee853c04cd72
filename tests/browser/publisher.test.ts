// A publisher at /admin/, which has no scripts, signs in by keyboard, reads every view, imports, takes an article out
// and puts it back.
import type { Page } from 'puppeteer-core';
import { describe, expect, inject, it } from 'vitest';
import { type NewspaperName, newspapers } from './support/newspapers.ts';
import { expectNoFindings, expectSound } from './support/sound.ts';
import { token } from './support/start-newspapers.ts';
import { describeIn } from './support/use-browser.ts';

const origins = inject('origins');
const names = Object.keys(newspapers) as NewspaperName[];

const starts = [
  ['chromium', { hasScripts: true }],
  ['firefox', { hasScripts: false, isDark: true }],
] as const;

for (const [browserName, options] of starts) {
  describeIn(browserName, options, (visitor) => {
    describe.each(names)('the publisher of the newspaper %s', (name) => {
      const home = `${origins[name]}/admin/`;

      it('is told that a token is wrong, and signs in with the right one', async () => {
        await visitor().visit(home);
        await expectSound(visitor());
        await visitor().page.keyboard.type('a-wrong-token');
        await visitor().follow();
        expect(await textOf(visitor().page, '[role=alert]')).not.toBe('');
        await expectSound(visitor(), 403);
        await visitor().page.keyboard.type(token);
        await visitor().follow();
        expect(visitor().page.url()).toBe(home);
        expect(await textOf(visitor().page, '#sources')).not.toBe('');
      });

      it('reads every view', async () => {
        await visitor().visit(home);
        await expectSound(visitor());
        await visitor().page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        await expectNoFindings(visitor());
        for (const view of ['feeds', 'held', 'scheduled', 'problems', 'preview']) {
          const source = view === 'problems' || view === 'preview' ? '?source=archive' : '';
          // Nothing can be previewed of a source that does not respond.
          const status = await visitor().visit(`${home}${view}/${source}`);
          await expectSound(visitor(), status);
        }
      });

      it('imports now', async () => {
        await visitor().visit(home);
        await visitor().page.focus('form[action="/admin/import/"] button');
        await visitor().follow();
        expect(await textOf(visitor().page, 'main [role]')).not.toBe('');
        await expectSound(visitor());
      });

      it('takes an article out of the feeds, and puts it back', async () => {
        const url = await newestArticle(origins[name]);
        await visitor().visit(`${home}article/?${new URLSearchParams({ name: url })}`);
        await expectSound(visitor());
        await visitor().page.focus('form[action="/admin/article/withdraw/"] button');
        await visitor().follow();
        expect(await newestArticle(origins[name])).not.toBe(url);
        await visitor().page.focus('form[action="/admin/article/restore/"] button');
        await visitor().follow();
        expect(await newestArticle(origins[name])).toBe(url);
      });

      // The next newspaper has the same host, and would get its cookie.
      it('signs out', async () => {
        await visitor().visit(home);
        await visitor().page.focus('form[action="/admin/sign-out/"] button');
        await visitor().follow();
        await visitor().visit(home);
        expect(await textOf(visitor().page, 'label[for=token]')).not.toBe('');
      });
    });
  });
}

function textOf(page: Page, selector: string): Promise<string> {
  return page.evaluate((one) => document.querySelector(one)?.textContent ?? '', selector);
}

/** The URL of the first article of the site's feed. */
async function newestArticle(origin: string): Promise<string> {
  const response = await fetch(`${origin}/feed.json`);
  const { items }: { items: readonly { url: string }[] } = JSON.parse(await response.text());
  return items[0]?.url ?? '';
}
