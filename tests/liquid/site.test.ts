// Includes, data files, links and filters. The expected values are the output of Jekyll 4.3.
import { describe, expect, it } from 'vitest';
import { defaultFolders } from '../../src/jekyll/site-structure.ts';
import { supportFiles } from '../../src/jekyll/support-files.ts';
import { renderLiquid } from '../../src/liquid/render.ts';
import { siteOf } from '../support/site.ts';

const site = siteOf(
  'title: Paper\nurl: https://paper.example\nbaseurl: /blog\ntimezone: Asia/Shanghai\nextra: {a: b}',
);

const files: Readonly<Record<string, string>> = {
  '_includes/note.html': '{{ include.text }}|{{ include.t }}|{{ page.title }}',
  '_includes/outer.html': '[{% include note.html text="inner" %}]{{ include.text }}',
  '_includes/bare.html': '<{{ include.a }}>',
  '_includes/wrap.html': '{% include bare.html %}',
  '_includes/plugin.html': 'a{% gist 1 %}b',
  '_includes/loop.html': 'x{% include loop.html %}',
  '_includes/tree.html': '{% include tree.html %}{% include tree.html %}',
  // The directory replaces it.
  '_data/people.yml': 'a file',
  '_data/people/list.yml':
    '- {name: Ada, age: 36, team: x}\n- {name: Bob, age: 7, team: y}\n- {name: Cy, team: x}\n',
  '_data/t.csv': 'a,b\n1,"x, ""y"""\n2,\n',
  '_data/j.json': '{"k": [1, 2.5, null, true]}',
  '_data/broken.yml': 'a: [',
};

const page = {
  title: 'Hello',
  path: '_posts/2016-07-26-hello.md',
  tags: ['a', 'b'],
  date: new Date('2016-07-26T02:11:12Z'),
};

function render(text: string, more: Readonly<Record<string, string>> = {}) {
  const list = Object.entries({ ...files, ...more }).map(([path, content]) => ({ path, content }));
  return renderLiquid(text, {
    site,
    page,
    files: supportFiles(list, defaultFolders),
    resolveLink: (target) => (target === '2016-01-02-a' ? '/blog/a.html' : undefined),
  });
}

describe('an include', () => {
  it.each([
    ['{% include note.html text="x" t=page.title %}', 'x|Hello|Hello'],
    ["{% include note.html text='it\\'s' t=3 %}", "it's|3|Hello"],
    ['{% include outer.html text="o" %}', '[inner||Hello]o'],
    ['{% assign n = "note" %}{% include {{ n }}.html text="v" %}', 'v||Hello'],
    ['{% include wrap.html a="1" %}', '<1>'],
    [`{% include bare.html a='{"b": {"c": 1}}' %}`, '<{"b": {"c": 1}}>'],
    ['{% include_cached bare.html a="1" %}', '<1>'],
  ])('is rendered: %s becomes %j', (text, rendered) => {
    expect(render(text)).toEqual({ text: rendered, notes: [] });
  });

  it.each([
    '{% include none.html %}',
    '{% include ../_config.yml %}',
    '{% include ../../etc/passwd %}',
    '{% include {{ nothing }} %}',
  ])('is left out with a note if it is missing: %s', (text) => {
    const result = render(`a${text}b`);
    expect(result.text).toBe('ab');
    expect(result.notes).toMatchObject([{ reason: 'include' }]);
  });

  it('may contain unknown tags', () => {
    const { text, notes } = render('{% include plugin.html %}');
    expect(text).toBe('ab');
    expect(notes).toMatchObject([{ reason: 'unknown-tag' }]);
  });

  it('may include itself, up to a limit', () => {
    const { text, notes } = render('{% include loop.html %}');
    expect(text).toMatch(/^x+$/);
    expect(notes).toMatchObject([{ text: expect.stringContaining('nested too deeply') }]);
    expect(() => render('{% include tree.html %}')).toThrow('too much work');
  });

  it('costs work for each character that is parsed and shown', () => {
    const large = { '_includes/large.html': 'x'.repeat(200_000) };
    expect(render('{% include large.html %}', large).text).toHaveLength(200_000);
    expect(() => render('{% include large.html %}'.repeat(20), large)).toThrow('too much work');
  });
});

describe('include_relative', () => {
  const beside = { '_posts/part.txt': 'a {{ include.x }}', '_posts/more/code.py': 'print()' };

  it.each([
    ['{% include_relative part.txt x="b" %}', 'a b'],
    ['{% include_relative more/code.py %}', 'print()'],
  ])('shows a file beside the post: %s', (text, shown) => {
    expect(render(text, beside)).toEqual({ text: shown, notes: [] });
  });

  it('is left out with a note if the file is missing', () => {
    const { text, notes } = render('a{% include_relative ../note.html %}b', beside);
    expect(text).toBe('ab');
    expect(notes).toMatchObject([{ reason: 'include', text: expect.stringContaining('_posts/') }]);
  });
});

