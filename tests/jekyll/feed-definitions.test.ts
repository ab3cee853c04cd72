import { describe, expect, it } from 'vitest';
import { readFeedDefinitions } from '../../src/jekyll/feed-definitions.ts';

const path = '_data/feeds.yml';

const read = (content: string) =>
  readFeedDefinitions([{ path, content, isVariable: false }], 'https://paper.example/');
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
    ['a mix with spaces', 'f:\n  mix: "categories:news, tags:c++ ! tags:ads"'],
    ['one text', 'f:\n  any: "categories:news, tag: c++"\n  without: tags:ads'],
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

  it('changes only what it says about a show', () => {
    const yaml = 'radio: {scope: tags:radio, podcast: {author: Ann, owner: {email: a@b.example}}}';
    expect(presentationIn(yaml)).toEqual({ podcast: { author: 'Ann', email: 'a@b.example' } });
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
