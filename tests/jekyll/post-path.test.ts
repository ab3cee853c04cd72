import { describe, expect, it } from 'vitest';
import { isDraftFile, isPostFile, parsePostPath } from '../../src/jekyll/post-path.ts';
import { siteStructure } from '../../src/jekyll/site-structure.ts';
import { PostSkipped } from '../../src/model/problem.ts';
import { siteOf } from '../support/site.ts';

const read = (path: string, config = '', postFolders: string[] = []) =>
  parsePostPath(path, siteStructure(siteOf(config).values, postFolders));

describe('a file', () => {
  it.each([
    '_posts/2026-01-31-a.md',
    '_posts/2026-01-31-a.MARKDOWN',
    '_posts/2026-01-31-a.html',
    '_posts/old/2026-01-31-a.md',
    'blog/news/_posts/2026-01-31-a.md',
    '_drafts/a.md',
    '_posts/template.md',
    '_posts/2026-01-31-a.adoc',
    '_posts/2026-01-31-a.ORG',
    '_posts/2026-01-31-a.mdx',
  ])('may be a post: %s', (path) => {
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
    'node_modules/x/_posts/2026-01-31-a.md',
    '_posts/.hidden.md',
    '_posts/.hidden/2026-01-31-a.md',
  ])('is not a post: %s', (path) => {
    expect(isPostFile(path)).toBe(false);
  });

  it('is a draft if it is in _drafts', () => {
    expect(isDraftFile('blog/_drafts/a.md')).toBe(true);
    expect(isDraftFile('_posts/2026-01-31-a.md')).toBe(false);
    expect(isDraftFile('drafts/a.md')).toBe(false);
  });
});

