import { describe, expect, it } from 'vitest';
import { readFeedDefinitions } from '../../src/jekyll/feed-definitions.ts';

const path = '_data/feeds.yml';

const read = (content: string) =>
  readFeedDefinitions([{ path, content }], 'https://paper.example/');
const selectionIn = (yaml: string) => read(yaml).feeds[0]?.definition.selection;
const presentationIn = (yaml: string) => read(yaml).feeds[0]?.definition.presentation;
const notesIn = (yaml: string) => read(yaml).problems.map(({ note }) => note);

const news = { kind: 'category', slug: 'news' };
const cpp = { kind: 'tag', slug: 'c++' };
const ads = { kind: 'tag', slug: 'ads' };

describe('a definition of a feed', () => {
  it.each([
    ['texts', 'f:\n  any: [categories:News, "tags:C++"]\n  without: tags:ads'],
    [
      'texts with the kind in the singular',
      'f:\n  any: [category:news, "tag:c++"]\n  without: tag:ads',
    ],
    ['maps', 'f:\n  any:\n    - category: news\n    - tag: c++\n  without: {tag: ads}'],
    ['maps of lists', 'f:\n  any: {categories: [news], tags: [c++]}\n  without: {tags: [ads]}'],
    ['a mix', 'f:\n  mix: categories:news,tags:c%2B%2B!tags:ads'],
    [
      'a list of definitions',
      '- name: f\n  any: [categories:news, "tags:c++"]\n  without: tags:ads',
    ],
    ['JSON', '{"f": {"any": ["categories:news", "tags:c++"], "without": "tags:ads"}}'],
    ['carriage returns', '\uFEFFf:\r\n  mix: categories:news,tags:c++!tags:ads\r\n'],
    [
      'names twice',
      'f:\n  any: [categories:news, categories:NEWS, tags:c++]\n  without: [tags:ads, tags:ads]',
    ],
  ])('may write its scopes as %s', (_, yaml) => {
    expect(notesIn(yaml)).toEqual([]);
    expect(selectionIn(yaml)).toEqual({ match: 'any', scopes: [news, cpp], without: [ads] });
  });

  it('has the articles of the site if it names no scopes', () => {
    const scopes = [{ kind: 'site', slug: '' }];
    expect(selectionIn('f:\n  without: tags:ads')?.scopes).toEqual(scopes);
    expect(selectionIn('f:\n  items: 5')).toMatchObject({ scopes, without: [], items: 5 });
  });

  it.each([
    ['東京 ニュース', '東京-ニュース'],
    ['Ελλάδα', 'ελλάδα'],
    ['MSN', 'msn'],
    ['2026', '2026'],
    ['yes', 'yes'],
  ])('has a name in any script: %s', (name, slug) => {
    const [feed] = read(`${name}:\n  items: 5`).feeds;
    expect(feed?.scope).toEqual({ kind: 'feed', slug });
    expect(feed?.name).toBe(name);
  });

  it('may share keys by an anchor, and write them with hyphens', () => {
    const yaml = 'a: &a\n  any: categories:news\n  with-picture: yes\nb:\n  <<: *a\n  items: 3';
    const [, b] = read(yaml).feeds;
    expect(b?.definition.selection).toMatchObject({ scopes: [news], withPicture: true, items: 3 });
  });

  it('may describe the feed of another scope', () => {
    const yaml = `radio:
  scope: categories:podcast
  title: Harbour <b>Radio</b>
  image: /radio.jpg
  podcast: {author: Ann, email: ann@example.com, category: [Arts, Books], explicit: yes, type: serial}`;
    const [feed] = read(yaml).feeds;
    expect(feed?.scope).toEqual({ kind: 'category', slug: 'podcast' });
    expect(feed?.definition.selection).toBeUndefined();
    expect(feed?.definition.presentation).toEqual({
      title: 'Harbour <b>Radio</b>',
      image: 'https://paper.example/radio.jpg',
      podcast: {
        author: 'Ann',
        category: 'Arts > Books',
        explicit: true,
        email: 'ann@example.com',
        type: 'serial',
      },
    });
  });

  it('says how a feed is shown', () => {
    const yaml =
      'f:\n  content: Summary\n  pictures: text\n  id: permalink\n  language: de-at\n  footer: "{url}"';
    expect(presentationIn(yaml)).toEqual({
      content: 'summary',
      pictures: 'text',
      hasUrlIds: true,
      language: 'de-AT',
      footer: '{url}',
    });
  });
});

describe('a definition that is wrong', () => {
  it.each([
    ['hours: two', '"hours" must be a whole number from 1 to 8,760 (it is "two")'],
    ['hours: 0', '"hours" must be'],
    ['items: 201', '"items" must be a whole number from 1 to 200'],
    ['items: [1]', '"items" must be a text'],
    ['with_picture: maybe', '"with_picture" must be true or false'],
    ['content: all', '"content" must be full, summary or title (it is "all")'],
    ['pictures: none', '"pictures" must be media, enclosure or text'],
    ['image: "ftp://a.example/b.png"', '"image" must be a path or URL'],
    ['language: klingonese!', '"language" must be a language tag'],
    ['footer: "by {author}"', '"footer" has {author}, and only {url}, {link} or {title} exist'],
    [`footer: ${'x'.repeat(1_001)}`, '"footer" must be at most 1,000 characters long'],
    ['any: news', '"any" "news" is no scope: write it like categories:news'],
    ['any: [{topic: news}]', '"any" "topic" is no kind of scope'],
    ['any: ["tags: "]', '"any" a name is missing after "tags"'],
    ['without: feeds:other', '"without" a feed cannot contain a named feed, or itself'],
    ['all: {feed: f}', '"all" a feed cannot contain a named feed, or itself'],
    ['mix: categories:a,feeds:f', '"mix" a feed cannot contain a named feed, or itself'],
    ['mix: categories:a,tags:b+tags:c', '"mix" "categories:a,tags:b+tags:c" is no mix'],
    ['scope: feeds:f', '"scope" a feed cannot contain a named feed'],
    ['scope: [tags:a, tags:b]', '"scope" must be one scope'],
    ['podcast: yes', '"podcast" must be a map'],
    ['podcast: {email: ann}', '"podcast" has a value of "email" that is not valid'],
    ['podcast: {categry: Arts}', '"podcast" has "categry", which is no key of a podcast'],
    ['titel: x', '"titel" is no key of a feed'],
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
    ['GOOD: {items: 3}', 'line 3: feed "GOOD": it is defined twice'],
    ['bad: {any: tags:a, all: tags:b}', '"any" cannot be combined with "all"'],
    ['bad: {mix: tags:a, all: tags:b}', '"mix" cannot be combined'],
    ['bad: {scope: tags:a, hours: 3}', '"hours" is for named feeds, and this has a "scope"'],
    ['bad: {content: title, footer: x}', '"footer" a feed of titles has no place for a footer'],
    [
      `bad: {any: {tags: [${Array.from({ length: 51 }, (_, index) => `t${index}`)}]}}`,
      'more than 50 scopes',
    ],
  ])('is a problem of its own: %s', (line, note) => {
    const yaml = `good:\n  items: 5\n${line}\n`;
    expect(notesIn(yaml)).toEqual([expect.stringContaining(note)]);
    expect(read(yaml).feeds.map(({ scope }) => scope.slug)).toEqual(['good']);
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
    ['an explosion of aliases', bomb(), /^line 3: its aliases expand to too much$/],
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
