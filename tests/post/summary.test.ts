import { describe, expect, it } from 'vitest';
import { excerptOf, summaryOf } from '../../src/post/summary.ts';

describe('the excerpt', () => {
  it.each([
    ['<p>A</p><!-- more --><p>B</p>', null, '<p>A</p>'],
    ['<p>A</p><!--more--><p>B</p>', null, '<p>A</p>'],
    ['<p>A</p><!--  MORE\n--><p>B</p>', null, '<p>A</p>'],
    ['<p>A</p><!--cut--><p>B</p><!--more-->', '<!--cut-->', '<p>A</p>'],
    ['<p>A</p><!--more--><p>B</p>', '<!--cut-->', '<p>A</p>'],
    ['<p>A</p><!--more-splits-more-fees--><p>B</p>', null, undefined],
    ['<p>more</p>', null, undefined],
    ['<!--more--><p>B</p>', null, undefined],
    ['<p>A</p>\n\n<p>B</p>', '\n\n', undefined],
  ])('of %j with the separator %j is %j', (html, separator, excerpt) => {
    expect(excerptOf(html, separator)).toBe(excerpt);
  });
});

describe('the summary of a post', () => {
  const content = '<h2>Head</h2><p> </p><p>First <b>one</b>.</p><p>Second.</p>';

  it.each([
    [{ summary: 'S', description: 'D', excerpt: 'E' }, 'S'],
    [{ description: 'D', excerpt: 'E' }, 'D'],
    [{ excerpt: 'E <em>x</em>' }, 'E x'],
    [{ summary: ' ', description: '' }, 'Before'],
    [{ excerpt: { a: 'map' } }, 'Before'],
  ])('of %j is %j', (data, summary) => {
    expect(summaryOf(data, '<p>Before</p>', content)).toBe(summary);
  });

  it('is the first paragraph with text if there is nothing else', () => {
    expect(summaryOf({}, undefined, content)).toBe('First one.');
  });

  it('is all text if there is no paragraph, and may be empty', () => {
    expect(summaryOf({}, undefined, 'Just <i>text</i>')).toBe('Just text');
    expect(summaryOf({}, undefined, '')).toBe('');
  });

  it('has at most 300 characters', () => {
    const summary = summaryOf({}, undefined, `<p>${'word '.repeat(200)}</p>`);
    expect(summary.length).toBeLessThanOrEqual(300);
    expect(summary.endsWith('word…')).toBe(true);
  });
});
