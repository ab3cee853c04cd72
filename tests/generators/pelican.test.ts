// Articles of Pelican: metadata, ids, and what its configuration changes.
import { describe, expect, it } from 'vitest';
import { readHead } from '../../src/post/read-head.ts';
import { readPost } from '../../src/post/read-post.ts';
import { fileOf, siteOfFiles } from '../support/site.ts';

describe('a site of Pelican', () => {
  const site = siteOfFiles({
    'pelicanconf.py':
      "AUTHOR = 'Ada'\nSITENAME = 'The Paper'\nSITEURL = ''\nTIMEZONE = 'Europe/Rome'\nARTICLE_URL = '{date:%Y}/{date:%b}/{slug}/'",
    'publishconf.py': "SITEURL = 'https://pelican.example/blog'",
  });

  it('has the texts of both of its configurations', () => {
    expect(site).toMatchObject({
      ...{ generator: 'pelican', title: 'The Paper', timeZone: 'Europe/Rome' },
      ...{ url: 'https://pelican.example/blog/', authors: [{ name: 'Ada' }] },
    });
  });

  it.each([
    [
      'hello.md',
      'Title: Hello, World & Co\nDate: 2021-12-01 23:30',
      '2021-12-01:/blog/2021/Dec/hello-world-co/',
    ],
    [
      'news/one.md',
      'Title: Über Straße\nDate: 2021-12-31 23:30',
      '2021-12-31:/blog/2021/Dec/uber-strasse/',
    ],
    ['news/2022-01-05-named.md', "Title: It's C++ 2.0!", '2022-01-05:/blog/2022/Jan/its-c-20/'],
    ['news/a.md', 'Title: Привет, мир\nDate: 2022-01-09', '2022-01-09:/blog/2022/Jan/privet-mir/'],
    ['news/b.md', '---\nTitle: A: B\nDate: 2022-01-10\n---', '2022-01-10:/blog/2022/Jan/a-b/'],
    ['slug.md', 'Title: S\nDate: 2022-01-06\nSlug: my-slug', '2022-01-06:/blog/2022/Jan/my-slug/'],
    ['month.md', 'Title: M\nDate: 02.01.2022 10:00', '2022-02-01:/blog/2022/Feb/m/'],
    ['day.md', 'Title: D\nDate: 13/01/2022', '2022-01-13:/blog/2022/Jan/d/'],
    ['zone.md', 'Title: Z\nDate: 2022-01-08T01:00:00+05:00', '2022-01-08:/blog/2022/Jan/z/'],
  ])('has %s with the id of its feed', (name, metadata, id) => {
    const head = readHead(fileOf(`content/${name}`, `${metadata}\n\nHello\n`), site);
    expect(head.feedId).toBe(`tag:pelican.example,${id}`);
    expect(new URL(head.url).pathname).toBe(id.slice(id.indexOf('/')));
  });

  it('has categories by folders, and lists of names', async () => {
    const text =
      'Title: A\nDate: 2022-01-06\nTags: x, y z\nAuthors: Bo; Cy\nSummary: Short\n    and long\n\nHello {static}/a.png |filename|b.png\n\n    :::sh\n    ls\n';
    const post = await readPost(fileOf('content/news/a.md', text), site);
    expect(post).toMatchObject({
      ...{ categories: ['news'], tags: ['x', 'y z'], authors: [{ name: 'Bo' }, { name: 'Cy' }] },
      ...{
        summary: 'Short and long',
        content: '<p>Hello /blog/a.png /blog/b.png</p>\n\n<pre><code>ls\n</code></pre>',
      },
    });
  });

  it('has one author with a comma in the name, unless it says that they are several', async () => {
    const author = fileOf('content/a.mkd', 'Title: A\nDate: 2022-01-06\nAuthor: Li, Bo\n\nHello\n');
    expect((await readPost(author, site)).authors).toEqual([{ name: 'Li, Bo' }]);
  });

  it('leaves out drafts, and has a note for letters that it cannot write in ASCII', () => {
    const draft = fileOf('content/a.md', 'Title: A\nDate: 2022-01-06\nStatus: draft\n\nHello\n');
    expect(() => readHead(draft, site)).toThrow('its status is "draft"');
    const chinese = fileOf('content/a.md', 'Title: 你好\nDate: 2022-01-06\n\nHello\n');
    expect(readHead(chinese, site)).toMatchObject({
      url: 'https://pelican.example/blog/2022/Jan/a/',
      notes: [{ reason: 'url-letters' }],
    });
  });
});

