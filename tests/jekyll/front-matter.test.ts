import { describe, expect, it } from 'vitest';
import { splitPost } from '../../src/jekyll/front-matter.ts';
import { PostProblem } from '../../src/model/problem.ts';

function dataOf(yaml: string) {
  return splitPost(`---\n${yaml}\n---\n`).frontMatter.data;
}

function problemOf(file: string): string {
  try {
    splitPost(file);
  } catch (error) {
    if (error instanceof PostProblem) return error.message;
    throw error;
  }
  return 'no problem';
}

describe('a post', () => {
  it.each([
    ['plain', '---\ntitle: A\n---\nText\n', 'Text\n'],
    ['after a byte order mark', '\uFEFF---\ntitle: A\n---\nText', 'Text'],
    ['after blank lines', '\n \n\r\n---\ntitle: A\n---\nText', 'Text'],
    ['with spaces behind the dashes', '---  \ntitle: A\n---\t \nText', 'Text'],
    ['closed by dots', '---\ntitle: A\n...\nText', 'Text'],
    ['with CRLF', '---\r\ntitle: A\r\n---\r\nText\r\n', 'Text\r\n'],
    ['with mixed line ends', '---\ntitle: A\r\n---\nText\r\n', 'Text\r\n'],
    ['without text', '---\ntitle: A\n---', ''],
    ['with a rule in its text', '---\ntitle: A\n---\nText\n---\nMore', 'Text\n---\nMore'],
  ])('is taken apart: %s', (_, file, body) => {
    const post = splitPost(file);
    expect(post.frontMatter.data).toEqual({ title: 'A' });
    expect(post.body).toBe(body);
  });

  it.each([
    '',
    'Just text.',
    'Text\n---\ntitle: A\n---\n',
    '---- \nx\n---\n',
    '++++\nx = 1\n++++\n',
  ])('is all text where it does not begin with three dashes or plus signs: %j', (file) => {
    const post = splitPost(file);
    expect(post.body).toBe(file);
    expect(post.frontMatter.data).toEqual({});
    expect(post.frontMatter.isPlain('title')).toBe(false);
  });

  it.each(['---\n---\nText', '---\n# only a comment\n---\nText'])(
    'may have an empty front matter: %j',
    (file) => {
      expect(splitPost(file)).toMatchObject({ frontMatter: { data: {} }, body: 'Text' });
    },
  );
});

describe('a value of a front matter', () => {
  it.each([
    ['title: on', { title: 'on' }],
    ['title: No', { title: 'No' }],
    ['title: 012', { title: '012' }],
    ['title: 1_000', { title: '1_000' }],
    ['title: 2021-12-01', { title: '2021-12-01' }],
    ['title: "a: b"', { title: 'a: b' }],
    ['title: C# # comment', { title: 'C#' }],
    ['tags: [audio, Linux Express,]', { tags: ['audio', 'Linux Express'] }],
    ['tags: []', { tags: [] }],
    ['tags:\n- a\n- 1984', { tags: ['a', '1984'] }],
    ['author: {name: A}', { author: { name: 'A' } }],
    ['text: >-\n  a\n  b', { text: 'a b' }],
  ])('stays as it is written: %j', (yaml, data) => {
    expect(dataOf(yaml)).toEqual(data);
  });

  it.each(['title:', 'title: ~', 'title: null'])('is missing in %j', (yaml) => {
    expect(dataOf(yaml)).toEqual({ title: null });
  });

  it('is an empty text where it is an empty quotation', () => {
    expect(dataOf('title: ""')).toEqual({ title: '' });
  });

  it('is the later one where a key is written twice', () => {
    expect(dataOf('title: A\ntags: [x]\ntitle: B')).toEqual({ title: 'B', tags: ['x'] });
  });

  it('may come from an anchor', () => {
    expect(dataOf('base: &base {lang: fr}\n<<: *base\ntitle: A')).toMatchObject({
      lang: 'fr',
      title: 'A',
    });
  });
});

describe('a front matter', () => {
  it('tells values with quotes from those without', () => {
    const yaml = 'a: 2021-12-01\nb: "2021-12-01"\nc: \'2021-12-01\'\nd: [x]';
    const { frontMatter } = splitPost(`---\n${yaml}\n---\n`);
    expect(['a', 'b', 'c', 'd', 'e'].filter((key) => frontMatter.isPlain(key))).toEqual(['a']);
  });

  it('looks for quotes at the later one where a key is written twice', () => {
    const quotedFirst = splitPost('---\ndate: "2021-12-01"\ndate: 2021-12-02\n---\n').frontMatter;
    expect(quotedFirst.isPlain('date')).toBe(true);
    const quotedLast = splitPost('---\ndate: 2021-12-01\ndate: "2021-12-02"\n---\n').frontMatter;
    expect(quotedLast.isPlain('date')).toBe(false);
  });
});

describe('a front matter that cannot be read', () => {
  it.each([
    ['a TAB', '---\ntitle: A\nmap:\n\ta: 1\n---\n', /^line 4: .*TAB/],
    ['a TAB after blank lines', '\n\n---\ntitle: A\nmap:\n\ta: 1\n---\n', /^line 6: .*TAB/],
    ['a TAB in a file with CRLF', '---\r\nmap:\r\n\ta: 1\r\n---\r\n', /^line 3: .*TAB/],
    ['a list without brackets', '---\ntags: "a", "b"\n---\n', /^line 2: .*not YAML/],
    ['a quotation without end', '---\ntitle: "a "b c\n---\n', /^line 2: .*not YAML/],
    ['broken TOML', '+++\ntitle = "A"\ntags = [\n+++\n', /^line [34]: .*not TOML/],
    ['TOML without end', '+++\ntitle = "A"\n', /no closing line/],
    ['a colon in a title', '---\nlang: en\ntitle: a: b\n---\n', /^line 3: .*not YAML/],
    ['a list', '---\n- a\n---\n', /not a list of keys and values/],
    ['a sentence', '---\nhello\n---\n', /not a list of keys and values/],
    ['no end', '---\ntitle: A\n', /no closing line/],
    ['too long', `---\ntitle: ${'x'.repeat(70_000)}\n---\n`, /longer than 64 KiB/],
    ['too deep', `---\ntags: ${'['.repeat(30_000)}${']'.repeat(30_000)}\n---\n`, /^line 2: /],
  ])('is a problem that says where: %s', (_, file, message) => {
    expect(problemOf(file)).toMatch(message);
  });

  it('is a problem where its aliases unfold to an enormous list', () => {
    const levels = Array.from({ length: 20 }, (_, at) => {
      const above = at === 0 ? 'x' : `*n${at - 1}`;
      return `n${at}: &n${at} [${Array(9).fill(above).join(', ')}]`;
    });
    expect(problemOf(`---\n${levels.join('\n')}\n---\n`)).toMatch(/too many aliases/);
  });

  it('does not say of one alias that stands for nothing that there are too many', () => {
    expect(problemOf('---\ntitle: *emphasis*\n---\n')).not.toMatch(/too many/);
  });
});
