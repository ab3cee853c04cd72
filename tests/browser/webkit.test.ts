// People use the pages in WebKit, which is as near to Safari as Linux gets.
import { describe, expect, inject, it } from 'vitest';
import { type NewspaperName, newspapers } from './support/newspapers.ts';
import { pagesOf } from './support/pages.ts';
import { token } from './support/start-newspapers.ts';
import { describeInWebKit } from './support/webkit.ts';

const origins = inject('origins');
const names = Object.keys(newspapers) as NewspaperName[];

describeInWebKit((webkit) => {
  describe.each(names)('a reader of the newspaper %s', (name) => {
    const origin = origins[name];
    const { searchWord, filter } = newspapers[name];

    it('gets pages that fit the window', async () => {
      for (const { path } of pagesOf(name)) {
        await webkit().visit(origin + path);
        const [type, overflow] =
          (await webkit().evaluate(`const { scrollWidth, clientWidth } = document.documentElement;
          return [document.contentType, scrollWidth - clientWidth]`)) as unknown[];
        expect([path, type, overflow]).toEqual([path, 'text/html', 0]);
      }
    });

    it('has the URL of the feed selected once it is reached', async () => {
      await webkit().visit(`${origin}/`);
      const selected = `const field = document.querySelector('#address');
        field.focus();
        return field.value.slice(field.selectionStart, field.selectionEnd)`;
      expect(await webkit().evaluate(selected)).toBe(`${origin}/rss.xml`);
    });

    it('opens a feed, and gets its page', async () => {
      await webkit().visit(`${origin}/feed.json`);
      const field = `return document.querySelector('#address').value`;
      expect(await webkit().evaluate(field)).toBe(`${origin}/feed.json`);
      await webkit().visit(`${origin}/feed.json?view=source`);
      expect(await webkit().evaluate('return document.contentType')).toBe('text/plain');
    });

    it('searches, and filters a list', async () => {
      await webkit().visit(`${origin}/`);
      await webkit().enter('header input', searchWord);
      const results = `return document.querySelectorAll('article').length`;
      expect(await webkit().evaluate(results)).toBeGreaterThan(2);
      await webkit().visit(`${origin}/tags/`);
      await webkit().enter('#filter', filter);
      const tags = `return document.querySelectorAll('.wide .terms a').length`;
      expect(await webkit().evaluate(tags)).toBeGreaterThan(0);
    });

    it('sees a picture that fails in the shape of all others', async () => {
      await webkit().visit(`${origin}/`);
      const shape = `const picture = document.querySelector('article img');
        picture.loading = 'eager';
        await picture.decode().catch(() => {});
        const { width, height } = picture.getBoundingClientRect();
        return picture.naturalWidth === 0 && Math.abs(width / height - 1.5) < 0.01`;
      expect(await webkit().evaluate(`return (async () => { ${shape} })()`)).toBe(true);
    });

    it('does not get Chinese spaced from digits, which WebKitGTK paints over each other', async () => {
      await webkit().visit(`${origin}/`);
      const spacing = 'return getComputedStyle(document.body).textAutospace';
      expect(await webkit().evaluate(spacing)).toBe('no-autospace');
    });

    it('signs in as the publisher, and out again', async () => {
      await webkit().visit(`${origin}/admin/`);
      await webkit().enter('#token', token);
      expect(await webkit().evaluate('return location.pathname')).toBe('/admin/');
      await webkit().enter('form[action="/admin/sign-out/"] button', '');
      expect(await webkit().evaluate('return location.pathname')).toBe('/admin/sign-in/');
    });
  });
});
