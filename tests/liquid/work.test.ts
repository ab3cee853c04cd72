// Counts the steps that templates cost at two sizes: the work grows with the size, and not faster.
import { describe, expect, it } from 'vitest';
import { noSupportFiles } from '../../src/jekyll/support-files.ts';
import { renderLiquid } from '../../src/liquid/render.ts';
import { WorkBudget } from '../../src/model/work-budget.ts';
import { siteOf } from '../support/site.ts';

const site = siteOf();

function stepsOf(text: string, page: Record<string, unknown> = {}): number {
  const budget = new WorkBudget(Number.POSITIVE_INFINITY);
  const data = { site, page, files: noSupportFiles, resolveLink: () => undefined };
  renderLiquid(text, data, budget);
  return budget.spent;
}

describe('the work of a template', () => {
  it.each([
    ['texts', (n: number) => '{{ page.title }}a '.repeat(n)],
    ['tags that are not closed', (n: number) => '{% if a %}'.repeat(n)],
    ['delimiters that are not closed', (n: number) => `${'{{'.repeat(n)}}${'{%'.repeat(n)}`],
    ['brackets that are not closed', (n: number) => `{{ ${'a['.repeat(n)} }}`],
    ['quotes that are not closed', (n: number) => `{{ ${'a"b\' | '.repeat(n)} }}`],
    ['a name without a value', (n: number) => `{% assign ${'a'.repeat(n)} %}`],
    ['values of a name', (n: number) => `{% for ${'a-'.repeat(n)} in b %}{% endfor %}`],
    ['a condition', (n: number) => `{% if ${'a and b or '.repeat(n)} c %}{% endif %}`],
    ['filters', (n: number) => `{{ a ${'| upcase '.repeat(n)} }}`],
    ['a loop', (n: number) => `{% for i in (1..${n}) %}{{ i }}{% endfor %}`],
    ['captures', (n: number) => '{% capture a %}b{% endcapture %}'.repeat(n)],
  ])('grows no faster than its size: %s', (_, template) => {
    const [small, large] = [stepsOf(template(500)), stepsOf(template(2000))];
    expect(small).toBeGreaterThan(500);
    expect(large).toBeLessThan(small * 4.5);
  });

  it('is counted for each include, its parameters, and each tag that cannot be rendered', () => {
    const include = (parameters: string) => `{% include a.html ${parameters} %}`;
    const costOf = (text: string) => stepsOf(text.repeat(200)) - stepsOf(text.repeat(100));
    expect(costOf(include(''))).toBeGreaterThan(100 * 300);
    const loop = (length: number) =>
      `{% for i in (1..100) %}${include(`b="${'c'.repeat(length)}"`)}{% endfor %}`;
    expect(stepsOf(loop(1_000)) - stepsOf(loop(500))).toBeGreaterThan(100 * 500);
    expect(costOf('{{ "a" | divided_by: 0 }}')).toBeGreaterThan(100 * 100);
  });

  it.each([
    ['contains', '{% for i in page.list %}{% if page.list contains "x" %}{% endif %}{% endfor %}'],
    ['map', '{% for i in page.list %}{% assign a = page.list | map: "x" %}{% endfor %}'],
    ['join', '{% for i in page.list %}{% assign a = page.list | join %}{% endfor %}'],
    ['uniq', '{% for i in page.list %}{% assign a = page.list | uniq %}{% endfor %}'],
    ['==', '{% for i in page.list %}{% if page.list == page.copy %}{% endif %}{% endfor %}'],
  ])('is counted for each item that is looked at: %s', (_, template) => {
    const listOf = (size: number) => Array.from({ length: size }, (_, index) => `item ${index}`);
    const pageOf = (size: number) => ({ list: listOf(size), copy: listOf(size) });
    const [small, large] = [stepsOf(template, pageOf(50)), stepsOf(template, pageOf(200))];
    expect(small).toBeGreaterThan(50 * 50);
    expect(large).toBeGreaterThan(small * 8);
  });

  it.each([
    '{% assign a = "xxxxxxxx" %}{% for i in (1..40) %}{% assign a = a | append: a %}{% endfor %}',
    '{% assign a = "xx" %}{% for i in (1..40) %}{% assign a = a | replace: "x", a %}{% endfor %}',
    '{% assign a = "a,b" | split: "," %}{% for i in (1..40) %}{% assign a = a | concat: a %}{% endfor %}',
    '{% assign a = "" | split: "" %}{% for i in (1..40) %}{% assign a = a | push: a | push: a %}{% endfor %}{{ a }}',
    '{% for i in (1..40) %}{% capture a %}{{ a }}{{ a }}x{% endcapture %}{% endfor %}',
    '{% for i in (1..1000000000000) %}{% endfor %}',
    '{% assign a = (1..1000000000000) | reverse %}',
    '{% for i in (1..9999) %}{% for j in (1..9999) %}{% endfor %}{% endfor %}',
  ])('ends before it grows without bound: %s', (template) => {
    const budget = new WorkBudget(50_000_000);
    const data = { site, page: {}, files: noSupportFiles, resolveLink: () => undefined };
    expect(() => renderLiquid(template, data, budget)).toThrow(/too much work|too long/);
  });
});
