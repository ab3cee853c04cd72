import { describe, expect, it } from 'vitest';
import { readFeedDefinitions } from '../../src/jekyll/feed-definitions.ts';

const path = '_data/feeds.yml';

const read = (content: string) =>
  readFeedDefinitions([{ path, content, isVariable: false }], 'https://paper.example/');
const notesIn = (yaml: string) => read(yaml).problems.map(({ note }) => note);

describe('a definition that is wrong', () => {
  it.each([
    ['hours: two', '"hours" must be a whole number from 1 to 8,760 (it is "two")'],
    ['hours: 0', '"hours" must be'],
    ['items: 201', '"items" must be a whole number from 1 to 200'],
    ['items: [1]', '"items" must be a whole number from 1 to 200 (it is a list)'],
    ['image: {path: /a.png}', '"image" must be a path or URL (it is a map)'],
    ['footer: [a]', '"footer" must be a text (it is a list)'],
    ['title: Worse', '"title" is there twice'],
    ['mix: [tags:a]', '"mix" must be a text (it is a list)'],
    ['with_picture: maybe', '"with_picture" must be true or false'],
    ['content: all', '"content" must be full, summary or title (it is "all")'],
    ['pictures: none', '"pictures" must be media, enclosure or text'],
    ['image: "ftp://a.example/b.png"', '"image" must be a path or URL'],
    ['language: klingonese!', '"language" must be a language tag'],
    ['footer: "by {author}"', '"footer" has {author}, and only {url}, {link} or {title} exist'],
    [`footer: ${'x'.repeat(1_001)}`, '"footer" must be at most 1,000 characters long'],
    ['any: news', '"any": "news" is no scope: write it like categories:news'],
    ['any: [{topic: news}]', '"any": "topic" is no kind of scope'],
    ['any: ["tags: "]', '"any" lacks a name after "tags"'],
    ['without: feeds:other', '"without": a feed cannot contain a named feed, or itself'],
    ['all: {feed: f}', '"all": a feed cannot contain a named feed, or itself'],
    ['mix: categories:a,feeds:f', '"mix": a feed cannot contain a named feed, or itself'],
    ['mix: categories:a,tags:b+tags:c', '"mix": "categories:a,tags:b+tags:c" is no mix'],
    ['scope: feeds:f', '"scope": a feed cannot contain a named feed'],
    ['scope: [tags:a, tags:b]', '"scope" must be one scope'],
    ['podcast: yes', '"podcast" must be a map'],
    ['podcast: {email: ann}', '"podcast" has a value of "email" that is not valid'],
    ['podcast: {categry: Arts}', '"podcast" has "categry", which is no key of a podcast'],
    ['podcast: {email: [ann@a.example]}', '"podcast" has a value of "email" that is not valid'],
    ['podcast: {explicit: maybe}', '"podcast" has a value of "explicit" that is not valid'],
    ['podcast: {locked: perhaps}', '"podcast" has a value of "locked" that is not valid'],
    ['podcast: {hosts: {}}', '"podcast" has a value of "hosts" that is not valid'],
    ['podcast: {category: Artz}', '"podcast" has the category "Artz", which is not one of Apple'],
    ['titel: x', '"titel" is no key of a feed'],
    ['any: []', '"any" names nothing: remove it to have the whole site'],
    ['all: {tags: []}', '"all" names nothing'],
    ['any:', '"any" names nothing'],
    ['mix:', '"mix": "" is no mix'],
    [`? ${'k'.repeat(300)}\n  : x`, `"${'k'.repeat(60)}" is no key of a feed`],
    ['any: "a\\nb"', '"any": "a b" is no scope'],
    ['"x\\ny": 1', '"x y" is no key of a feed'],
  ])('is a problem with the line of its key: %s', (line, note) => {
    const yaml = `good:\n  items: 5\nbad:\n  title: Bad\n  ${line}\n`;
    expect(notesIn(yaml)).toEqual([expect.stringContaining(`line 5: feed "bad": ${note}`)]);
    expect(read(yaml).feeds.map(({ scope }) => scope.slug)).toEqual(['good']);
  });

  it.each([
    ['bad: categories:news', 'line 3: feed "bad": it must be a map of keys'],
    ['bad:', 'line 3: feed "bad": it must be a map of keys'],
    ['"": {items: 3}', 'line 3: feed "": a feed needs a name'],
    ['news.xml: {items: 3}', 'its name must not end like a file: "news.xml"'],
    [`${'n'.repeat(101)}: {items: 3}`, 'its name is longer than 100 characters'],
    [
      'GOOD: {items: 3}',
      'line 3: feed "GOOD": it is defined twice, and the first definition counts (_data/feeds.yml: line 1: feed "good")',
    ],
    ['bad: {any: tags:a, all: tags:b}', '"any" cannot be combined with "all"'],
    ['bad: {mix: tags:a, all: tags:b}', '"mix" cannot be combined'],
    ['bad: {scope: tags:a, hours: 3}', '"hours" is for named feeds, and this has a "scope"'],
    ['bad: {content: title, footer: x}', '"footer": a feed of titles has no place for a footer'],
    [
      `bad: {any: {tags: [${Array.from({ length: 51 }, (_, index) => `t${index}`)}]}}`,
      'more than 50 scopes',
    ],
  ])('is a problem of its own: %s', (line, note) => {
    const yaml = `good:\n  items: 5\n${line}\n`;
    expect(notesIn(yaml)).toEqual([expect.stringContaining(note)]);
    expect(read(yaml).feeds.map(({ scope }) => scope.slug)).toEqual(['good']);
  });

  it('is one line, whatever its name is', () => {
    const [note] = notesIn('"a\\r\\nb\\0": {hours: 0}');
    expect(note).toMatch(/^line 1: feed "a b": "hours" must be [^\r\n]*$/);
  });

  it('is too long, also by aliases', () => {
    const yaml = `a: {any: &long [${Array.from({ length: 40 }, (_, i) => `tags:${'x'.repeat(600)}${i}`)}]}\nb: {any: *long}\nc: {items: 3}`;
    const reason = 'it is longer than 20,000 characters';
    expect(notesIn(yaml)).toEqual([`line 1: feed "a": ${reason}`, `line 2: feed "b": ${reason}`]);
    expect(notesIn('a: &a {any: &b [*b]}')).toEqual([`line 1: feed "a": ${reason}`]);
  });

  it('leaves the feed as it is', () => {
    const { kept, keepsAll } = read('a: {items: 0}\nb: {scope: tags:x, items: 1}\nc: {items: 3}');
    expect(kept).toEqual([
      { kind: 'feed', slug: 'a' },
      { kind: 'tag', slug: 'x' },
    ]);
    expect(keepsAll).toBe(false);
  });

  it.each([
    ['text that is not YAML', 'a: {items: 3}\nb: [', /^line 2: it is not valid YAML/],
    ['a feed without a name', '- items: 3', /^line 1: feed "": a feed needs a name$/],
    ['deep nesting', `a: {any: ${'['.repeat(200)}`, /^line 1: it is nested too deeply$/],
    [
      'an alias without an anchor',
      'a: {items: 3}\nb: *c',
      /^line 2: there is no anchor "&c" above it$/,
    ],
    [
      'a merge of a text',
      'x: &x {items: 3}\na: {<<: [*x, {}]}\nb: {<<: text}',
      /^line 3: the value of "<<" is not a map$/,
    ],
    ['a second document', 'a: {items: 3}\n---\nb: {items: 3}', /^line 3: it has a second document/],
    ['a second document that has feeds', '---\n---\nb: {items: 3}', /^line 3: it has a second/],
    [
      'a feed that has only a title',
      '# a\na: {title: A}',
      /^line 2: nothing tells that it defines/,
    ],
    ['an explosion of aliases', bomb(), /^line 2: its aliases expand to too much$/],
  ])('leaves all feeds as they are if it is %s', (_, yaml, note) => {
    expect(notesIn(yaml)).toEqual([expect.stringMatching(note)]);
    expect(read(yaml).keepsAll).toBe(true);
  });

  it('is not what a file with other data has', () => {
    for (const yaml of [
      '- title: A blog\n  url: https://a.example',
      'a: https://a.example',
      'a: {title: A, url: x}',
      'just text',
      '',
      '# nothing',
      '3',
    ]) {
      expect(read(yaml)).toEqual({ feeds: [], kept: [], keepsAll: false, problems: [] });
    }
  });

  it('is one of those after the first thousand', () => {
    const yaml = Array.from({ length: 1_002 }, (_, index) => `f${index}: {items: 3}`).join('\n');
    expect(read(yaml).feeds).toHaveLength(1_000);
    expect(notesIn(yaml)).toEqual([
      'line 1001: feed "f1000": there are more than 1000 feeds',
      'line 1002: feed "f1001": there are more than 1000 feeds',
    ]);
  });
});

function bomb(): string {
  const lines = ['l0: &l0 [tags:a, tags:b]'];
  for (let level = 1; level < 8; level++) {
    const last = `*l${level - 1}`;
    lines.push(`l${level}: &l${level} [${Array(10).fill(last).join(', ')}]`);
  }
  return [...lines, 'f: {any: *l7}'].join('\n');
}
