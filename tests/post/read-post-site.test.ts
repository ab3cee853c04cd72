import { describe, expect, it } from 'vitest';
import { PostProblem } from '../../src/model/problem.ts';
import { readPost } from '../../src/post/read-post.ts';
import { post } from '../support/feedmill.ts';
import { fileOf, siteOf } from '../support/site.ts';

const path = '_posts/2021-12-01-init.md';

describe("a post's address", () => {
  it.each([
    ['', 'categories: a b', '/a/b/2021/12/01/init.html', '/a/b/2021/12/01/init'],
    ['permalink: pretty', '', '/2021/12/01/init/', '/2021/12/01/init'],
    ['permalink: /blog/:title', '', '/blog/init', '/blog/init'],
    ['permalink: pretty', 'permalink: /own.html', '/own.html', '/init'],
    ['', 'slug: My Slug', '/2021/12/01/My-Slug.html', '/2021/12/01/My%20Slug'],
    ['', 'slug: "#1 über"', '/2021/12/01/1-%C3%BCber.html', '/2021/12/01/#1%20%C3%BCber'],
    ['', 'slug: "c#"', '/2021/12/01/c.html', '/2021/12/01/c'],
    ['baseurl: /base', '', '/base/2021/12/01/init.html', '/base/2021/12/01/init'],
  ])('with %j and %j is %s, and Jekyll calls it %s', async (config, yaml, page, id) => {
    const site = siteOf(`url: https://paper.example\n${config}`);
    const { url, feedId } = await readPost(fileOf(path, post(`title: A\n${yaml}`)), site);
    expect(url).toBe(`https://paper.example${page}`);
    expect(feedId).toBe(`https://paper.example${id}`);
  });

  it('has the directories above _posts in it', async () => {
    const file = fileOf('Blog/news/_posts/old/2021-12-01-init.md', post('category: x'));
    const draft = await readPost(file, siteOf());
    expect(draft.url).toBe('https://paper.example/blog/news/x/2021/12/01/init.html');
    expect(draft.categories).toEqual(['Blog', 'news', 'x']);
  });
});

describe('what a site says', () => {
  it('dates a post that has no date of its own', async () => {
    const site = siteOf('defaults: [{scope: {path: ""}, values: {date: 2024-02-05 10:00:00}}]');
    const { publishedAt } = await readPost(fileOf(path, post('title: A')), site);
    expect(publishedAt).toEqual(new Date('2024-02-05T10:00:00Z'));
  });

  it('holds for a post unless the post says otherwise', async () => {
    const site = siteOf('defaults: [{scope: {path: ""}, values: {author: Desk, lang: fr}}]');
    const draft = await readPost(fileOf(path, post('title: A\nlang: de')), site);
    expect(draft).toMatchObject({ authors: [{ name: 'Desk' }], language: 'de' });
  });

  it('tells who an author is', async () => {
    const site = siteOf('authors: {ada: {name: Ada L., email: ada@paper.example}}');
    const draft = await readPost(fileOf(path, post('author: ada')), site);
    expect(draft.authors).toEqual([{ name: 'Ada L.', email: 'ada@paper.example' }]);
  });

  it('says where a summary ends', async () => {
    const site = siteOf('excerpt_separator: "<!--cut-->"');
    const text = 'One.\n\nTwo.\n\n<!--cut-->\n\nThree.\n';
    const draft = await readPost(fileOf(path, post('title: A', text)), site);
    expect(draft.summary).toBe('One. Two.');
  });

  it('may unpublish posts, and a post may overrule it', async () => {
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

  it('leaves a note of a tag that is not known', async () => {
    const draft = await readPost(fileOf(path, post('title: A', '{% gist 1 %}\n')), siteOf());
    expect(draft.notes).toMatchObject([
      { reason: 'unknown-tag', text: expect.stringContaining('"gist"') },
    ]);
  });

  it('is text where the post says so', async () => {
    const file = fileOf(path, post('render_with_liquid: false', '{% if %} {{ x }}'));
    expect((await readPost(file, siteOf())).content).toBe('<p>{% if %} {{ x }}</p>');
  });
});

describe('a post that cannot be read', () => {
  it.each<[string, Uint8Array<ArrayBuffer> | string, RegExp]>([
    ['is not UTF-8', new Uint8Array([0x2d, 0xff, 0xfe]), /UTF-8/],
    ['is too large', new Uint8Array(1_000_001), /megabyte/],
    ['has a front matter without end', '---\ntitle: A\n', /closing line/],
    ['has a TAB', post('map:\n\ta: 1'), /^line 3: .*TAB/],
    ['has broken Liquid', post('title: A', '{% if %}'), /Liquid cannot be rendered/],
    [
      'has endless Liquid',
      post('title: A', '{% for i in (1..1000000000) %}{% endfor %}'),
      /Liquid/,
    ],
    ['unfolds to too much HTML', post('title: A', '&<"'.repeat(60_000)), /500,000 characters/],
  ])('is a problem with a reason: it %s', async (_, content, reason) => {
    const reading = readPost(fileOf(path, content), siteOf());
    await expect(reading).rejects.toThrow(PostProblem);
    await expect(reading).rejects.toThrow(reason);
  });
});