describe('site.data', () => {
  it.each([
    ['{{ site.data.people.list[1].name }}', 'Bob'],
    ['{{ site.data.people.list | where: "team", "x" | map: "name" | join: "," }}', 'Ada,Cy'],
    ['{{ site.data.people.list | where_exp: "i", "i.age > 10" | map: "name" }}', 'Ada'],
    [
      '{{ site.data.people.list | find: "name", "Bob" | inspect }}',
      '{&quot;name&quot;=&gt;&quot;Bob&quot;, &quot;age&quot;=&gt;7, &quot;team&quot;=&gt;&quot;y&quot;}',
    ],
    ['{{ site.data.people.list | group_by: "team" | map: "size" }}', '21'],
    ['{{ site.data.people.list | sort: "age" | map: "name" | join }}', 'Cy Bob Ada'],
    ['{{ site.data.people.list | sort: "age", "last" | map: "name" | join }}', 'Bob Ada Cy'],
    ['{{ site.data.t | jsonify }}', '[{"a":"1","b":"x, \\"y\\""},{"a":"2","b":null}]'],
    ['{{ site.data.j }}', '{"k"=>[1, 2.5, nil, true]}'],
    ['{{ site.data.constructor }}{{ site.data.people.__proto__ }}', ''],
  ])('can be used in posts: %s becomes %j', (text, rendered) => {
    expect(render(text)).toEqual({ text: rendered, notes: [] });
  });

  it('costs only the tag that uses an invalid data file', () => {
    const { text, notes } = render('a{{ site.data.broken.a }}b');
    expect(text).toBe('ab');
    expect(notes).toMatchObject([
      { text: expect.stringContaining('_data/broken.yml cannot be read: line 1') },
    ]);
  });
});

describe("Jekyll's filters", () => {
  it.each([
    ['"/a/b c.png" | relative_url', '/blog/a/b%20c.png'],
    ['"" | relative_url', '/blog'],
    ['"https://x.example/z" | relative_url', 'https://x.example/z'],
    ['"/a/ü.png" | absolute_url', 'https://paper.example/blog/a/%C3%BC.png'],
    ['"mailto:a@b" | absolute_url', 'mailto:a@b'],
    ['"/a/index.html" | strip_index', '/a/'],
    ['page.date', '2016-07-26 10:11:12 +0800'],
    ['page.date | date: "%-d %B %Y, %F %T %z"', '26 July 2016, 2016-07-26 10:11:12 +0800'],
    ['page.date | date_to_xmlschema', '2016-07-26T10:11:12+08:00'],
    ['page.date | date_to_rfc822', 'Tue, 26 Jul 2016 10:11:12 +0800'],
    ['page.date | date_to_string', '26 Jul 2016'],
    ['page.date | date_to_long_string: "ordinal", "US"', 'July 26th, 2016'],
    ['"2016-07-26 10:00 +0200" | date: "%H:%M %z"', '10:00 +0200'],
    ['"nonsense" | date: "%Y"', 'nonsense'],
    ['"a & <b>" | xml_escape', 'a &amp; &lt;b&gt;'],
    ['"foo,bar;baz? a~*(x)" | cgi_escape', 'foo%2Cbar%3Bbaz%3F+a~%2A%28x%29'],
    ['"foo, bar [x] ü" | uri_escape', 'foo,%20bar%20[x]%20%C3%BC'],
    ['"你好hello世界 and" | number_of_words: "cjk"', '6'],
    ['"a,b,c" | split: "," | array_to_sentence_string: "or"', 'a, b, or c'],
    ['"*w*" | markdownify', '<p><em>w</em></p>\n'],
    ['"The _config.yml File" | slugify: "pretty"', 'the-_config.yml-file'],
    ['"12abc" | to_integer', '12'],
    ['"a,b,c" | split: "," | pop: 2 | push: "z" | join: "-"', 'a-z'],
    ['7 | divided_by: 2', '3'],
    ['7 | divided_by: 2.0', '3.5'],
    ['"abc" | first', ''],
  ])('render %s as %j', (text, rendered) => {
    expect(render(`{{ ${text} }}`)).toEqual({ text: rendered, notes: [] });
  });
});

describe('a link to a post or page', () => {
  it('becomes its URL', () => {
    expect(render('{% post_url 2016-01-02-a %}').text).toBe('/blog/a.html');
    expect(render('{% assign a = "2016-01-02-a" %}{% link {{ a }} %}').text).toBe('/blog/a.html');
  });

  it.each([
    ['{{ site.baseurl }}{% post_url 2016-01-02-a %}', '/blog/a.html'],
    ['{{ site.baseurl }}/{% post_url 2016-01-02-a %}', '/blog/a.html'],
    [
      '{{ site.url }}{{ site.baseurl }}{% link 2016-01-02-a %}',
      'https://paper.example/blog/a.html',
    ],
    ['{{ site.url }}{% link 2016-01-02-a %}', 'https://paper.example/blog/a.html'],
  ])('has the base URL of the site once: %s', (text, url) => {
    expect(render(text).text).toBe(url);
  });

  it('is left out with a note if the target does not exist', () => {
    const { text, notes } = render('[{% link _posts/none.md %}]');
    expect(text).toBe('[]');
    expect(notes).toMatchObject([
      { reason: 'link-target', text: expect.stringContaining('none.md') },
    ]);
  });
});