describe('a configuration of Pelican', () => {
  const siteWith = (config: string) =>
    siteOfFiles({ 'pelicanconf.py': `SITEURL = 'https://p.example'\n${config}` });
  const urlWith = (config: string, path: string, metadata: string) =>
    readHead(fileOf(path, `${metadata}\n\nHello\n`), siteWith(config)).url;

  it.each([
    [
      String.raw`FILENAME_METADATA = r'(?P<date>\d{4}-\d{2}-\d{2})[-_](?P<slug>.*)'`,
      '/my_slug.html',
    ],
    ["FILENAME_METADATA = '(?P<slug>.*)'", '/2022-01-05-my_slug.html'],
    ["SLUGIFY_SOURCE = 'basename'", '/2022-01-05-my_slug.html'],
    [String.raw`PATH_METADATA = r'news/(?P<slug>\d{4})-.*'`, '/2022.html'],
    ['SLUGIFY_USE_UNICODE = True', '/你好-c.html'],
  ])('with %s has an article at %s', (config, path) => {
    const metadata = 'Title: 你好, C!\nDate: 2022-01-05';
    const url = urlWith(config, 'content/news/2022-01-05-my_slug.md', metadata);
    expect(decodeURI(new URL(url).pathname)).toBe(path);
  });

  it('has the settings of publishconf.py where both configurations have one', () => {
    const { values } = siteOfFiles({
      'pelicanconf.py':
        "SITEURL = ''\nSLUGIFY_USE_UNICODE = True\nUSE_FOLDER_AS_CATEGORY = False\n",
      'publishconf.py': "SITEURL = 'https://p.example'\nSLUGIFY_USE_UNICODE = False\n",
    });
    expect(values).toMatchObject({ slugify_use_unicode: false, ignores_folders: true });
  });

  it('may have patterns of paths that give dates and categories', () => {
    const config = String.raw`PATH_METADATA = r'(?P<category>\w+)/(?P<date>\d{4}/\d\d/\d\d)/'
ARTICLE_URL = '{category}/{date:%Y-%m-%d}/{slug}'`;
    expect(urlWith(config, 'content/news/2022/01/05/a.md', 'Title: A')).toBe(
      'https://p.example/news/2022-01-05/a',
    );
  });

  it.each([
    ["FILENAME_METADATA = r'(?P<slug>(a+)+)'"],
    ["FILENAME_METADATA = r'(?P<slug>.*.*.*.*)'"],
    ["FILENAME_METADATA = r'(?P<slug>'"],
  ])('with the pattern %s says that it is not read', (config) => {
    expect(siteWith(config).notes).toEqual([
      expect.stringContaining('"FILENAME_METADATA" is a pattern that is not read'),
    ]);
  });

  it.each([
    ["ARTICLE_PATHS = ['blog']", 'content/notes/a.md', 'in no folder of articles'],
    ["PAGE_PATHS = ['about', 'docs']", 'content/docs/a.md', 'in a folder without articles'],
    ["ARTICLE_EXCLUDES = ('drafts',)", 'content/drafts/a.md', 'in a folder without articles'],
    ['', 'content/pages/a.md', 'in a folder without articles'],
  ])('with %j leaves out %s', (config, path, reason) => {
    expect(() => urlWith(config, path, 'Title: A\nDate: 2022-01-05')).toThrow(reason);
  });

  it('that names another folder of content says which variable to set', () => {
    expect(siteWith("PATH = './posts/'").notes).toEqual([
      'pelicanconf.py: "PATH" is posts: set the variable POST_FOLDERS to it',
    ]);
  });

  it('has dates with a time without a colon', () => {
    const file = fileOf('content/a.md', 'Title: A\nDate: 2022-01-05 0920\n\nHello\n');
    expect(readHead(file, siteWith('')).publishedAt).toEqual(new Date('2022-01-05T09:20:00Z'));
  });
});
