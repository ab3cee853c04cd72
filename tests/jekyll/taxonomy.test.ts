import { describe, expect, it } from 'vitest';
import { categoriesOf, cleanNames, tagsOf, termNotes } from '../../src/jekyll/taxonomy.ts';

describe('the categories', () => {
  it.each([
    [{ category: 'Elixir in Production' }, ['Elixir in Production']],
    [{ categories: 'news foundation' }, ['news', 'foundation']],
    [{ categories: 'news, foundation' }, ['news,', 'foundation']],
    [{ categories: ['two words', 'c'] }, ['two words', 'c']],
    [{ categories: [['a', ['b']], 'c'] }, ['a', 'b', 'c']],
    [{ category: ['a', 'b'] }, ['a', 'b']],
    [{ category: 1984 }, ['1984']],
    [{ category: 'c', categories: ['b', 'a'] }, ['b', 'a', 'c']],
    [{ categories: null }, []],
    [{ categories: [null, '', ' '] }, []],
    [{ categories: '' }, []],
    [{}, []],
  ])('of %j are %j', (data, names) => {
    expect(categoriesOf(data, [])).toEqual(names);
  });

  it('begin with the directories of the post', () => {
    expect(categoriesOf({ categories: ['blog', 'x'] }, ['blog', 'News'])).toEqual([
      'blog',
      'News',
      'x',
    ]);
  });
});

describe('the tags', () => {
  it.each([
    [{ tags: 'one two\tthree' }, ['one', 'two', 'three']],
    [{ tags: '東京\u3000大阪 a\u00a0b\vc' }, ['東京\u3000大阪', 'a\u00a0b', 'c']],
    [{ tag: 'one two' }, ['one two']],
    [{ tags: ['c', 'c#', 'c++', 'ac/dc', '新闻'] }, ['c', 'c#', 'c++', 'ac/dc', '新闻']],
    [{ tags: ['a', 'b', 'a'] }, ['a', 'b']],
    [{ tags: ['NVIDIA', 'nvidia'] }, ['NVIDIA', 'nvidia']],
    [{ tags: [{ rust: 'async' }, 'go'] }, ['rust', 'go']],
    [{ tags: { a: 1, b: 2 } }, ['a', 'b']],
  ])('of %j are %j', (data, names) => {
    expect(tagsOf(data)).toEqual(names);
  });
});

describe('the names of categories and tags in feeds', () => {
  it('have no trailing commas and are on one line', () => {
    expect(cleanNames(['news,', 'a\n b', 'x,,', 'ac/dc', 'a,b'])).toEqual([
      'news',
      'a b',
      'x',
      'ac/dc',
      'a,b',
    ]);
  });

  it('have their character references decoded once', () => {
    const names = ['Q&amp;A', 'a &lt; b', 'x&amp;lt;y', 'AT&T', '"/><VADER>'];
    expect(cleanNames(names)).toEqual(['Q&A', 'a < b', 'x&lt;y', 'AT&T', '"/><VADER>']);
  });

  it('are unique and not blank', () => {
    expect(cleanNames(['news', 'news,', ',', '\u0000'])).toEqual(['news']);
  });
});

describe('the note on terms', () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);

  it('says how many categories or tags a post has if not all are used', () => {
    expect(termNotes(names(100), names(100))).toEqual([]);
    expect(termNotes(names(2), names(101))).toEqual([
      { reason: 'terms', text: 'it has 101 tags, of which the first 100 are used' },
    ]);
  });
});
