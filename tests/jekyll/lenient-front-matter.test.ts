import { describe, expect, it } from 'vitest';
import { splitPost, withLowerCaseKeys } from '../../src/jekyll/front-matter.ts';

function dataOf(yaml: string) {
  return splitPost(`---\n${yaml}\n---\n`).frontMatter.data;
}

describe('badly indented front matter that Psych accepts', () => {
  it.each([
    ['an unindented quoted scalar', 'a: "x\ny"\nb: c'],
    ['a quoted scalar indented with a tab', 'a: "x\n\ty"\nb: c'],
    ['an unindented scalar in single quotes', "a: 'x\ny'\nb: c"],
  ])('is parsed: %s', (_, yaml) => {
    expect(dataOf(yaml)).toEqual({ a: 'x y', b: 'c' });
  });

  it.each(['tags: [x,\ny]\nb: c', 'tags: [x,\n\ty]\nb: c', 'tags:\n  [\n    x,\n\ty\n  ]\nb: c'])(
    'is parsed as a list: %j',
    (yaml) => {
      expect(dataOf(yaml)).toEqual({ tags: ['x', 'y'], b: 'c' });
    },
  );
});

describe('a title with quotes within quotes', () => {
  it.each([
    ['title: "He said "no" twice"', 'He said "no" twice'],
    ['title: "“A”"B""', '“A”"B"'],
    ['title: "C:\\dir "x""', 'C:\\dir "x"'],
    ['title: "ends with \\"', 'ends with \\'],
    ['title: "a \\"b\\" and "c""', 'a "b" and "c"'],
    ['title: "a", "b"', 'a", "b'],
  ])('is read as text: %s', (line, title) => {
    const { frontMatter } = splitPost(`---\nlang: en\n${line}\ntags: [x]\n---\n`);
    expect(frontMatter.data).toEqual({ lang: 'en', title, tags: ['x'] });
    expect(frontMatter.notes).toEqual([
      { reason: 'quotes', text: 'line 3: quotes within quotes were read as text' },
    ]);
  });

  it('is unchanged if it is valid YAML', () => {
    const { frontMatter } = splitPost('---\ntitle: "a \\"b\\" \\u00e9"\n---\n');
    expect(frontMatter.data).toEqual({ title: 'a "b" é' });
    expect(frontMatter.notes).toEqual([]);
  });
});

describe('front matter in TOML', () => {
  const toml = [
    '+++',
    'title = "A"',
    'date = 2024-05-06T07:08:09+02:00',
    'updated = 2024-05-07',
    'path = "2024/05/06/a"',
    'draft = false',
    '[taxonomies]',
    'tags = ["x", "y"]',
    '[extra]',
    'team = "T"',
    'title = "Not this"',
    '+++',
    'Text',
  ].join('\n');

  it("is mapped to Jekyll's keys", () => {
    expect(splitPost(toml)).toMatchObject({
      frontMatter: {
        data: {
          title: 'A',
          date: '2024-05-06T07:08:09.000+02:00',
          updated: '2024-05-07',
          permalink: '/2024/05/06/a/',
          tags: ['x', 'y'],
          team: 'T',
          draft: false,
        },
      },
      body: 'Text',
    });
  });

  it('may have spaces and CRLF after its delimiters, and no newline at its end', () => {
    expect(splitPost('\uFEFF\n+++  \r\ntitle = "A"\r\n+++').frontMatter.data.title).toBe('A');
  });
});

describe('a capitalized key', () => {
  it('is used if the lowercase key is missing', () => {
    expect(withLowerCaseKeys({ Title: 'A', TAGS: ['x'] })).toMatchObject({
      title: 'A',
      tags: ['x'],
    });
    expect(withLowerCaseKeys({ title: 'A', Title: 'B' }).title).toBe('A');
  });
});
