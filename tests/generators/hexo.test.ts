// The output of Hexo 8 with hexo-generator-feed, recorded from its atom.xml for a site with these files.
import { describe, expect, it } from 'vitest';
import { readHead } from '../../src/post/read-head.ts';
import { readPost } from '../../src/post/read-post.ts';
import { fileOf, siteOfFiles } from '../support/site.ts';

const config = [
  'title: Hexo 纸',
  'subtitle: A paper',
  'author: Ada',
  'language: zh-CN',
  'timezone: Asia/Shanghai',
  'url: https://hexo.example/blog',
  'root: /blog/',
  'new_post_name: :title.md',
].join('\n');
const siteWith = (more: string) => siteOfFiles({ '_config.yml': `${config}\n${more}` });
const site = siteWith('');
const yaml = (text: string) => `---\n${text}\n---\nHello\n`;

describe('a site of Hexo', () => {
  it('is told from one of Jekyll by the keys of its configuration', () => {
    expect(site).toMatchObject({
      ...{ generator: 'hexo', title: 'Hexo 纸', description: 'A paper', language: 'zh-CN' },
      ...{ url: 'https://hexo.example/blog/', timeZone: 'Asia/Shanghai', future: true },
    });
    expect(siteOfFiles({ '_config.yml': 'title: A\nsource: source' }).generator).toBe('jekyll');
  });

  it.each([
    ['hello-world.md', 'date: 2021-12-01 23:33:50', '2021/12/01/hello-world/'],
    [
      '你好 世界.md',
      'date: 2022-01-01 00:30:00',
      '2022/01/01/%E4%BD%A0%E5%A5%BD%20%E4%B8%96%E7%95%8C/',
    ],
    ['sub/deep.md', 'date: 2022-01-02', '2022/01/02/sub/deep/'],
    ['zone.md', 'date: 2022-01-03T00:30:00+08:00', '2022/01/02/zone/'],
    ['perma.md', 'date: 2022-01-04\npermalink: custom/path.html', 'custom/path.html'],
    ['Case+Plus&C.md', 'date: 2022-01-06', '2022/01/06/Case+Plus&C/'],
    ['2022-02-02-dated.md', 'date: 2022-01-08', '2022/01/08/2022-02-02-dated/'],
  ])('has %s (%s) at the URL that Hexo gives it, which is its id', (name, frontMatter, url) => {
    const head = readHead(fileOf(`source/_posts/${name}`, yaml(frontMatter)), site);
    expect(head.url).toBe(`https://hexo.example/blog/${url}`);
    expect(head.feedId).toBe(head.url);
  });

  it.each([
    ['permalink: :category/:title.html', 'categories: [新闻, Big News]', '新闻/Big-News/a.html'],
    ['permalink: :category/:name/\ncategory_map: {新闻: news}', 'category: 新闻', 'news/a/'],
    ['permalink: posts/:abbrlink/', 'abbrlink: 1a2b', 'posts/1a2b/'],
    [
      'permalink: :post_title-:i_month-:i_day-:timestamp/',
      'title: "C++ Élan"',
      'c-elan-1-31-1769788800/',
    ],
    ['permalink: :title.html\npretty_urls: {trailing_html: false}', 'title: A', 'a'],
    ['post_asset_folder: true\npermalink: p/:title', 'title: A', 'p/a/'],
  ])('with %j and %j has a post at %s', (more, frontMatter, url) => {
    const head = readHead(
      fileOf('source/_posts/a.md', yaml(`date: 2026-01-31\n${frontMatter}`)),
      siteWith(more),
    );
    expect(head.url).toBe(encodeURI(`https://hexo.example/blog/${url}`));
  });

  it('may have dates in its file names', () => {
    const dated = siteOfFiles({
      '_config.yml': 'new_post_name: :year-:month-:day-:title.md\nurl: https://h.example',
    });
    const head = readHead(fileOf('source/_posts/2026-01-31-a.md', yaml('title: A')), dated);
    expect(head.url).toBe('https://h.example/2026/01/31/a/');
  });

  it.each([
    ['---\ntitle: A\ndate: 2026-01-31\ncategories:\n- [a, b]\n- c\ntags: [x, y z]\n---\nText'],
    ['title: A\ndate: 2026-01-31\ncategories:\n- [a, b]\n- c\ntags: [x, y z]\n---\nText'],
    ['---\ntitle: A\ndate: 2026-01-31\ncategories:\n\t- [a, b]\n\t- c\ntags: [x, y z]\n---\nText'],
    [
      '"title": "A",\n"date": "2026/01/31",\n"categories": [["a", "b"], "c"],\n"tags": ["x", "y z"]\n;;;\nText',
    ],
  ])('has front matter in the forms of Hexo, such as %j', async (text) => {
    expect(await readPost(fileOf('source/_posts/a.md', text), site)).toMatchObject({
      ...{ title: 'A', categories: ['a', 'b', 'c'], tags: ['x', 'y z'], content: '<p>Text</p>' },
      publishedAt: new Date('2026-01-30T16:00:00Z'),
    });
  });

  it('publishes a post without a date, since Hexo does, if its URL does not depend on the date', () => {
    const undated = siteWith('permalink: posts/:abbrlink.html');
    const head = readHead(fileOf('source/_posts/a.md', yaml('title: A\nabbrlink: 1f')), undated);
    expect(head).toMatchObject({
      ...{ url: 'https://hexo.example/blog/posts/1f.html', isDated: false },
      notes: [{ reason: 'no-date', text: expect.stringContaining('first seen') }],
    });
    expect(readHead(fileOf('source/_posts/a.md', yaml('permalink: about/')), site).isDated).toBe(
      false,
    );
  });

  it.each([
    ['source/_posts/a.md', 'date: 2026-01-31\npublished: false', 'published: false'],
    ['source/_posts/a.md', 'title: A', 'its permalink :year/:month/:day/:title/ needs a date'],
    ['themes/x/_posts/a.md', 'date: 2026-01-31', 'it is not in source/_posts'],
    ['source/_posts/_a.md', 'date: 2026-01-31', 'it is not in source/_posts'],
  ])('leaves out %s with %j', (path, frontMatter, reason) => {
    expect(() => readHead(fileOf(path, yaml(frontMatter)), site)).toThrow(reason);
  });

  it.each([
    ['a\nb', '<p>a<br />\nb</p>'],
    [
      '{% asset_img left a.png 200 A picture %}',
      '<img src="https://hexo.example/blog/2026/01/31/a/a.png"',
    ],
    [
      '{% codeblock lang:js %}\nx = "{% note %}";\n{% endcodeblock %}',
      '<pre><code class="language-js">x = "{% note %}";\n</code></pre>',
    ],
    ['```\n{% link a %}\n```', '{% link a %}'],
    ['{% blockquote Ada %}\nWise\n{% endblockquote %}', '<blockquote>'],
    ['{% raw %}{{ x }} {% y %}{% endraw %}', '{{ x }} {% y %}'],
    ['{% link A https://a.example/ %}', '<a href="https://a.example/">A</a>'],
  ])('shows %j', async (body, html) => {
    const { content, notes } = await readPost(
      fileOf('source/_posts/a.md', `---\ndate: 2026-01-31\n---\n${body}`),
      site,
    );
    expect(content).toContain(html);
    expect(notes).toEqual([]);
  });

  it('keeps what is inside the tags of a theme', async () => {
    const text = '---\ndate: 2026-01-31\n---\n{% note info %}Inside{% endnote %}';
    const { content, notes } = await readPost(fileOf('source/_posts/a.md', text), site);
    expect(content).toBe('<p>Inside</p>');
    expect(notes.map(({ text }) => text)).toEqual([
      'without the tags note, which only the theme knows; text inside stays',
    ]);
  });
});
