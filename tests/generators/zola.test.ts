// The URLs and ids are those that Zola 0.17 writes, and 0.22 by its source.
import { describe, expect, it } from 'vitest';
import { readHead } from '../../src/post/read-head.ts';
import { readPost } from '../../src/post/read-post.ts';
import { fileOf, siteOfFiles } from '../support/site.ts';

const siteWith = (more = '') =>
  siteOfFiles({
    'config.toml': `base_url = "https://zola.example"\ntitle = "The Paper"\ndefault_language = "en"\n${more}`,
  });
const toml = (text: string, body = 'Hello\n') => `+++\n${text}\n+++\n${body}`;
const urlOf = (path: string, frontMatter: string, more = '') =>
  readHead(fileOf(`content/${path}`, toml(frontMatter)), siteWith(more)).url;

describe('a site of Zola', () => {
  it('is told from one of Hugo by the key of its URL', () => {
    expect(siteWith()).toMatchObject({
      ...{ generator: 'zola', title: 'The Paper', language: 'en', url: 'https://zola.example/' },
    });
  });

  it.each([
    ['blog/hello.md', 'date = 2026-01-31', '', 'blog/hello/'],
    ['blog/Hello World!.md', 'date = 2026-01-31', '', 'blog/hello-world/'],
    ['My Blog/hello/index.md', 'date = 2026-01-31', '', 'My%20Blog/hello/'],
    ['blog/2026-01-31-hello.md', 'title = "A"', '', 'blog/hello/'],
    ['blog/2026-01-31_hello.md', 'title = "A"', '', 'blog/hello/'],
    ['blog/2026-01-31 - hello.md', 'title = "A"', '', 'blog/hello/'],
    ['blog/2026-01-31T10:20:30Z-hello.md', 'title = "A"', '', 'blog/hello/'],
    ['blog/2026-01-31.md', 'title = "A"', '', 'blog/2026-01-31/'],
    ['blog/a b?.md', 'date = 2026-01-31', '[slugify]\npaths = "safe"', 'blog/a%20b/'],
    [
      'blog/2026-01-31-hello.md',
      'title = "A"',
      '[slugify]\npaths_keep_dates = true',
      'blog/2026-01-31-hello/',
    ],
    ['blog/a.md', 'date = 2026-01-31\nslug = "Élan Vital"', '', 'blog/elan-vital/'],
    ['blog/Привет, День.md', 'date = 2026-01-31', '', 'blog/privet-den/'],
    ['blog/œuvre_ß_øł Ελλάδα.md', 'date = 2026-01-31', '', 'blog/oeuvre-ss-ol-ellada/'],
    ['blog/a.md', 'date = 2026-01-31\npath = "/old/a.html"', '', 'old/a.html/'],
    ['blog/a.fr.md', 'date = 2026-01-31', '[languages.fr]', 'fr/blog/a/'],
    ['blog/你好.md', 'date = 2026-01-31', '[slugify]\npaths = "safe"', 'blog/%E4%BD%A0%E5%A5%BD/'],
  ])('has %s with %j and %j at %s', (path, frontMatter, more, url) => {
    expect(urlOf(path, frontMatter, more)).toBe(`https://zola.example/${url}`);
  });

  it('takes the date from the path in the front matter if there is no other', () => {
    const file = fileOf('content/a.md', toml('path = "inside/2026/01/31/a"'));
    expect(readHead(file, siteWith()).publishedAt).toEqual(new Date('2026-01-31T00:00:00Z'));
  });

  it('has taxonomies, dates and authors of its own form', async () => {
    const text = toml(
      'title = "A"\ndate = 2026-01-31\nupdated = 2026-02-01T10:00:00Z\nauthors = ["Bo"]\n[taxonomies]\ntags = ["x", "y z"]\ncategories = ["c"]\n[extra]\nimage = "a.png"',
    );
    expect(await readPost(fileOf('content/blog/a/index.md', text), siteWith())).toMatchObject({
      ...{ title: 'A', tags: ['x', 'y z'], categories: ['c'], authors: [{ name: 'Bo' }] },
      ...{
        image: 'https://zola.example/blog/a/a.png',
        updatedAt: new Date('2026-02-01T10:00:00Z'),
      },
      feedId: 'https://zola.example/blog/a/',
    });
  });

  it.each([
    ['title = "A"', 'it has no date'],
    ['date = 2026-01-31\ndraft = true', 'draft: true'],
  ])('leaves out a page with %j', (frontMatter, reason) => {
    expect(() => urlOf('blog/a.md', frontMatter)).toThrow(reason);
  });

  it('has taxonomies in YAML', async () => {
    const yaml =
      '---\ntitle: A\ndate: 2026-01-31\ntaxonomies:\n  tags: [x, y z]\n  categories:\n  - c\n---\nHello\n';
    const post = await readPost(fileOf('content/a.md', yaml), siteWith());
    expect(post).toMatchObject({ tags: ['x', 'y z'], categories: ['c'] });
  });

  it('has ids as they are written, which Zola does not encode', () => {
    const safe = siteWith('[slugify]\npaths = "safe"');
    const head = readHead(fileOf('content/Blog Ü/你好.md', toml('date = 2026-01-31')), safe);
    expect(head.feedId).toBe('https://zola.example/Blog Ü/你好/');
    expect(head.url).toBe('https://zola.example/Blog%20%C3%9C/%E4%BD%A0%E5%A5%BD/');
  });

  it('has pages that are only shown in lists, as Zola has in its feed', () => {
    expect(urlOf('blog/a.md', 'date = 2026-01-31\nrender = false')).toContain('/blog/a/');
  });

  it.each(['你好', 'ひらがな', '5 € more'])(
    'has a note for what Zola writes in words: %s',
    (name) => {
      const head = readHead(
        fileOf(`content/blog/${name}.md`, toml('date = 2026-01-31')),
        siteWith(),
      );
      expect(head.notes.map(({ reason }) => reason)).toEqual(['url-letters']);
    },
  );

  it('shows emoji by their names if it is configured to', async () => {
    const file = fileOf('content/blog/a.md', toml('date = 2026-01-31', 'so :tada:'));
    const emoji = siteWith('[markdown]\nrender_emoji = true');
    expect((await readPost(file, emoji)).content).toBe('<p>so 🎉</p>');
  });

  it.each([
    ['[a](@/blog/2026-01-30-b.md#c)', '<a href="https://zola.example/blog/b/#c">a</a>'],
    ['{{ youtube(id="abc") }}', 'https://www.youtube.com/'],
    ['so :tada:', '<p>so :tada:</p>'],
    ['```\n{{ youtube(id="abc") }}\n```', '{{ youtube(id="abc") }}'],
    ['{{ not_a_call }}', '{{ not_a_call }}'],
  ])('shows %j', async (body, html) => {
    const { content, notes } = await readPost(
      fileOf('content/blog/a.md', toml('date = 2026-01-31', body)),
      siteWith(),
    );
    expect(content).toContain(html);
    expect(notes).toEqual([]);
  });

  it('keeps what is inside the shortcodes of a site', async () => {
    const text = toml('date = 2026-01-31', '{% quote(author="Ada") %}\nInside\n{% end %}\n');
    const { content, notes } = await readPost(fileOf('content/blog/a.md', text), siteWith());
    expect(content).toBe('<p>Inside</p>');
    expect(notes.map(({ reason }) => reason)).toEqual(['shortcode']);
  });
});