describe('the path of a post', () => {
  it('has a date, a slug and categories', () => {
    expect(read('blog/News/_posts/winter/deep/2026-01-31-Hello-World.md')).toEqual({
      collection: 'posts',
      relative: 'blog/News/_posts/winter/deep/2026-01-31-Hello-World.md',
      categories: ['blog', 'News'],
      day: { year: 2026, month: 1, day: 31 },
      slug: 'Hello-World',
      baseName: '2026-01-31-Hello-World',
      cleanPath: 'blog/News//winter/deep/2026-01-31-Hello-World',
      outputExtension: '.html',
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
  ])('is split into date and slug: %s', (path, day, slug) => {
    expect(read(path)).toMatchObject({ day, slug });
  });

  it.each([
    '_posts/template.md',
    '_posts/-202205262391921712.md',
    '_posts/2022-05-a.md',
    '_posts/20220526-a.md',
    '_posts/a-2022-05-26-b.md',
    'about.md',
  ])('needs a date in the file name: %s', (path) => {
    expect(() => read(path)).toThrow(PostSkipped);
  });

  it('needs no date if the post is a draft', () => {
    expect(read('_drafts/idea.md')).toMatchObject({
      day: undefined,
      slug: 'idea',
      isDraft: true,
    });
  });

  it('distinguishes Markdown and HTML', () => {
    expect(read('_posts/2026-01-31-a.mkd')?.isMarkdown).toBe(true);
    expect(read('_posts/2026-01-31-a.html')?.isMarkdown).toBe(false);
  });

  it.each([
    ['_posts/2026-01-31-a.html', '.html', false],
    ['_posts/2026-01-31-a.HTM', '.HTM', false],
    ['_posts/2026-01-31-a.text', '.text', false],
    ['_posts/2026-01-31-a.MD', '.html', true],
  ])('determines the extension of the page: %s becomes %s', (path, outputExtension, isMarkdown) => {
    expect(read(path)).toMatchObject({ outputExtension, isMarkdown });
  });

  it('is that of a Markdown post if its extension is in markdown_ext', () => {
    const config = 'markdown_ext: "text, .md"';
    expect(read('_posts/2026-01-31-a.text', config)).toMatchObject({
      isMarkdown: true,
      outputExtension: '.html',
    });
    expect(read('_posts/2026-01-31-a.mkd', config).isMarkdown).toBe(false);
  });

  it.each([
    ['_posts/2026-01-31-a.adoc', 'AsciiDoc'],
    ['_posts/2026-01-31-a.Org', 'Org'],
    ['_posts/2026-01-31-a.rst', 'reStructuredText'],
    ['_posts/2026-01-31-a.textile', 'Textile'],
  ])('is left out if the post needs a plugin: %s is in %s', (path, name) => {
    expect(() => read(path)).toThrow(`it is in ${name}, which Jekyll converts only with a plugin`);
    expect(read(path, `markdown_ext: "md,${path.split('.').pop()}"`).isMarkdown).toBe(true);
  });

  it('has a slug without trailing dots', () => {
    expect(read('_posts/2026-01-31-wait...md')).toMatchObject({
      slug: 'wait',
      cleanPath: '/2026-01-31-wait',
    });
  });
});

describe('an additional post folder', () => {
  const folders = ['old_post', 'blog/attic'];

  it.each([
    ['old_post/2026-01-31-a.md', '_posts/2026-01-31-a.md'],
    ['news/old_post/x/2026-01-31-a.md', 'news/_posts/x/2026-01-31-a.md'],
    ['blog/attic/2026-01-31-a.md', 'blog/_posts/2026-01-31-a.md'],
  ])('is treated like _posts: %s is the same post as %s', (path, twin) => {
    expect(isPostFile(path)).toBe(false);
    expect(isPostFile(path, folders)).toBe(true);
    expect(read(path, '', folders)).toEqual(read(twin));
  });

  it.each(['other/attic/2026-01-31-a.md', 'old_posts/2026-01-31-a.md', 'old_post'])(
    'does not match %s',
    (path) => {
      expect(isPostFile(path, folders)).toBe(false);
    },
  );

  it.each([
    ['old_post/hello.md', 'hello'],
    ['old_post/hello/index.md', 'hello'],
    ['old_post/2026-01-31-hello/index.md', 'hello'],
  ])('needs no date in file names: the slug of %s is %s', (path, slug) => {
    expect(read(path, '', folders).slug).toBe(slug);
  });

  it('skips _index.md, which describes a section', () => {
    expect(() => read('old_post/_index.md', '', folders)).toThrow(PostSkipped);
  });
});

describe('the configuration', () => {
  it.each([
    ['exclude: [_posts/template]', '_posts/templates/2026-01-31-a.md'],
    ['exclude: [attic]', 'attic/_posts/2026-01-31-a.md'],
    ['exclude: [/attic]', 'attic/_posts/2026-01-31-a.md'],
    ['exclude: ["_posts/*draft.md"]', '_posts/2026/2026-01-31-draft.md'],
    ['', 'vendor/gems/x/_posts/2026-01-31-a.md'],
    ['', '_private/_posts/2026-01-31-a.md'],
    ['', '_posts/_private/2026-01-31-a.md'],
    ['', '_posts/#2026-01-31-a.md'],
    ['source: site', '_posts/2026-01-31-a.md'],
    ['collections_dir: lib', 'blog/_posts/2026-01-31-a.md'],
  ])('%j excludes %s', (config, path) => {
    expect(() => read(path, config)).toThrow(PostSkipped);
  });

  it.each([
    ['exclude: [attic]\ninclude: [attic]', 'attic/_posts/2026-01-31-a.md', ['attic']],
    ['include: [_private]', '_private/_posts/2026-01-31-a.md', ['_private']],
    ['source: ./site/', 'site/news/_posts/2026-01-31-a.md', ['news']],
    ['collections_dir: lib', 'lib/news/_posts/2026-01-31-a.md', ['news']],
  ])('%j includes %s', (config, path, categories) => {
    expect(read(path, config).categories).toEqual(categories);
  });
});
