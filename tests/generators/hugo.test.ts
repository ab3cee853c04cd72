// The output of Hugo 0.111, recorded from its index.xml for a site with these files.
import { describe, expect, it } from 'vitest';
import { PostSkipped } from '../../src/model/problem.ts';
import { readHead } from '../../src/post/read-head.ts';
import { readPost } from '../../src/post/read-post.ts';
import { fileOf, siteOfFiles } from '../support/site.ts';

const site = siteOfFiles({
  'config.toml': `
    baseURL = "https://paper.example/base/"
    languageCode = "en-us"
    title = "The Paper"
    timeZone = "Asia/Shanghai"
    [params]
    description = "News"
    author = "Ada"
    [permalinks]
    news = "/:year/:month/:day/:slug/"
    deep = "/:sections[1:]/:filename/"
  `,
});
const head = (path: string, frontMatter: string) =>
  readHead(fileOf(`content/${path}`, frontMatter), site);
const yaml = (text: string) => `---\n${text}\n---\nHello\n`;

describe('the configuration of Hugo', () => {
  it('has the title, the URL, the language, the author and the time zone of the site', () => {
    expect(site).toMatchObject({
      ...{ generator: 'hugo', title: 'The Paper', description: 'News', language: 'en-US' },
      ...{ url: 'https://paper.example/base/', timeZone: 'Asia/Shanghai' },
      ...{ authors: [{ name: 'Ada' }], notes: [] },
    });
  });

  it('may be in several files of a folder, in YAML or JSON, with keys in any case', () => {
    const files = {
      'config/_default/hugo.yaml': 'baseurl: https://paper.example\nTITLE: The Paper\n',
      'config/_default/params.json': '{"Description": "News", "author": {"name": "Ada"}}',
      'config/_default/permalinks.toml': 'posts = "/:title/"',
    };
    const split = siteOfFiles(files);
    expect(split).toMatchObject({
      ...{ title: 'The Paper', description: 'News', authors: [{ name: 'Ada' }] },
    });
    const post = fileOf('content/posts/a.md', yaml('title: A B\ndate: 2026-01-31'));
    expect(readHead(post, split).url).toBe('https://paper.example/a-b/');
  });

  it('may be split by language and by environment, of which that of a deployment counts', () => {
    const split = siteOfFiles({
      'config/_default/hugo.toml':
        'baseURL = "https://test.example"\ndefaultContentLanguage = "en"',
      'config/_default/languages.en.toml': 'title = "The Paper"\ncontentDir = "content/en"',
      'config/_default/languages.fr.toml': 'contentDir = "content/fr"\n[params]\na = 1',
      'config/_default/params.en.toml': 'description = "News"',
      'config/_default/permalinks.toml': 'post = "/:year/:month/:day/:slug/"',
      'config/_default/uglyURLs.toml': 'post = true',
      'config/production/hugo.toml': 'baseURL = "https://paper.example"',
    });
    expect(split).toMatchObject({ title: 'The Paper', description: 'News', notes: [] });
    const urlOf = (path: string) =>
      readHead(fileOf(path, yaml('title: A\nslug: a\ndate: 2026-01-31')), split).url;
    expect(urlOf('content/en/post/x.md')).toBe('https://paper.example/2026/01/31/a.html');
    expect(urlOf('content/fr/post/x.md')).toBe('https://paper.example/fr/2026/01/31/a.html');
  });

  it('is not in config.toml if there is a hugo.toml', () => {
    const files = { 'config.toml': 'baseURL = "/"\ntitle = "B"', 'hugo.toml': 'title = "A"' };
    expect(siteOfFiles(files).title).toBe('A');
  });

  it('without a URL says so in one line, with the name of its key', () => {
    const { notes } = siteOfFiles({ 'hugo.toml': 'title = "A"' });
    expect(notes).toEqual([
      'hugo.toml: "baseURL" is not set: links and ids begin with https://feeds.example/. Set "baseURL" or the variable SITE_URL',
    ]);
  });
});

