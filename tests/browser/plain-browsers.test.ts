// Pages in browsers that know less: those without `:has()`, such as Firefox 115 and Falkon, and those without styles.
import { describe, expect, inject, it } from 'vitest';
import { type NewspaperName, newspapers } from './support/newspapers.ts';
import { pagesOf } from './support/pages.ts';
import { describeIn } from './support/use-browser.ts';
import { narrow, veryWide, wide } from './support/visitor.ts';

const origins = inject('origins');
const names = Object.keys(newspapers) as NewspaperName[];

describeIn('chromium', {}, (visitor) => {
  describe.each(names)('the newspaper %s', (name) => {
    it('has no parts that cover each other in a browser without :has()', async () => {
      for (const { path } of pagesOf(name)) {
        await visitor().visit(origins[name] + path);
        await visitor().page.evaluate(forgetHas);
        for (const size of [narrow, wide, veryWide]) {
          expect(await visitor().overflowAt(size), path).toBe(0);
          expect(await visitor().page.evaluate(coveredParts), path).toEqual([]);
        }
      }
    });

    it('has the URL of its feed apart from the field without styles', async () => {
      await visitor().visit(`${origins[name]}/`);
      const [field, url] = await visitor().page.evaluate(() => {
        for (const sheet of document.styleSheets) sheet.disabled = true;
        const parts = [...document.querySelectorAll('.address > :is(input, .paper)')];
        return parts.map((part) => part.getBoundingClientRect().toJSON() as DOMRect);
      });
      const [first, second] = newspapers[name].direction === 'rtl' ? [url, field] : [field, url];
      expect(second?.left).toBeGreaterThan(first?.right ?? Number.NaN);
    });
  });
});

/** Runs in the page: deletes every rule that a browser without `:has()` ignores. */
function forgetHas(): void {
  for (const sheet of document.styleSheets) forgetIn(sheet);

  function forgetIn(parent: CSSStyleSheet | CSSGroupingRule): void {
    for (let at = parent.cssRules.length - 1; at >= 0; at--) {
      const rule = parent.cssRules[at];
      const text = rule instanceof CSSStyleRule ? rule.selectorText : '';
      const condition = rule instanceof CSSSupportsRule ? rule.conditionText : '';
      if (`${text}${condition}`.includes(':has(')) parent.deleteRule(at);
      else if (rule instanceof CSSGroupingRule) forgetIn(rule);
    }
  }
}

/** Runs in the page: the parts of the page and of articles that cover another one, by their tags and classes. */
function coveredParts(): string[] {
  const parents = [document.body, ...document.querySelectorAll('main, article')];
  return parents.flatMap(({ children }) => {
    const parts = [...children].filter((part) => part.className !== 'skip');
    return parts.flatMap((part, at) =>
      parts
        .slice(at + 1)
        .filter((other) => doCover(part.getBoundingClientRect(), other.getBoundingClientRect()))
        .map((other) => `${part.tagName}.${part.className} ${other.tagName}.${other.className}`),
    );
  });

  function doCover(one: DOMRect, other: DOMRect): boolean {
    const inline = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const block = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    return inline > 1 && block > 1;
  }
}
