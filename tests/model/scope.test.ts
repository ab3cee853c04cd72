import { describe, expect, it } from 'vitest';
import { scopesOf, scopeText, siteScope, slugOf } from '../../src/model/scope.ts';

describe('a slug', () => {
  it.each([
    ['Linux Express', 'linux-express'],
    ['Linux \t  Express', 'linux-express'],
    ['  padded  ', 'padded'],
    ['TechWeb', 'techweb'],
    ['c', 'c'],
    ['C#', 'c#'],
    ['c++', 'c++'],
    ['ac/dc', 'ac/dc'],
    ['"/><VADER>', '"/><vader>'],
    ['1984', '1984'],
    ['大众网新闻', '大众网新闻'],
    ['برنامه نویسی', 'برنامه-نویسی'],
    ['Ünïcode', 'ünïcode'],
    ['...', '...'],
  ])('of %j is %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('is the same for composed and decomposed letters', () => {
    expect(slugOf('Cafe\u0301')).toBe(slugOf('Caf\u00e9'));
  });

  it('is in NFC even if letters only compose in lower case', () => {
    expect(slugOf('J\u030c')).toBe('\u01f0');
  });

  it.each(['.', '..'])('of %j is not a segment that URLs drop', (name) => {
    expect(new URL(`https://a.example/tags/${slugOf(name)}/x`).pathname).toBe(`/tags/${name}-/x`);
  });

  it.each(['', ' ', '\t\n', '\u3000'])('of the blank name %j is empty', (name) => {
    expect(slugOf(name)).toBe('');
  });

  it('is its own slug', () => {
    for (const name of ['A B', 'C++', '..', 'É È', '大众 网']) {
      expect(slugOf(slugOf(name))).toBe(slugOf(name));
    }
  });
});

const plain = {
  categories: [],
  tags: [],
  authors: [],
  language: null,
  collection: null,
  isHidden: false,
};

describe('the scopes of an article', () => {
  it('are the site, its categories, tags, authors and language, in this order', () => {
    const scopes = scopesOf({
      ...plain,
      categories: ['News'],
      tags: ['C++', '新闻'],
      authors: [{ name: 'Ann O’Hara' }],
      language: 'zh-TW',
    });
    expect(scopes).toEqual([
      { kind: 'site', slug: '', name: '' },
      { kind: 'category', slug: 'news', name: 'News' },
      { kind: 'tag', slug: 'c++', name: 'C++' },
      { kind: 'tag', slug: '新闻', name: '新闻' },
      { kind: 'author', slug: 'ann-o’hara', name: 'Ann O’Hara' },
      { kind: 'language', slug: 'zh-tw', name: '中文（台灣）' },
    ]);
  });

  it('are only the site if it names no other', () => {
    expect(scopesOf(plain)).toEqual([{ ...siteScope, name: '' }]);
  });

  it('include a repeated tag once, in its first spelling', () => {
    const scopes = scopesOf({ ...plain, categories: [], tags: ['NVIDIA', 'NVidia', 'nvidia'] });
    expect(scopes.slice(1)).toEqual([{ kind: 'tag', slug: 'nvidia', name: 'NVIDIA' }]);
  });

  it('include both a category and a tag of the same name', () => {
    const kinds = scopesOf({ ...plain, categories: ['go'], tags: ['go'] }).map(({ kind }) => kind);
    expect(kinds).toEqual(['site', 'category', 'tag']);
  });

  it('are not the site and its language if it is hidden', () => {
    const hidden = { ...plain, isHidden: true, language: 'de', tags: ['Go'] };
    expect(scopesOf(hidden)).toEqual([{ kind: 'tag', slug: 'go', name: 'Go' }]);
  });

  it('are those of its collection alone if it is in one', () => {
    const document = {
      ...plain,
      collection: 'side_dishes',
      categories: ['Quick & easy', ' '],
      tags: ['Go'],
      language: 'de',
    };
    expect(scopesOf(document)).toEqual([
      { kind: 'collection', slug: 'side_dishes', name: 'Side dishes' },
      {
        kind: 'collection',
        slug: 'side_dishes~quick-&-easy',
        name: 'Side dishes · Quick & easy',
      },
    ]);
  });

  it('omit blank names', () => {
    expect(scopesOf({ ...plain, categories: [' '], tags: [''] })).toHaveLength(1);
  });
});

describe('the text of a scope', () => {
  it('is its kind and slug, or "site" for the site', () => {
    expect(scopeText(siteScope)).toBe('site');
    expect(scopeText({ kind: 'tag', slug: 'ac/dc' })).toBe('tag/ac/dc');
    expect(scopeText({ kind: 'category', slug: 'c' })).toBe('category/c');
  });
});
