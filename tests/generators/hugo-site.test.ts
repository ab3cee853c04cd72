// The effects of the configuration of a Hugo site. The URLs are those that Hugo 0.111 writes.
import { describe, expect, it } from 'vitest';
import { readHead } from '../../src/post/read-head.ts';
import { readPost } from '../../src/post/read-post.ts';
import { fileOf, siteOfFiles } from '../support/site.ts';

const yaml = (text: string) => `---\n${text}\n---\nHello\n`;

describe('a site of Hugo', () => {
  const read = (config: string, path: string, frontMatter: string) =>
    readHead(
      fileOf(path, yaml(frontMatter)),
      siteOfFiles({ 'hugo.yaml': `baseURL: https://p.example/\n${config}` }),
    );

  it.each([
    ['uglyURLs: true', 'content/posts/A.md', '/posts/a.html'],
    ['disablePathToLower: true', 'content/posts/A.md', '/posts/A/'],
    ['removePathAccents: true', 'content/posts/é.md', '/posts/e/'],
    ['permalinks: {page: {posts: "/p/:contentbasename"}}', 'content/posts/A.md', '/p/a/'],
    [
      'permalinks: {posts: "/:monthname/:yearday/:weekday/:slugorfilename/"}',
      'content/posts/A.md',
      '/january/31/6/a/',
    ],
    ['languages: {en: {}, fr: {}}', 'content/posts/a.fr.md', '/fr/posts/a/'],
    ['languages: {en: {}, fr: {contentDir: content/fr}}', 'content/fr/posts/a.md', '/fr/posts/a/'],
    [
      'languages: {en: {}, fr: {}}\ndefaultContentLanguage: fr',
      'content/posts/a.fr.md',
      '/posts/a/',
    ],
    [
      'defaultContentLanguageInSubdir: true\nlanguages: {en: {}}',
      'content/posts/a.md',
      '/en/posts/a/',
    ],
    ['title: Dots', 'content/posts/a.fr.md', '/posts/a.fr/'],
  ])('with %j has %s at %s', (config, path, url) => {
    expect(read(config, path, 'title: A\ndate: 2026-01-31').url).toBe(`https://p.example${url}`);
  });

  it('may take dates and slugs from file names', () => {
    const config = 'frontmatter: {date: [":filename", ":default"]}';
    const { url, publishedAt } = read(config, 'content/posts/2026-01-31-hello.md', 'title: A');
    expect(url).toBe('https://p.example/posts/hello/');
    expect(publishedAt).toEqual(new Date('2026-01-31T00:00:00Z'));
  });

  it('may have tags and categories in keys of other names', () => {
    const config = 'taxonomies: {tag: Topics, category: sections}';
    const { data } = read(config, 'content/a.md', 'date: 2026-01-31\ntopics: [a]\nsections: b');
    expect(data).toMatchObject({ tags: ['a'], categories: ['b'] });
  });

  it('that names main sections has posts only there', () => {
    const config = 'params: {mainSections: [blog]}';
    expect(read(config, 'content/blog/a.md', 'date: 2026-01-31').url).toBe(
      'https://p.example/blog/a/',
    );
    expect(() => read(config, 'content/docs/a.md', 'date: 2026-01-31')).toThrow(
      'it is not in a main section (blog)',
    );
  });

  it.each([
    ['languages: {en: {contentDir: content/en}}', 'content/uz/posts/a.md'],
    ['languages: {en: {}, fr: {disabled: true}}', 'content/posts/a.fr.md'],
    ['languages: {en: {}, fr: {}}\ndisableLanguages: [fr]', 'content/posts/a.fr.md'],
  ])('with %j does not have %s', (config, path) => {
    expect(() => read(config, path, 'date: 2026-01-31')).toThrow('in no language of the site');
  });

  it.each([
    ['{source: content/en, target: content}', 'content/en/posts/a.md', '/posts/a/'],
    ['{source: content/fr, target: content, lang: fr}', 'content/fr/posts/a.md', '/fr/posts/a/'],
    ['{source: content/news, target: content/posts}', 'content/news/a.md', '/posts/a/'],
    ['{source: blog, target: content/posts}', 'blog/2026/a.md', '/posts/2026/a/'],
    [
      '{source: content/fr, target: content, sites: {matrix: {languages: [fr]}}}',
      'content/fr/posts/a.md',
      '/fr/posts/a/',
    ],
    [
      '{source: content/en/x, target: content/x, lang: fr}, {source: content/en, target: content}',
      'content/en/x/a.md',
      '/x/a/',
    ],
  ])('with the mounts %s has %s at %s', (mounts, path, url) => {
    const config = `languages: {en: {}, fr: {}}\nmodule: {mounts: [${mounts}]}`;
    expect(read(config, path, 'date: 2026-01-31').url).toBe(`https://p.example${url}`);
    expect(() => read(config, 'content/other/a.md', 'date: 2026-01-31')).toThrow('in no language');
  });

  it('may have mounts in a file of their own', () => {
    const mounted = siteOfFiles({
      'config/_default/hugo.yaml': 'baseURL: https://p.example/',
      'config/_default/module.yaml': 'mounts: [{source: content/en, target: content}]',
    });
    const file = fileOf('content/en/posts/a.md', yaml('date: 2026-01-31'));
    expect(readHead(file, mounted).url).toBe('https://p.example/posts/a/');
  });

  it('with pages outside of content says how they are found', () => {
    const { notes } = siteOfFiles({
      'hugo.yaml':
        'baseURL: https://p.example/\nmodule: {mounts: [{source: blog, target: content}]}',
    });
    expect(notes).toEqual([
      'hugo.yaml: "mounts" has pages outside of content (blog): they are posts only if the variable POST_FOLDERS names their folders',
    ]);
  });

  it.each([
    '\uFEFF\uFEFF---\ntitle: A\ndate: 2026-01-31\n---\nHello',
    '\n  ---\ntitle: A\ndate: 2026-01-31\n---\nHello',
    '------\ntitle: A\ndate: 2026-01-31\n-----\nHello',
    ' +++\ntitle = "A"\ndate = 2026-01-31\n+++\nHello',
  ])('reads the front matter of %j', (text) => {
    const plain = siteOfFiles({ 'hugo.yaml': 'baseURL: https://p.example/' });
    expect(readHead(fileOf('content/posts/a.md', text), plain)).toMatchObject({
      title: 'A',
      body: 'Hello',
    });
  });

  it('has pages in several languages', async () => {
    const languages = siteOfFiles({
      'hugo.toml':
        'baseURL = "https://p.example"\n[languages.en]\n[languages.zh]\nlanguageCode = "zh-CN"',
    });
    const file = fileOf('content/posts/a.zh.md', yaml('date: 2026-01-31'));
    expect((await readPost(file, languages)).language).toBe('zh-CN');
  });
});
