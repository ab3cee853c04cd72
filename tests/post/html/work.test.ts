// The work that HTML takes grows with its length, whatever it is made of.
import { describe, expect, it } from 'vitest';
import { postWorkBudget } from '../../../src/model/work-budget.ts';
import { safeHtml } from '../../../src/post/safe-html.ts';
import { postUrl } from '../../support/html.ts';

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

function stepsOf(html: string): number {
  const budget = postWorkBudget(html.length);
  safeHtml(html, postUrl, budget);
  return budget.spent;
}

describe('the work to sanitize', () => {
  it.each(patterns)('%s grows with their number', (_, start, pattern, end) => {
    const steps = (count: number) => stepsOf(start + pattern.repeat(count) + end);
    expect(steps(8_000) / steps(2_000)).toBeLessThan(4.5);
  });
});
