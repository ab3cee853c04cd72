// Eleventy, whose configuration is a program. The URLs and ids are those that Eleventy 3.1 writes for such sites.
import { describe, expect, it } from 'vitest';
import { assigned } from '../../src/generators/shared/assignments.ts';
import { readHead } from '../../src/post/read-head.ts';
import { readPost } from '../../src/post/read-post.ts';
import { fileOf, siteOfFiles } from '../support/site.ts';

const yaml = (text: string, body = 'Hello\n') => `---\n${text}\n---\n${body}`;

describe('a configuration that is a program', () => {
  it.each([
    ["export default { site: 'https://a.example' }", 'https://a.example'],
    ['site = "https://a.example"', 'https://a.example'],
    ['site: process.env.URL || "https://a.example"', 'https://a.example'],
    ["site: import.meta.env.SITE ?? 'https://a.example'", 'https://a.example'],
    ['{"site": "https://a.example"}', 'https://a.example'],
    ["// site: 'https://b.example'\nsite: `https://a.example`", 'https://a.example'],
    ['mysite: "x", site: process.env.SITE', undefined],
    ["site: 'https://a.example", undefined],
    [`\`<a site="\${host}">\`, site: 'https://a.example'`, 'https://a.example'],
    [`site: \`\${host}/\`, site: 'https://a.example'`, 'https://a.example'],
  ])('%j has the text %s', (text, value) => {
    expect(assigned(text, 'site')).toBe(value);
  });
});

describe('a site of Eleventy', () => {
  const site = siteOfFiles({
    'eleventy.config.js': `eleventyConfig.addPlugin(feedPlugin, {
      metadata: { language: "en", title: "The Paper", subtitle: "News", base: "https://eleventy.example/", author: { name: "Ada" } },
    });
    export const config = { dir: { input: "content", includes: "../_includes" } };`,
  });

  it('has the first URL of a site, not the path of a page', () => {
    const other = siteOfFiles({
      'eleventy.config.js': '{ url: "/about/" }',
      'src/_data/site.json':
        '{"menu": [{"url": "/x"}, {"url": "https://social.example/@b"}], "baseUrl": "https://b.example/"}',
    });
    expect(other.url).toBe('https://b.example/');
  });

  it('has the texts of its configuration', () => {
    expect(site).toMatchObject({
      ...{ generator: 'eleventy', title: 'The Paper', description: 'News', language: 'en' },
      ...{ url: 'https://eleventy.example/', authors: [{ name: 'Ada' }] },
    });
    expect(site.notes).toEqual([expect.stringContaining('eleventy.config.js: it is a program')]);
  });

  it.each([
    ['first-post.md', 'date: 2021-12-01', 'blog/first-post/'],
    ['2021-12-05-dated-post.md', 'title: A', 'blog/2021-12-05-dated-post/'],
    ['Case.md', 'date: 2021-12-06T10:00:00Z', 'blog/Case/'],
    [
      'a.md',
      'date: 2021-12-07\ntitle: Perma\npermalink: /custom/{{ title | slugify }}/index.html',
      'custom/perma/',
    ],
    ['a.md', 'date: "2021-12-08"\npermalink: "articles/x.html"', 'articles/x.html'],
    ['folder/index.md', 'date: 2021-12-09', 'blog/folder/'],
    ['folder/folder.md', 'date: 2021-12-09', 'blog/folder/'],
    [
      'a.md',
      'date: 2021-12-11\ntitle: "Müller\'s Q & A’s"\npermalink: "x/{{ title | slugify }}/"',
      'x/muellers-q-and-a-s/',
    ],
    [
      'a.md',
      'date: 2021-12-11\ntitle: "^œ 你好 X²"\npermalink: "x/{{ title | slugify }}/"',
      'x/x/',
    ],
    ['with space é.md', 'date: 2021-12-10', 'blog/with%20space%20%C3%A9/'],
  ])('has %s with %j at %s', (name, frontMatter, url) => {
    const head = readHead(fileOf(`content/blog/${name}`, yaml(frontMatter)), site);
    expect(head.url).toBe(`https://eleventy.example/${url}`);
    expect(head.feedId).toBe(head.url);
  });

  it('runs Liquid, and leaves out the tags by which it collects posts', async () => {
    const text = yaml('title: A\ndate: 2021-12-01\ntags: [posts, x, y z]', '{{ page.title }}\n');
    expect(await readPost(fileOf('content/blog/a.md', text), site)).toMatchObject({
      ...{ content: '<p>A</p>', tags: ['x', 'y z'] },
    });
  });

  it.each([
    '---json\n{"title": "A", "date": "2021-12-01"}\n---\nHello',
    '---toml\ntitle = "A"\ndate = 2021-12-01\n---\nHello\n\n---\n',
    '--- yaml\ntitle: A\ndate: 2021-12-01\n---\nHello',
  ])('has front matter in several languages: %j', (text) => {
    expect(readHead(fileOf('content/blog/a.md', text), site)).toMatchObject({
      ...{ title: 'A', publishedAt: new Date('2021-12-01'), body: expect.stringMatching(/^Hello/) },
    });
  });

  it('does not publish a post whose front matter is a program, since that may say that it is a draft', () => {
    const text = '---js\nconst draft = true;\n---\nHello\n';
    expect(() => readHead(fileOf('content/blog/a.md', text), site)).toThrow(
      'its front matter is in "js"',
    );
  });

  it('has a note for a permalink that only Eleventy can fill in', () => {
    const text = yaml('date: 2021-12-01\npermalink: "/{{ title | myFilter }}/"');
    expect(readHead(fileOf('content/blog/a.md', text), site)).toMatchObject({
      url: 'https://eleventy.example/blog/a/',
      notes: [{ reason: 'permalink' }],
    });
  });
});
