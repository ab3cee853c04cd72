import { describe, expect, it } from 'vitest';
import {
  deepMerge,
  defaultsFor,
  frontMatterDefaults,
} from '../../src/jekyll/front-matter-defaults.ts';

const path = '_posts/sub/deep/2026-01-31-a.md';

function appliesWith(scope: object, collectionsDir = ''): boolean {
  const defaults = frontMatterDefaults([{ scope, values: { lang: 'fr' } }]);
  return defaultsFor(path, 'posts', defaults, collectionsDir).lang === 'fr';
}

describe('the scope of front matter defaults', () => {
  it.each([
    [{}, true],
    [{ path: '' }, true],
    [{ path: '_posts' }, true],
    [{ path: '_posts/su' }, true],
    [{ path: '/_posts' }, false],
    [{ path: 'sub' }, false],
    [{ path: '', type: 'posts' }, true],
    [{ path: '', type: 'post' }, true],
    [{ path: '', type: 'drafts' }, false],
    [{ path: '', type: 'pages' }, false],
    [{ path: '_posts/*' }, true],
    [{ path: '_posts/*/deep' }, true],
    [{ path: '_posts/*.md' }, false],
    [{ path: '_posts/**/*.md' }, true],
    [{ path: '**/deep' }, true],
    [{ path: '_posts/**/other' }, false],
    [{ path: '_posts/{sub,x}/*' }, true],
    [{ path: '_posts/[a-s]ub/*' }, true],
    [{ path: '_posts/[!a-s]ub/*' }, false],
  ])('%j includes a post: %s', (scope, isIncluded) => {
    expect(appliesWith(scope)).toBe(isIncluded);
  });

  it('begins with collections_dir if the site has one, except that a path without * may omit it', () => {
    expect(appliesWith({ path: 'lib/_posts/sub' }, 'lib')).toBe(true);
    expect(appliesWith({ path: 'lib/_posts/*' }, 'lib')).toBe(true);
    expect(appliesWith({ path: '_posts/*' }, 'lib')).toBe(false);
    expect(appliesWith({ path: '_posts/sub' }, 'lib')).toBe(true);
  });
});

describe('conflicting front matter defaults', () => {
  const entry = (scope: object, lang: string) => ({ scope, values: { lang } });

  it.each([
    ['with the longer path', [entry({ path: '_posts' }, 'a'), entry({ path: '' }, 'b')]],
    ['that comes later', [entry({ path: '_posts' }, 'b'), entry({ path: '_posts' }, 'a')]],
    ['with a type', [entry({ path: '', type: 'posts' }, 'a'), entry({ path: '' }, 'b')]],
  ])('give precedence to the entry %s', (_, list) => {
    expect(defaultsFor(path, 'posts', frontMatterDefaults(list), '').lang).toBe('a');
  });
});

describe('a deep merge', () => {
  it('merges nested maps and ignores nulls in the second map', () => {
    const first = { image: { path: '/a.png', alt: 'A' }, lang: 'fr', tags: ['x'] };
    expect(deepMerge(first, { image: { alt: 'B' }, lang: null, tags: ['y'], none: null })).toEqual({
      image: { path: '/a.png', alt: 'B' },
      lang: 'fr',
      tags: ['y'],
      none: null,
    });
  });
});
