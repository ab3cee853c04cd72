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
    ['with spaces after the dashes', '---  \ntitle: A\n---\t \nText', 'Text'],
    ['closed by dots', '---\ntitle: A\n...\nText', 'Text'],
    ['with CRLF', '---\r\ntitle: A\r\n---\r\nText\r\n', 'Text\r\n'],
    ['with mixed line endings', '---\ntitle: A\r\n---\nText\r\n', 'Text\r\n'],
    ['without a body', '---\ntitle: A\n---', ''],
    [
      'with a horizontal rule in its body',
      '---\ntitle: A\n---\nText\n---\nMore',
      'Text\n---\nMore',
    ],
  ])('is split into front matter and body: %s', (_, file, body) => {
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
  ])('is all body if it does not begin with a delimiter: %j', (file) => {
    const post = splitPost(file);
    expect(post.body).toBe(file);
    expect(post.frontMatter.data).toEqual({});
    expect(post.frontMatter.isPlain('title')).toBe(false);
  });

  it.each(['---\n---\nText', '---\n# only a comment\n---\nText'])(
    'may have empty front matter: %j',
    (file) => {
      expect(splitPost(file)).toMatchObject({ frontMatter: { data: {} }, body: 'Text' });
    },
  );
});

describe('a value in front matter', () => {
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
  ])('stays text: %j', (yaml, data) => {
    expect(dataOf(yaml)).toEqual(data);
  });

  it.each(['title:', 'title: ~', 'title: null'])('is null if it is missing or null: %j', (yaml) => {
    expect(dataOf(yaml)).toEqual({ title: null });
  });

  it('is an empty string if it is quoted and empty', () => {
    expect(dataOf('title: ""')).toEqual({ title: '' });
  });

  it('is the last one if a key is repeated', () => {
    expect(dataOf('title: A\ntags: [x]\ntitle: B')).toEqual({ title: 'B', tags: ['x'] });
  });

  it('may be merged from an anchor', () => {
    expect(dataOf('base: &base {lang: fr}\n<<: *base\ntitle: A')).toMatchObject({
      lang: 'fr',
      title: 'A',
    });
  });
});

describe('front matter', () => {
  it('distinguishes plain and quoted scalars', () => {
    const yaml = 'a: 2021-12-01\nb: "2021-12-01"\nc: \'2021-12-01\'\nd: [x]';
    const { frontMatter } = splitPost(`---\n${yaml}\n---\n`);
    expect(['a', 'b', 'c', 'd', 'e'].filter((key) => frontMatter.isPlain(key))).toEqual(['a']);
  });

  it('uses the quotes of the last value if a key is repeated', () => {
    const quotedFirst = splitPost('---\ndate: "2021-12-01"\ndate: 2021-12-02\n---\n').frontMatter;
    expect(quotedFirst.isPlain('date')).toBe(true);
    const quotedLast = splitPost('---\ndate: 2021-12-01\ndate: "2021-12-02"\n---\n').frontMatter;
    expect(quotedLast.isPlain('date')).toBe(false);
  });
});

describe('invalid front matter', () => {
  it.each([
    ['a tab', '---\ntitle: A\nmap:\n\ta: 1\n---\n', /^line 4: .*tabs/],
    ['a tab after blank lines', '\n\n---\ntitle: A\nmap:\n\ta: 1\n---\n', /^line 6: .*tabs/],
    ['a tab in a file with CRLF', '---\r\nmap:\r\n\ta: 1\r\n---\r\n', /^line 3: .*tabs/],
    ['a list without brackets', '---\ntags: "a", "b"\n---\n', /^line 2: .*not valid YAML/],
    ['an unclosed quote', '---\ntitle: "a "b c\n---\n', /^line 2: .*not valid YAML/],
    ['invalid TOML', '+++\ntitle = "A"\ntags = [\n+++\n', /^line [34]: .*not valid TOML/],
    ['no end of TOML', '+++\ntitle = "A"\n', /no closing line "\+\+\+"/],
    ['a colon in a title', '---\nlang: en\ntitle: a: b\n---\n', /^line 3: .*not valid YAML/],
    ['a list', '---\n- a\n---\n', /not a YAML map/],
    ['a sentence', '---\nhello\n---\n', /not a YAML map/],
    ['no end', '---\ntitle: A\n', /no closing line "---"/],
    ['too long', `---\ntitle: ${'x'.repeat(70_000)}\n---\n`, /longer than 64 KiB/],
    ['too deep', `---\ntags: ${'['.repeat(30_000)}${']'.repeat(30_000)}\n---\n`, /^line 2: /],
  ])('is a problem: %s', (_, file, message) => {
    expect(problemOf(file)).toMatch(message);
  });

  it('is a problem if its aliases expand to a huge list', () => {
    const levels = Array.from({ length: 20 }, (_, level) => {
      const above = level === 0 ? 'x' : `*n${level - 1}`;
      return `n${level}: &n${level} [${Array(9).fill(above).join(', ')}]`;
    });
    expect(problemOf(`---\n${levels.join('\n')}\n---\n`)).toMatch(/too many aliases/);
  });

  it('is a problem if an alias is undefined', () => {
    expect(problemOf('---\ntitle: *emphasis*\n---\n')).toMatch(/^line 2: .*undefined alias/);
  });
});
