import { describe, expect, it } from 'vitest';
import { PostProblem } from '../../src/model/problem.ts';
import { readPost } from '../../src/post/read-post.ts';
import { post } from '../support/feedmill.ts';
import { fileOf, siteOf } from '../support/site.ts';

const path = '_posts/2021-12-01-init.md';

describe('the URL of a post', () => {
  it.each([
    ['', 'categories: a b', '/a/b/2021/12/01/init.html', '/a/b/2021/12/01/init'],
    ['permalink: pretty', '', '/2021/12/01/init/', '/2021/12/01/init'],
    ['permalink: /blog/:title', '', '/blog/init', '/blog/init'],
    ['permalink: pretty', 'permalink: /own.html', '/own.html', '/init'],
    ['', 'slug: My Slug', '/2021/12/01/My-Slug.html', '/2021/12/01/My%20Slug'],
    ['', 'slug: "#1 über"', '/2021/12/01/1-%C3%BCber.html', '/2021/12/01/#1%20%C3%BCber'],
    ['', 'slug: "c#"', '/2021/12/01/c.html', '/2021/12/01/c'],
    ['baseurl: /base', '', '/base/2021/12/01/init.html', '/base/2021/12/01/init'],
  ])('with %j and %j is %s, and the id %s', async (config, yaml, page, id) => {
    const site = siteOf(`url: https://paper.example\n${config}`);
    const { url, feedId } = await readPost(fileOf(path, post(`title: A\n${yaml}`)), site);
    expect(url).toBe(`https://paper.example${page}`);
    expect(feedId).toBe(`https://paper.example${id}`);
  });

  it.each([
    ['', 'lang: de', '/de/2021/12/01/init'],
    ['', 'lang: PT-br', '/pt-BR/2021/12/01/init'],
    ['', 'lang: de\npermalink: /own', '/de/init'],
    ['', 'lang: en', '/2021/12/01/init'],
    ['', 'lang: fr', '/2021/12/01/init'],
    ['', 'title: A', '/2021/12/01/init'],
    ['default_lang: de', 'lang: de', '/2021/12/01/init'],
    ['default_lang: de', 'lang: en', '/en/2021/12/01/init'],
  ])(
    'has the folder of its language on a site with polyglot, %j and %j',
    async (more, yaml, id) => {
      const site = siteOf(`plugins: [jekyll-polyglot]\nlanguages: [en, de, pt-BR]\n${more}`);
      const { url, feedId } = await readPost(fileOf(path, post(yaml)), site);
      expect(feedId).toBe(`https://paper.example${id}`);
      expect(url).toMatch(new RegExp(`^https://paper.example${id.replace('init', '')}`));
    },
  );

  it('has the folder of the language in its path if polyglot looks there', async () => {
    const config = 'plugins: [jekyll-polyglot]\nlanguages: [en, de]';
    const translation = fileOf('_posts/de/2021-12-01-init.md', post('title: A'));
    const { url } = await readPost(translation, siteOf(`${config}\nlang_from_path: true`));
    expect(url).toBe('https://paper.example/de/2021/12/01/init.html');
    const other = await readPost(translation, siteOf(config));
    expect(other.url).toBe('https://paper.example/2021/12/01/init.html');
  });

  it('has the language that polyglot publishes the post in', async () => {
    const config = 'plugins: [jekyll-polyglot]\nlanguages: [en, de]\nlang_from_path: true';
    const languageAt = async (file: string, yaml: string) =>
      (await readPost(fileOf(file, post(yaml)), siteOf(config))).language;
    expect(await languageAt(path, 'title: A')).toBe('en');
    expect(await languageAt('_posts/de/2021-12-01-init.md', 'title: A')).toBe('de');
    expect(await languageAt('_posts/de/2021-12-01-init.md', 'lang: en')).toBe('en');
    expect(await languageAt(path, 'lang: fr')).toBe('fr');
  });

  it('has no folder of its language without polyglot', async () => {
    const { url } = await readPost(fileOf(path, post('lang: de')), siteOf('languages: [en, de]'));
    expect(url).toBe('https://paper.example/2021/12/01/init.html');
  });

  const inGerman = '_i18n/de/_posts/2021-12-01-init.md';

  it.each([
    ['', inGerman, 'title: A', '/de/2021/12/01/init', 'de'],
    ['', inGerman, 'lang: en', '/de/2021/12/01/init', 'de'],
    ['', inGerman, 'category: x', '/de/x/2021/12/01/init', 'de'],
    ['', inGerman, 'permalink: /own.html', '/de/own', 'de'],
    ['', inGerman, 'permalink: /own.html\npermalink_de: /eigen.html', '/de/eigen', 'de'],
    ['', inGerman, 'permalink_de: /eigen.html', '/de/2021/12/01/init', 'de'],
    ['', inGerman, 'permalink: /own.html\npermalink_de: {a: b}', '/de/own', 'de'],
    ['', '_i18n/en/_posts/2021-12-01-init.md', 'title: A', '/2021/12/01/init', 'en'],
    [
      'default_locale_in_subfolder: true',
      '_i18n/en/_posts/2021-12-01-init.md',
      'permalink: /a.html\npermalink_en: /b.html',
      '/en/b',
      'en',
    ],
    ['', 'blog/_posts/2021-12-01-init.md', 'title: A', '/blog/2021/12/01/init', 'en'],
    ['', 'blog/_posts/2021-12-01-init.md', 'lang: de', '/blog/2021/12/01/init', 'de'],
    ['exclude_from_localizations: [_posts]', path, 'title: A', '/2021/12/01/init', 'en'],
  ])(
    'is where jekyll-multiple-languages-plugin publishes it, with %j at %s with %j',
    async (more, file, yaml, page, language) => {
      const plugin = 'plugins: [jekyll-multiple-languages-plugin]\nlanguages: [en, de]';
      const site = siteOf(`${plugin}\n${more}`);
      const read = await readPost(fileOf(file, post(yaml)), site);
      expect(read.url).toBe(`https://paper.example${page}.html`);
      expect(read.language).toBe(language);
      expect(read.categories).not.toContain('_i18n');
      const slug = /own|eigen|\/b$/.test(page) ? 'init' : '';
      expect(read.feedId).toBe(
        `https://paper.example${slug ? page.replace(/[^/]+$/, slug) : page}`,
      );
    },
  );

  it('contains the directories above _posts', async () => {
    const file = fileOf('Blog/news/_posts/old/2021-12-01-init.md', post('category: x'));
    const draft = await readPost(file, siteOf());
    expect(draft.url).toBe('https://paper.example/blog/news/x/2021/12/01/init.html');
    expect(draft.categories).toEqual(['Blog', 'news', 'x']);
  });
});

