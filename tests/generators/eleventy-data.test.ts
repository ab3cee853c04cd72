// The effects of Eleventy's data of folders. The URLs are those that Eleventy 3.1 writes.
import { describe, expect, it } from 'vitest';
import { readHead } from '../../src/post/read-head.ts';
import { fileOf, siteOfFiles } from '../support/site.ts';

const yaml = (text: string) => `---\n${text}\n---\nHello\n`;

describe('the data of a folder in a site of Eleventy', () => {
  const urlWith = (data: string, name: string, frontMatter: string, file = 'blog.json') => {
    const site = siteOfFiles({
      'eleventy.config.js': 'export const config = { dir: { input: "content" } };',
      '_data/metadata.json': '{"url": "https://eleventy.example"}',
      [`content/blog/${file}`]: data,
    });
    const head = readHead(fileOf(`content/blog/${name}`, yaml(frontMatter)), site);
    return { ...head, path: new URL(head.url).pathname, siteNotes: site.notes };
  };

  it.each([
    ['/{{ page.fileSlug }}/', '2021-12-05-a.md', 'title: A', '/a/'],
    ['/{{- page.fileSlug -}}/{{- title | slugify -}}/', '2021-12-05-a.md', 'title: B', '/a/b/'],
    ['/p/{{ title | slugify }}.html', 'a.md', 'title: B C\ndate: 2021-12-05', '/p/b-c.html'],
    ['{{ page.filePathStem }}.html', '2021-12-05-a.md', 'title: A', '/blog/a.html'],
    ['{{ page.filePathStem }}/', '2021-12-05-a/index.md', 'title: A', '/blog/2021-12-05-a/index/'],
    [
      "/{{ page.date | date: '%Y/%m/%d' }}/{{ page.fileSlug }}/",
      'a.md',
      'date: 2021-12-05',
      '/2021/12/05/a/',
    ],
    ['/x/{{ page.fileSlug }}/', 'a.md', 'date: 2021-12-05\npermalink: /own/', '/own/'],
  ])('gives posts the permalink %j, so %s (%j) is at %s', (permalink, name, frontMatter, url) => {
    expect(urlWith(JSON.stringify({ permalink }), name, frontMatter)).toMatchObject({
      ...{ path: url, publishedAt: new Date('2021-12-05T00:00:00Z'), notes: [] },
    });
  });

  it('has tags that a page adds to, or replaces', () => {
    const tagsOf = (frontMatter: string) =>
      urlWith('{"tags": ["a"]}', 'a.md', `date: 2021-12-05\n${frontMatter}`).data.tags;
    expect(tagsOf('tags: [b]')).toEqual(['a', 'b']);
    expect(tagsOf('"override:tags": [b]')).toEqual(['b']);
    expect(tagsOf('override:tags:')).toEqual([]);
  });

  it('is computed, or a program with a permalink as a plain text', () => {
    const computed = '{"eleventyComputed": {"permalink": "/c/{{ page.fileSlug }}/"}}';
    expect(urlWith(computed, 'a.md', 'date: 2021-12-05').path).toBe('/c/a/');
    const program = 'export default { tags: ["posts"], permalink: "/j/{{ page.fileSlug }}/" };';
    const found = urlWith(program, 'a.md', 'date: 2021-12-05', 'blog.11tydata.js');
    expect(found.path).toBe('/j/a/');
    expect(found.siteNotes).toHaveLength(1);
  });

  it('has a note if its permalinks are made by a program', () => {
    const program = `module.exports = { permalink: (data) => \`/\${data.slug}/\` };`;
    const found = urlWith(program, 'a.md', 'date: 2021-12-05', 'blog.11tydata.js');
    expect(found.path).toBe('/blog/a/');
    expect(found.siteNotes).toContainEqual(
      expect.stringContaining('the permalinks in content/blog/blog.11tydata.js are not read'),
    );
  });

  it('has tags, which are added to those of posts, and tells that a page without a date is a post', () => {
    const data = '{"tags": ["posts", "sea"]}';
    expect(urlWith(data, 'a.md', 'tags: [port]')).toMatchObject({
      ...{ tags: ['sea', 'port'], isDated: false },
    });
    const program = 'export default { layout: "a.njk", tags: ["posts", "sea"] };';
    expect(urlWith(program, 'a.md', 'title: A', 'blog.11tydata.js')).toMatchObject({
      ...{ tags: ['sea'], isDated: false, path: '/blog/a/' },
    });
    expect(() => urlWith('{}', 'a.md', 'tags: [port]')).toThrow('it has no date');
  });

  it.each(['git Last Modified', 'Created', 'git Created', 'Last Modified'])(
    'does not know the date %j of a file, so a post has the time when it was first seen',
    (date) => {
      expect(urlWith('{}', 'a.md', `date: ${date}`)).toMatchObject({
        ...{ isDated: false, notes: [{ reason: 'no-date' }] },
      });
    },
  );

  it('that is not valid stops the import with the name of its file', () => {
    expect(() => urlWith('{"tags": [', 'a.md', 'date: 2021-12-05')).toThrow(
      'content/blog/blog.json',
    );
  });
});
