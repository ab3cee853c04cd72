import { describe, expect, it } from 'vitest';
import { isDraftFile, isPostFile, readPostPath } from '../../../src/import/jekyll/post-path.ts';

describe('a file of a site', () => {
  it.each([
    '_posts/2026-01-31-a.md',
    '_posts/2026-01-31-a.MARKDOWN',
    '_posts/2026-01-31-a.html',
    '_posts/old/2026-01-31-a.md',
    'blog/news/_posts/2026-01-31-a.md',
    '_drafts/a.md',
    '_posts/template.md',
  ])('%s belongs to an import', (path) => {
    expect(isPostFile(path)).toBe(true);
  });

  it.each([
    '2026-01-31-a.md',
    'posts/2026-01-31-a.md',
    '_posts/2026-01-31-a.png',
    '_posts/2026-01-31-a',
    '_posts',
    'my_posts/2026-01-31-a.md',
    '_site/_posts/2026-01-31-a.md',
    '.cache/_posts/2026-01-31-a.md',
    'vendor/gem/_posts/2026-01-31-a.md',
    'node_modules/x/_posts/2026-01-31-a.md',
    '_posts/.hidden.md',
    '_posts/.hidden/2026-01-31-a.md',
  ])('%s does not', (path) => {
    expect(isPostFile(path)).toBe(false);
  });

  it('is a draft where it lies among the drafts', () => {
    expect(isDraftFile('blog/_drafts/a.md')).toBe(true);
    expect(isDraftFile('_posts/2026-01-31-a.md')).toBe(false);
    expect(isDraftFile('drafts/a.md')).toBe(false);
  });
});

describe("a post's path", () => {
  it('says its day, slug, categories and folder', () => {
    expect(readPostPath('blog/News/_posts/winter/deep/2026-01-31-Hello-World.md')).toEqual({
      categories: ['blog', 'News'],
      day: { year: 2026, month: 1, day: 31 },
      slug: 'Hello-World',
      baseName: '2026-01-31-Hello-World',
      folder: 'winter/deep',
      isMarkdown: true,
      isDraft: false,
    });
  });

  it.each([
    ['_posts/2015-02-4-twis-22.md', { year: 2015, month: 2, day: 4 }, 'twis-22'],
    ['_posts/15-2-4-a.md', { year: 2015, month: 2, day: 4 }, 'a'],
    ['_posts/98-2-4-a.md', { year: 1998, month: 2, day: 4 }, 'a'],
    ['_posts/2023-27-11-a.md', { year: 2023, month: 27, day: 11 }, 'a'],
    ['_posts/2017-05-20-#14 ¿Ogg?.md', { year: 2017, month: 5, day: 20 }, '#14 ¿Ogg?'],
    ['_posts/2017-05-20-v1.2.md', { year: 2017, month: 5, day: 20 }, 'v1.2'],
    ['_posts/2017-05-20-大众网.md', { year: 2017, month: 5, day: 20 }, '大众网'],
  ])('%s is taken apart', (path, day, slug) => {
    expect(readPostPath(path)).toMatchObject({ day, slug });
  });

  it.each([
    '_posts/template.md',
    '_posts/-202205262391921712.md',
    '_posts/2022-05-a.md',
    '_posts/20220526-a.md',
    '_posts/a-2022-05-26-b.md',
    'about.md',
  ])('%s is no post, for its name has no date', (path) => {
    expect(readPostPath(path)).toBeUndefined();
  });

  it('needs no date for a draft', () => {
    expect(readPostPath('_drafts/idea.md')).toMatchObject({
      day: undefined,
      slug: 'idea',
      isDraft: true,
    });
  });

  it('tells Markdown from HTML', () => {
    expect(readPostPath('_posts/2026-01-31-a.mkd')?.isMarkdown).toBe(true);
    expect(readPostPath('_posts/2026-01-31-a.html')?.isMarkdown).toBe(false);
  });
});