describe('the configuration of a site', () => {
  it('can set a default date', async () => {
    const site = siteOf('defaults: [{scope: {path: ""}, values: {date: 2024-02-05 10:00:00}}]');
    const { publishedAt } = await readPost(fileOf(path, post('title: A')), site);
    expect(publishedAt).toEqual(new Date('2024-02-05T10:00:00Z'));
  });

  it('can be overridden by a post', async () => {
    const site = siteOf('defaults: [{scope: {path: ""}, values: {author: Desk, lang: fr}}]');
    const draft = await readPost(fileOf(path, post('title: A\nlang: de')), site);
    expect(draft).toMatchObject({ authors: [{ name: 'Desk' }], language: 'de' });
  });

  it.each([
    ['', 'lang: "[zh-CN, en]"', null, ['language']],
    ['', 'lang: [zh-CN, en]', 'zh-CN', []],
    ['', 'language: English', 'en', []],
    ['', 'lang: {code: pt_BR}', 'pt-BR', []],
    ['no', 'title: A', 'no', []],
    ['nonsense', 'title: A', null, ['language']],
    ['fr', 'lang: none', null, ['language']],
  ])('with the language %j by default and %j in a post: %s', async (lang, head, tag, reasons) => {
    const site = siteOf(`defaults: [{values: {lang: ${lang}}}]`);
    const { language, notes } = await readPost(fileOf(path, post(head)), site);
    expect(language).toBe(tag);
    expect(notes.map(({ reason }) => reason)).toEqual(reasons);
  });

  it('describes the authors', async () => {
    const site = siteOf('authors: {ada: {name: Ada L., email: ada@paper.example}}');
    const draft = await readPost(fileOf(path, post('author: ada')), site);
    expect(draft.authors).toEqual([{ name: 'Ada L.', email: 'ada@paper.example' }]);
  });

  it('sets the excerpt separator', async () => {
    const site = siteOf('excerpt_separator: "<!--cut-->"');
    const text = 'One.\n\nTwo.\n\n<!--cut-->\n\nThree.\n';
    const draft = await readPost(fileOf(path, post('title: A', text)), site);
    expect(draft.summary).toBe('One. Two.');
  });

  it('can unpublish posts, which a post can override', async () => {
    const site = siteOf('defaults: [{scope: {path: ""}, values: {published: false}}]');
    await expect(readPost(fileOf(path, post('title: A')), site)).rejects.toThrow('published');
    const draft = await readPost(fileOf(path, post('title: A\npublished: yes')), site);
    expect(draft.title).toBe('A');
  });
});

describe('Liquid in a post', () => {
  it('is rendered before Markdown', async () => {
    const text = '{% if page.title == "A" %}**{{ site.title }}**{% endif %}';
    const draft = await readPost(fileOf(path, post('title: A', text)), siteOf('title: Paper'));
    expect(draft.content).toBe('<p><strong>Paper</strong></p>');
  });

  it('adds a note for an unknown tag', async () => {
    const draft = await readPost(fileOf(path, post('title: A', '{% gist 1 %}\n')), siteOf());
    expect(draft.notes).toMatchObject([
      { reason: 'unknown-tag', text: expect.stringContaining('"gist"') },
    ]);
  });

  it('is text if the front matter disables it', async () => {
    const file = fileOf(path, post('render_with_liquid: false', '{% if %} {{ x }}'));
    expect((await readPost(file, siteOf())).content).toBe('<p>{% if %} {{ x }}</p>');
  });
});

describe('an invalid post', () => {
  it.each<[string, Uint8Array<ArrayBuffer> | string, RegExp]>([
    ['is not UTF-8', new Uint8Array([0x2d, 0xff, 0xfe]), /UTF-8/],
    ['is too large', new Uint8Array(1_000_001), /1 MB/],
    ['has front matter without an end', '---\ntitle: A\n', /closing line/],
    ['has a tab', post('map:\n\ta: 1'), /^line 3: .*tabs/],
    [
      'has an endless loop',
      post('title: A', '{% for i in (1..1000000000) %}{% endfor %}'),
      /too much work/,
    ],
    ['renders to too much HTML', post('title: A', '&<"'.repeat(60_000)), /500,000 characters/],
  ])('is a problem with a reason: it %s', async (_, content, reason) => {
    const reading = readPost(fileOf(path, content), siteOf());
    await expect(reading).rejects.toThrow(PostProblem);
    await expect(reading).rejects.toThrow(reason);
  });
});
