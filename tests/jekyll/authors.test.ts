import { describe, expect, it } from 'vitest';
import { authorsOf, postAuthorsOf } from '../../src/jekyll/authors.ts';

const known = {
  siteUrl: 'https://paper.example/notes/',
  byKey: {
    ada: { name: 'Ada L.', email: 'ada@paper.example', url: 'https://ada.example' },
    bob: { display_name: 'Bob', uri: 'https://bob.example/~b' },
    cy: { full_name: 'Cy Twain', website: '/team/cy/' },
    dee: 'Dee Dee',
    short: { twitter: 'short' },
  },
};

const namesOf = (value: unknown) => authorsOf(value, known).map(({ name }) => name);

describe('the value of "author"', () => {
  it.each([
    'Ada L.',
    'fred, the kitchen robot',
    'The A and B teams',
    'Simon & Schuster',
    'Ann Ford, Jr.',
    'A; B',
    '@kim@social.example',
    '山田, 太郎',
  ])('is one name if it is a string: %s', (author) => {
    expect(authorsOf(author, known)).toEqual([{ name: author }]);
  });

  it.each([
    ['  Ada \n L. ', ['Ada L.']],
    ['Fish &amp; Chips', ['Fish & Chips']],
    ['&amp;lt;', ['&lt;']],
    [
      ['A, B', 'C and D', 'A, B'],
      ['A, B', 'C and D'],
    ],
    [
      [{ name: 'A' }, { username: 'bee' }],
      ['A', 'bee'],
    ],
    [1984, ['1984']],
  ])('may be %j', (author, names) => {
    expect(namesOf(author)).toEqual(names);
  });

  it('may be links in Markdown, each with the name and the URL of an author', () => {
    const kim = { name: 'Kim Lee', url: 'https://kim.example/' };
    const bo = { name: 'Bo', url: 'https://paper.example/notes/team/bo' };
    expect(authorsOf('[Kim\n Lee](https://kim.example/) (Paper), [Bo](/team/bo)', known)).toEqual([
      kim,
      bo,
    ]);
    expect(
      postAuthorsOf({ authors: '[Bo](/team/bo) Inc., [Kim Lee](https://kim.example/)' }, known),
    ).toEqual([bo, kim]);
    expect(namesOf('[sic] Kim')).toEqual(['[sic] Kim']);
  });

  it.each([undefined, null, false, 'false', '', [[], null, ' ', {}], { email: 'a@b.example' }])(
    'names nobody if it is %j',
    (author) => {
      expect(namesOf(author)).toEqual([]);
    },
  );

  it.each([
    ['Mira Oak <mira@kitchen.example>', ['Mira Oak']],
    ['"Mira Oak" <mira@kitchen.example>', ['Mira Oak']],
    ['mira@kitchen.example (Mira Oak)', ['Mira Oak']],
    ['Mira Oak (mira@kitchen.example)', ['Mira Oak']],
    ['Mira Oak, mailto:mira@kitchen.example', ['Mira Oak']],
    ['mira@kitchen.example', ['mira']],
    ['Mira <m@kitchen.example>, Bo <b@kitchen.example>', ['Mira', 'Bo']],
    [{ name: 'Mira <m@kitchen.example>' }, ['Mira']],
  ])('shows no mail address in a name: %j', (author, names) => {
    expect(authorsOf(author, known)).toEqual(names.map((name) => ({ name })));
  });

  it.each([
    ['ada', { name: 'Ada L.', email: 'ada@paper.example', url: 'https://ada.example/' }],
    ['bob', { name: 'Bob', url: 'https://bob.example/~b' }],
    ['cy', { name: 'Cy Twain', url: 'https://paper.example/notes/team/cy/' }],
    ['dee', { name: 'Dee Dee' }],
    ['short', { name: 'short' }],
    ['carol', { name: 'carol' }],
    ['constructor', { name: 'constructor' }],
  ])('may be the key of a known author: %s', (key, author) => {
    expect(authorsOf(key, known)).toEqual([author]);
  });

  it('may be several keys of known authors in one string', () => {
    expect(namesOf('ada, bob')).toEqual(['Ada L.', 'Bob']);
    expect(namesOf('ada, eve')).toEqual(['ada, eve']);
  });

  it.each([
    [{ avatar: '/img/kim.png' }, { avatar: 'https://paper.example/notes/img/kim.png' }],
    [{ picture: 'kim.png' }, { avatar: 'https://paper.example/notes/kim.png' }],
    [{ image: 'https://cdn.example/kim.png' }, { avatar: 'https://cdn.example/kim.png' }],
    [{ uri: '/about/' }, { url: 'https://paper.example/notes/about/' }],
    [{ email: 'kim@paper.example' }, { email: 'kim@paper.example' }],
    [{ email: 'kim@paper.example, bo@paper.example' }, {}],
    [{ email: 'kim at @ paper.example' }, {}],
    [{ url: 'javascript:alert(1)', email: 'nobody', avatar: 'data:image/png;base64,A' }, {}],
  ])('may be a map with a page and a picture: %j', (map, fields) => {
    expect(authorsOf({ name: 'Kim', ...map }, known)).toEqual([{ name: 'Kim', ...fields }]);
  });

  it('is cut if it is very long', () => {
    expect(namesOf('a'.repeat(10_000))).toEqual(['a'.repeat(300)]);
    expect(namesOf(Array.from({ length: 1_000 }, (_, index) => index))).toHaveLength(100);
  });
});

describe('the authors of a post', () => {
  const postNamesOf = (data: Record<string, unknown>) =>
    postAuthorsOf(data, known).map(({ name }) => name);

  it.each([
    ['A and B', ['A', 'B']],
    ['A, B, and C', ['A', 'B', 'C']],
    ['A & B; C', ['A', 'B', 'C']],
    ['Fish &amp; Chips', ['Fish & Chips']],
    ['Ann Ford, Jr., Bo', ['Ann Ford, Jr.', 'Bo']],
    ['Fernando Land', ['Fernando Land']],
    ['A, A', ['A']],
    [['Simon & Schuster'], ['Simon & Schuster']],
    [{ name: 'A' }, ['A']],
  ])('in "authors: %s" are %j', (authors, names) => {
    expect(postNamesOf({ authors })).toEqual(names);
  });

  it('are those of "author" and then those of "authors"', () => {
    expect(postNamesOf({ author: 'C', authors: ['A', 'C'] })).toEqual(['C', 'A']);
  });
});
