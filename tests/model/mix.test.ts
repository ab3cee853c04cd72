import { describe, expect, it } from 'vitest';
import { mixText, parseMix } from '../../src/model/mix.ts';

const spelled = (text: string) => {
  const mix = parseMix(text);
  return mix && mixText(mix);
};

describe('the text of a mix', () => {
  it.each([
    'categories:r%26d+tags:c%2B%2B',
    'tags:a%3Ab,tags:c%2Cd',
    'tags:a%2Btags%3Ab+tags:x',
    'tags:100%2525!tags:%21',
    'authors:ann+languages:en',
    '!categories:%E6%B8%AF',
  ])('stays the same if it is canonical: %s', (text) => {
    expect(spelled(text)).toBe(text);
  });

  // Each of these encodes: categories:r&d+tags:big news
  it.each([
    ['encodeURIComponent of JavaScript', 'categories%3Ar%26d%2Btags%3Abig%20news'],
    ['URLEncoder of Java', 'categories%3Ar%26d%2Btags%3Abig+news'],
    ['url.PathEscape of Go', 'categories:r&d+tags:big%20news'],
    ['quote of Python', 'categories%3Ar%26d%2Btags%3Abig%20news'],
    ['a program that takes + for a space', 'categories:r&d%20tags:big%20news'],
  ])('may be encoded by %s', (_, text) => {
    expect(spelled(text)).toBe('categories:r%26d+tags:big-news');
  });

  it.each(['%', 'tags%3A', 'tags%3Aa%2Btags%3Ab%2Ctags%3Ac', 'x%3Aa%2Btags%3Ab', '%20'])(
    'is not that of a mix if it is %j',
    (text) => {
      expect(spelled(text)).toBeUndefined();
    },
  );
});
