import { describe, expect, it } from 'vitest';
import { parsePostPath } from '../../src/jekyll/post-path.ts';
import { siteStructure } from '../../src/jekyll/site-structure.ts';
import { PostSkipped } from '../../src/model/problem.ts';
import { siteOf } from '../support/site.ts';

const read = (path: string, config: string) =>
  parsePostPath(path, siteStructure(siteOf(config).values, []));

describe('a site with jekyll-multiple-languages-plugin', () => {
  const plugin = 'plugins: [jekyll-multiple-languages-plugin]\nlanguages: [en, de]';

  it('has its posts in the folders of its languages, which are no categories', () => {
    expect(read('_i18n/de/_posts/old/2026-01-31-a.md', plugin)).toMatchObject({
      relative: '_i18n/de/_posts/old/2026-01-31-a.md',
      categories: [],
    });
    expect(read('src/_i18n/de/_posts/2026-01-31-a.md', `${plugin}\nsource: src`)).toMatchObject({
      relative: '_i18n/de/_posts/2026-01-31-a.md',
    });
    expect(read('blog/_posts/2026-01-31-a.md', plugin).categories).toEqual(['blog']);
  });

  it.each([
    ['', '_posts/2026-01-31-a.md'],
    ['', '_i18n/fr/_posts/2026-01-31-a.md'],
    ['', '_i18n/DE/_posts/2026-01-31-a.md'],
    ['', '_i18n/de/blog/_posts/2026-01-31-a.md'],
    ['', '_i18n/de/_drafts/a.md'],
    ['', '_i18n/de/_posts/_hidden.md'],
    ['exclude: [_i18n/de]', '_i18n/de/_posts/2026-01-31-a.md'],
    ['exclude_from_localizations: [_posts]', '_i18n/de/_posts/2026-01-31-a.md'],
    ['languages: []', '_i18n/de/_posts/2026-01-31-a.md'],
    ['collections_dir: c', 'c/_i18n/de/_posts/2026-01-31-a.md'],
  ])('with %j does not read %s', (more, path) => {
    const config = more.startsWith('languages')
      ? plugin.replace('languages: [en, de]', more)
      : `${plugin}\n${more}`;
    expect(() => read(path, config)).toThrow(PostSkipped);
  });

  it('says where the plugin reads posts instead', () => {
    expect(() => read('_posts/2026-01-31-a.md', plugin)).toThrow(/reads _i18n\/en\/_posts instead/);
  });
});
