// The work that HTML takes grows with its length, whatever it is made of.
import { describe, expect, it } from 'vitest';
import { postWorkBudget, WorkBudget, WorkBudgetExceeded } from '../../../src/model/work-budget.ts';
import { readHtml } from '../../../src/post/html/read.ts';
import { safeHtml } from '../../../src/post/safe-html.ts';
import { nodesOf, postUrl } from '../../support/html.ts';

const patterns: readonly [string, string, string, string][] = [
  ['attributes', '<a', ' a=b', '>'],
  ['pictures in a srcset', '<img srcset="', 'a.png 1x, ', '">'],
  ['commas in a srcset', '<img srcset="', ',', '">'],
  ['nested elements', '', '<div>', ''],
  ['end tags without start tags', '<i><i><i>', '</b>', ''],
  ['links that are not closed', '', '<a href=x>', ''],
  ['styles', '', '<p style="display:">', ''],
  ['comments', '', '<!-- a -->', ''],
  ['comments that are not closed', '', '<!-- ', ''],
  ['character references', '', '&amp;', ''],
  ['ampersands', '', '&', ''],
  ['nested noscript', '', '<noscript><img>', ''],
  ['nested objects', '', '<object data=a.pdf>', ''],
  ['nested formulas', '', '<span class=katex>', ''],
  ['nested fractions', '<math>', '<mfrac>', ''],
  ['tables that are not closed', '', '<table><tr><td>', ''],
];

function stepsOf(html: string, base = postUrl, budget = postWorkBudget(html.length)): number {
  safeHtml(readHtml(html, base, budget), base, budget);
  return budget.spent;
}

describe('the work to sanitize', () => {
  it.each(patterns)('%s grows with their number', (_, start, pattern, end) => {
    const steps = (count: number) => stepsOf(start + pattern.repeat(count) + end);
    expect(steps(8_000) / steps(2_000)).toBeLessThan(4.5);
  });

  it.each([
    ['links', '<a href="a">b</a>'],
    ['links to the page', '<a href="#a">b</a>'],
    ['pictures', '<img src="a">'],
    ['a srcset', '<img srcset="a 1x, a 2x">'],
    ['frames', '<iframe src="a"></iframe>'],
  ])('%s grows with the URL that they are resolved against', (_, html) => {
    const steps = (length: number) => stepsOf(html, `https://paper.example/${'a'.repeat(length)}`);
    expect(steps(2_000) - steps(1_000)).toBeGreaterThanOrEqual(1_000);
  });

  it('is refused if noscript elements beside pictures are looked through at each depth', () => {
    const html = '<img data-src=a><noscript><div>'.repeat(10_000);
    expect(() => stepsOf(html)).toThrow(WorkBudgetExceeded);
  });

  it('ends when the HTML has become too long for the database', () => {
    const stepsToWrite = (count: number) => {
      const nodes = nodesOf('<a href="a">b</a>'.repeat(count));
      const budget = new WorkBudget(Number.POSITIVE_INFINITY);
      expect(() => safeHtml(nodes, postUrl, budget)).toThrow('longer than 500,000 characters');
      return budget.spent;
    };
    expect(stepsToWrite(40_000) / stepsToWrite(20_000)).toBeLessThan(1.5);
  });
});
