import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../src/post/summary.ts';

describe('the summary of a post', () => {
  const content = '<h2>Head</h2><p> </p><p>First <b>one</b>.</p><p>Second.</p>';

  it.each([
    [{ summary: 'S', description: 'D', excerpt: 'E' }, 'D'],
    [{ summary: 'S', excerpt: 'E' }, 'E'],
    [{ summary: 'S', description: 'false', excerpt: '' }, 'S'],
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
