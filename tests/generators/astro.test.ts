// Sites of Astro. The URLs and ids are those that Astro 7 writes for such sites.
import { describe, expect, it } from 'vitest';
import { readHead } from '../../src/post/read-head.ts';
import { readPost } from '../../src/post/read-post.ts';
import { fileOf, siteOfFiles } from '../support/site.ts';

const yaml = (text: string, body = 'Hello\n') => `---\n${text}\n---\n${body}`;

describe('a site of Astro', () => {
  const site = siteOfFiles({
    'astro.config.mjs': "export default defineConfig({ site: 'https://astro.example' });",
    'src/consts.ts':
      "export const SITE_TITLE = 'The Paper';\nexport const SITE_DESCRIPTION = 'News';",
  });

  it('has the texts of its configuration', () => {
    expect(site).toMatchObject({
      ...{
        generator: 'astro',
        title: 'The Paper',
        description: 'News',
        url: 'https://astro.example/',
      },
    });
  });

  it('has the URL that another file has for its configuration', () => {
    const other = siteOfFiles({
      'astro.config.ts': 'export default defineConfig({ base: "/b", site: siteConfig.url });',
      'src/site.config.ts': 'export const siteConfig = { url: "https://other.example" };',
    });
    expect(other.url).toBe('https://other.example/b/');
  });

  it.each([
    ['blog/first-post.md', 'pubDate: Jul 08 2022', 'blog/first-post/', '2022-07-08'],
    ['blog/Second Post.md', 'pubDate: 2022-07-09', 'blog/second-post/', '2022-07-09'],
    ['blog/nested/Deep.Dots.md', 'pubDate: "2022-07-10"', 'blog/nested/deepdots/', '2022-07-10'],
    ['blog/你好.md', 'pubDate: 2022-07-11', 'blog/%E4%BD%A0%E5%A5%BD/', '2022-07-11'],
    ['blog/X² – Ⅳ.md', 'pubDate: 2022-07-11', 'blog/x--%E2%85%B3/', '2022-07-11'],
    ['blog/slug.md', 'slug: my-slug\npubDate: 2022-07-12', 'blog/my-slug/', '2022-07-12'],
    ['blog/bundle/index.md', 'date: 2022-07-13', 'blog/bundle/', '2022-07-13'],
  ])('has %s with %j at %s', (name, frontMatter, url, date) => {
    const head = readHead(fileOf(`src/content/${name}`, yaml(frontMatter)), site);
    expect(head).toMatchObject({
      url: `https://astro.example/${url}`,
      publishedAt: new Date(date),
    });
    expect(head.feedId).toBe(head.url);
  });

  it.each(['src/content/blog/_draft.md', 'src/content/blog/_drafts/a.md', 'src/pages/blog/_a.md'])(
    'has no post at %s, since a name that begins with "_" is hidden in Astro',
    (path) => {
      const file = fileOf(path, yaml('date: 2022-07-13'));
      expect(() => readHead(file, site)).toThrow('begins with "_"');
    },
  );

  it('has posts in a hidden folder that a loader has, but not hidden files', () => {
    const loader = "const blog = defineCollection({ loader: glob({ base: './posts' }) });";
    const other = siteOfFiles({
      'astro.config.mjs': "export default defineConfig({ site: 'https://astro.example' });",
      'src/content.config.ts': loader,
    });
    const text = yaml('date: 2022-07-13');
    const { url } = readHead(fileOf('posts/_2022/a.md', text), other);
    expect(url).toBe('https://astro.example/blog/_2022/a/');
    expect(() => readHead(fileOf('posts/_a.md', text), other)).toThrow('begins with "_"');
  });

  it('shows MDX without its imports and components', async () => {
    const body =
      "import A from './a';\n\n<A client:load {...x}>Inside</A>\n\n{/* no */}\n\n```\nimport b\n```\n";
    const text = yaml('date: 2022-07-13\nheroImage: ../../assets/a.jpg', body);
    const post = await readPost(fileOf('src/content/blog/a.mdx', text), site);
    expect(post.content).toBe('<p>Inside</p>\n\n<pre><code>import b\n</code></pre>');
    expect(post.image).toBe(null);
    expect(post.notes.map(({ text: note }) => note)).toEqual([
      'without the components A; text inside stays',
    ]);
  });
});

