import { describe, expect, it } from 'vitest';
import { formats } from '../../src/model/format.ts';
import { type ScopeKey, siteScope } from '../../src/model/scope.ts';
import { feedPath, pagePath } from '../../src/model/urls.ts';

describe('the path of a scope', () => {
  it.each<[ScopeKey, string]>([
    [siteScope, '/'],
    [{ kind: 'category', slug: 'news' }, '/categories/news/'],
    [{ kind: 'tag', slug: 'c++' }, '/tags/c%2B%2B/'],
    [{ kind: 'tag', slug: 'c#' }, '/tags/c%23/'],
    [{ kind: 'tag', slug: 'ac/dc' }, '/tags/ac%2Fdc/'],
    [{ kind: 'tag', slug: '新闻' }, '/tags/%E6%96%B0%E9%97%BB/'],
    [{ kind: 'tag', slug: '"/><x>' }, '/tags/%22%2F%3E%3Cx%3E/'],
    [{ kind: 'tag', slug: 'what?' }, '/tags/what%3F/'],
  ])('of %o is %s', (scope, path) => {
    expect(pagePath(scope)).toBe(path);
  });

  it('decodes to the slug', () => {
    for (const slug of ['c++', 'ac/dc', '100%', 'a&b=c', '大众网', '😀']) {
      const [, folder, segment = ''] = pagePath({ kind: 'tag', slug }).split('/');
      expect([folder, decodeURIComponent(segment)]).toEqual(['tags', slug]);
    }
  });
});

describe('the path of a feed', () => {
  it('is a file below the path of its scope', () => {
    expect(formats.map((format) => feedPath(siteScope, format))).toEqual([
      '/rss.xml',
      '/atom.xml',
      '/feed.json',
    ]);
    expect(feedPath({ kind: 'tag', slug: 'c++' }, 'json')).toBe('/tags/c%2B%2B/feed.json');
    expect(feedPath({ kind: 'category', slug: 'news' }, 'atom')).toBe('/categories/news/atom.xml');
  });
});

describe('the path of a scope with an apostrophe or parentheses in its name', () => {
  it('has no characters that HTML escapes', () => {
    expect(pagePath({ kind: 'tag', slug: "april's-(fools)!" })).toBe(
      '/tags/april%27s-%28fools%29%21/',
    );
  });
});
