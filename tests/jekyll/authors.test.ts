import { describe, expect, it } from 'vitest';
import { authorsOf } from '../../src/jekyll/authors.ts';

const authorsByKey = {
  ada: { name: 'Ada L.', email: 'ada@paper.example', url: 'https://ada.example' },
  bob: { display_name: 'Bob', uri: 'https://bob.example/~b' },
  short: { twitter: 'short' },
};

describe('authors', () => {
  it.each([
    ['Ada L.', [{ name: 'Ada L.' }]],
    ['  Ada \n L. ', [{ name: 'Ada L.' }]],
    ['A and B', [{ name: 'A' }, { name: 'B' }]],
    ['A, B, and C', [{ name: 'A' }, { name: 'B' }, { name: 'C' }]],
    ['A & B; C', [{ name: 'A' }, { name: 'B' }, { name: 'C' }]],
    ['Fish &amp; Chips', [{ name: 'Fish &amp; Chips' }]],
    ['Ann Ford, Jr., Bo', [{ name: 'Ann Ford, Jr.' }, { name: 'Bo' }]],
    ['Fernando Land', [{ name: 'Fernando Land' }]],
    ['A, A', [{ name: 'A' }]],
    [
      ['A', 'B'],
      [{ name: 'A' }, { name: 'B' }],
    ],
    [{ name: 'A', email: 'a@b.example' }, [{ name: 'A', email: 'a@b.example' }]],
    [[{ name: 'A', url: 'https://a.example' }], [{ name: 'A', url: 'https://a.example/' }]],
    [1984, [{ name: '1984' }]],
    [undefined, []],
    [null, []],
    ['', []],
    [[null, ' ', {}], []],
    [{ email: 'a@b.example' }, []],
  ])('of %j are %j', (value, authors) => {
    expect(authorsOf(value, {})).toEqual(authors);
  });

  it.each([
    ['ada', { name: 'Ada L.', email: 'ada@paper.example', url: 'https://ada.example/' }],
    ['bob', { name: 'Bob', url: 'https://bob.example/~b' }],
    ['short', { name: 'short' }],
    ['carol', { name: 'carol' }],
    ['constructor', { name: 'constructor' }],
  ])('are looked up by their key: %s', (key, author) => {
    expect(authorsOf(key, authorsByKey)).toEqual([author]);
  });

  it('are looked up by several keys in one string', () => {
    expect(authorsOf('ada, bob', authorsByKey).map(({ name }) => name)).toEqual(['Ada L.', 'Bob']);
  });

  it('omit a URL that is not http(s) and an email without an @', () => {
    const author = { name: 'A', url: 'javascript:alert(1)', email: 'nobody' };
    expect(authorsOf(author, {})).toEqual([{ name: 'A' }]);
  });
});