describe('a site of Astro with collections', () => {
  const siteWith = (feed: string, collections = '', pages: Readonly<Record<string, string>> = {}) =>
    siteOfFiles({
      ...pages,
      'astro.config.mjs': "export default defineConfig({ site: 'https://astro.example' });",
      'src/config.ts': "export const POSTS = './content/writing';",
      'src/content.config.ts': `
        const post = defineCollection({
          loader: glob({ pattern: '**/*.{md,mdx}', base: './content/posts' }),
          schema: ({ image }) => z.object({ title: z.string() }),
        });
        const text = defineCollection({ loader: glob({ base: \`\${POSTS}\`, pattern: '*.md' }) });
        const page = defineCollection({ loader: glob({ base: \`./\${folder()}/x\` }) });
        ${collections}`,
      'src/pages/rss.xml.js': feed,
      'src/pages/notes/rss.xml.ts': `getCollection('notes'); link: \`/n/\${note.id}\`, trailingSlash: false`,
    });
  const pathIn = (site: ReturnType<typeof siteWith>, path: string, more = '') =>
    new URL(readHead(fileOf(path, yaml(`date: 2026-01-31\n${more}`)), site).url).pathname;

  it.each([
    [`link: \`/articles/\${post.id}/\``, 'content/posts/A B.md', '', '/post/a-b/'],
    [`getCollection('post'); link: \`/a/\${post.id}\``, 'content/posts/A B.md', '', '/a/a-b/'],
    [
      `link: \`\${import.meta.env.BASE_URL}posts/\${id}\``,
      'content/posts/x/index.mdx',
      '',
      '/posts/x/',
    ],
    [`link: \`/posts/\${post.slug}/\``, 'content/posts/x.md', 'slug: Y/z', '/posts/Y/z/'],
    ['link: url(post)', 'content/posts/x.md', '', '/post/x/'],
    ['', 'content/writing/x.md', '', '/text/x/'],
    ['', 'src/content/notes/x.md', '', '/n/x'],
    ['', 'src/pages/blog/A B.md', '', '/blog/A%20B/'],
  ])('and the feed %j has %s (%s) at %s', (feed, path, more, url) => {
    expect(pathIn(siteWith(feed), path, more)).toBe(url);
  });

  it.each([
    [
      'src/pages/writing/[slug].astro',
      "getCollection('post')",
      'content/posts/x.md',
      '/writing/x/',
    ],
    ['src/pages/[...slug].astro', 'getPosts()', 'content/posts/x.md', '/x/'],
    [
      'src/pages/en/blog/[id]/index.astro',
      'getCollection("post")',
      'content/posts/x.md',
      '/en/blog/x/',
    ],
    ['src/pages/tags/[tag].astro', "getCollection('post')", 'content/posts/x.md', '/post/x/'],
  ])('and the page %s with %s has %s at %s', (page, text, path, url) => {
    expect(pathIn(siteWith('', '', { [page]: text }), path)).toBe(url);
  });

  it('has posts below the folder of the page that shows them, rather than at the root', () => {
    const pages = {
      'src/pages/[slug].astro': "getCollection('post')",
      'src/pages/blog/[slug].astro': "getCollection('post')",
    };
    expect(pathIn(siteWith('', '', pages), 'content/posts/x.md')).toBe('/blog/x/');
    const never = { ...pages, 'src/consts.ts': "trailingSlash: 'never'" };
    expect(pathIn(siteWith('', '', never), 'content/posts/x.md')).toBe('/blog/x');
  });

  it('has the names that its collections are exported with', () => {
    const site = siteWith('', 'export const collections = { articles: post, text };');
    expect(pathIn(site, 'content/posts/x.md')).toBe('/articles/x/');
  });

  it('that computes ids says so', () => {
    expect(siteWith('', 'generateId: ({ entry }) => entry').notes).toContainEqual(
      expect.stringContaining('"generateId" in src/content.config.ts is not run'),
    );
  });

  it('has no posts elsewhere, and no pictures to which Astro gives new names', async () => {
    const site = siteWith('');
    expect(() => pathIn(site, 'content/other/x.md')).toThrow('it is in no collection of posts');
    const text = yaml('date: 2026-01-31\ncoverImage: {src: ./a.png, alt: A}');
    expect((await readPost(fileOf('content/posts/x.md', text), site)).image).toBe(null);
  });

  it('is read within the limits, whatever its programs contain', () => {
    const words = `${'glob({'.repeat(2_000)}${'a'.repeat(100_000)}${'x = '.repeat(20_000)}`;
    expect(pathIn(siteWith(words, words), 'content/posts/x.md')).toBe('/post/x/');
  });
});
