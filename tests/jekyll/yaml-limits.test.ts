import { describe, expect, it } from 'vitest';
import { splitPost } from '../../src/jekyll/front-matter.ts';
import { PostProblem } from '../../src/model/problem.ts';

const dataOf = (yaml: string) => splitPost(`---\n${yaml}\n---\n`).frontMatter.data;

describe('front matter with many aliases', () => {
  const aliases = (count: number) => `a: &a x\nb: [${'*a, '.repeat(count)}]`;

  it('is read up to 100 of them', () => {
    const other = `c: &c x\nd: [${'*c, '.repeat(50)}]`;
    expect(dataOf(`${aliases(50)}\n${other}`).d).toHaveLength(50);
    expect(() => dataOf(`${aliases(51)}\n${other}`)).toThrow('too many aliases');
  });

  it.each([
    ['of one anchor', aliases(101)],
    [
      'of as many anchors',
      Array.from({ length: 101 }, (_, i) => `a${i}: &a${i} x\nb${i}: *a${i}`).join('\n'),
    ],
    [
      'in merged maps',
      `a: &a {x: y}\n${Array.from({ length: 101 }, (_, i) => `b${i}: {<<: *a}`).join('\n')}`,
    ],
  ])('is a problem if it has more, %s', (_, yaml) => {
    expect(() => dataOf(yaml)).toThrow('its front matter has too many aliases');
  });

  it('is a problem if an alias comes before its anchor', () => {
    expect(() => dataOf('a: *a\nb: &a x')).toThrow(/^line 2: .*undefined alias/);
  });
});

describe('deeply nested front matter', () => {
  it.each([
    ['lists in brackets', `a: ${'['.repeat(101)}${']'.repeat(101)}`],
    ['brackets that are not closed', `a: ${'['.repeat(60_000)}`],
    ['maps in braces', `a: ${'{a: '.repeat(101)}b${'}'.repeat(101)}`],
    ['lists of dashes', `a:\n  ${'- '.repeat(20_000)}x`],
    ['dashes at the end of a line', '- '.repeat(101)],
    ['keys of question marks', '? '.repeat(20_000)],
  ])('is a problem: %s', (_, yaml) => {
    expect(() => dataOf(yaml)).toThrow(PostProblem);
    expect(() => dataOf(yaml)).toThrow('its front matter is nested too deeply');
  });

  it.each([
    ['closed brackets', `a: [${'[x], '.repeat(1_000)}]`, 'a'],
    ['dashes in text', `a: ${'x - '.repeat(1_000)}`, 'a'],
    ['a long list', `a:\n${'- x\n'.repeat(1_000)}`, 'a'],
    ['a dashed line', `a: "${'-'.repeat(1_000)}"`, 'a'],
    ['fifty levels', `a: ${'['.repeat(50)}x${']'.repeat(50)}`, 'a'],
  ])('is not %s', (_, yaml, key) => {
    expect(dataOf(yaml)[key]).toBeDefined();
  });
});