describe('a page of Hugo', () => {
  it.each([
    ['posts/first.md', 'date: 2021-12-01', 'posts/first/'],
    ['posts/My Post & Co (1).md', 'Date: 2021-12-05', 'posts/my-post-co-1/'],
    ['posts/a.b.c.md', 'date: 2021-12-11', 'posts/a.b.c/'],
    ['posts/bundle/index.md', 'date: 2021-12-06', 'posts/bundle/'],
    ['posts/bundle/index.md', 'date: 2021-12-06\nslug: other', 'posts/other/'],
    ['posts/sub/deep.md', 'date: 2021-12-07', 'posts/sub/deep/'],
    ['posts/slug.md', 'date: 2021-12-03\nslug: Ünïcode Slug', 'posts/%C3%BCn%C3%AFcode-slug/'],
    ['posts/number.md', 'date: 2021-12-15\nslug: 007', 'posts/7/'],
    ['about/index.md', 'date: 2020-01-01', 'about/'],
    [
      'news/a.md',
      'title: News Über Alles!\ndate: 2021-12-31T23:30:00-05:00',
      '2021/12/31/news-%C3%BCber-alles/',
    ],
    [
      'news/b.md',
      'title: 你好，世界\ndate: 2022-01-01T00:30:00+08:00',
      '2022/01/01/%E4%BD%A0%E5%A5%BD%E4%B8%96%E7%95%8C/',
    ],
    ['posts/u.md', 'date: 2021-12-09\nurl: /Foo Bar/Baz', 'Foo%20Bar/Baz/'],
    ['posts/u.md', 'date: 2021-12-09\nurl: rel/x.html', 'rel/x.html'],
    ['posts/u.md', 'date: 2021-12-09\nurl: /v1.2/notes', 'v1.2/notes'],
    ['posts/u.md', 'date: 2021-12-09\nurl: /index.php/5/', 'index.php/5/'],
  ])('%s with %j has the URL that Hugo gives it, which is its id', (path, frontMatter, url) => {
    const { url: ours, feedId } = head(path, yaml(frontMatter));
    expect(ours).toBe(`https://paper.example/base/${url}`);
    expect(feedId).toBe(ours);
  });

  it.each([
    ['date: 2021-12-01 13:33:50', '2021-12-01T05:33:50Z'],
    ['date: "2021-12-01 13:33:50"', '2021-12-01T05:33:50Z'],
    ['date: 2021-12-02', '2021-12-01T16:00:00Z'],
    ['date: Thu, 09 Dec 2021 10:00:00 +0000', '2021-12-09T10:00:00Z'],
    ['publishDate: 2021-12-02', '2021-12-01T16:00:00Z'],
    ['date: !!timestamp 2021-12-01 13:33:50', '2021-12-01T05:33:50Z'],
    ['date: !!timestamp "2021-12-01T13:33:50Z"', '2021-12-01T13:33:50Z'],
    ['date: 1638365630', '2021-12-01T13:33:50Z'],
  ])('with %j has the date that Hugo gives it', (frontMatter, date) => {
    expect(head('posts/a.md', yaml(frontMatter)).publishedAt).toEqual(new Date(date));
  });

  it.each([
    ['TOML', '+++\ntitle = "A"\ndate = 2021-12-03T01:02:03\ntags = ["x"]\n+++\nHello\n'],
    ['JSON', '{\n"title": "A",\n"date": "2021-12-03T01:02:03",\n"tags": ["x"]\n}\nHello\n'],
    ['YAML', '---\ntitle: A\ndate: 2021-12-03T01:02:03\ntags: [x]\n---\nHello\n'],
  ])('may have front matter in %s', async (_, text) => {
    expect(await readPost(fileOf('content/posts/a.md', text), site)).toMatchObject({
      ...{ title: 'A', tags: ['x'], content: '<p>Hello</p>' },
      publishedAt: new Date('2021-12-02T17:02:03Z'),
    });
  });

  it.each([
    ['contact.md', 'title: A', 'it has no date, so it is a page and not a post'],
    ['posts/a.md', 'date: 2021-12-09\ndraft: true', 'its front matter has "draft: true"'],
    ['posts/a.md', 'date: 2021-12-09\npublished: false', 'its front matter has "published: false"'],
    [
      'posts/a.md',
      'date: 2021-12-09\nexpiryDate: 2022-01-01',
      'its "expiryDate" has passed: 2022-01-01',
    ],
    [
      'posts/a.md',
      'date: 2021-12-09\n_build:\n  list: never',
      'its front matter keeps it out of lists ("build" or "headless")',
    ],
    ['posts/a.org', 'date: 2021-12-09', 'it is in Org, which Feedmill does not convert'],
  ])('%s with %j is left out, as by Hugo', (path, frontMatter, reason) => {
    expect(() => head(path, yaml(frontMatter))).toThrow(PostSkipped);
    expect(() => head(path, yaml(frontMatter))).toThrow(reason);
  });

  it('is a problem if its date cannot be read, or its front matter has no end', () => {
    const quoted = yaml('date: "1638365630"');
    expect(() => head('posts/a.md', quoted)).toThrow('its date is not valid: 1638365630');
    expect(() => head('posts/a.md', yaml('date: soon'))).toThrow('its date is not valid: soon');
    expect(() => head('posts/a.md', '{"title": "A"')).toThrow('no closing brace');
  });

  it('has its categories, tags and authors as they are written', async () => {
    const frontMatter = 'date: 2021-12-01\ntags: a b\ncategories: [x, "y z"]\nauthors: [Bo]';
    const post = await readPost(fileOf('content/posts/a.md', yaml(frontMatter)), site);
    expect(post).toMatchObject({ tags: ['a b'], categories: ['x', 'y z'] });
    expect(post.authors).toEqual([{ name: 'Bo' }]);
  });
});
