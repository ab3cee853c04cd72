import { describe, expect, it } from 'vitest';
import { renderFeed } from '../../src/feeds/render.ts';
import { formats } from '../../src/model/format.ts';
import { articleWith, documentOf } from '../support/documents.ts';
import { type ParsedFeed, parseFeed } from '../support/feed-reader.ts';

const hostile: readonly string[] = [
  ']]>',
  'a ]]> b ]]> c',
  '<![CDATA[x]]>',
  '</title><item><title>x</title></item>',
  '"/><x>',
  '<b>bold</b> & <script>alert(1)</script>',
  'Vec<T> && a < b',
  'AT&T',
  '&amp; is how HTML writes &',
  '&lt;b&gt;',
  '&#39;quoted&#39; and &nbsp;',
  `it's "quoted"`,
  '</channel>',
  '<generator></feed>',
  '<!-- a comment -->',
  '<?xml version="1.0"?>',
  '$& $1 $$ $`',
  'emoji 👩‍👩‍👧‍👦 and 🇨🇳',
  'جستجو ‏در‏ متن',
  '大众网新闻',
];

describe.each(formats)('a feed in %s', (format) => {
  const rendered = (...args: Parameters<typeof documentOf>): ParsedFeed =>
    parseFeed(renderFeed(documentOf(...args), format), format);

  it.each(hostile)('keeps the title %j', (title) => {
    const { items } = rendered([articleWith({ title })]);
    expect(items.map((item) => item.title)).toEqual([title]);
  });

  it.each(hostile)('keeps the summary %j', (summary) => {
    const { items } = rendered([articleWith({ summary })]);
    expect(items.map((item) => item.summary)).toEqual([summary]);
  });

  it.each(hostile)('keeps a category and a tag named %j', (name) => {
    const { items } = rendered([articleWith({ categories: [`in ${name}`], tags: [name] })]);
    expect(items.map((item) => item.topics)).toEqual([[`in ${name}`, name]]);
  });

  it.each(hostile)('keeps an author named %j', (name) => {
    const { items } = rendered([articleWith({ authors: [{ name }] })]);
    expect(items.map((item) => item.authors)).toEqual([[name]]);
  });

  it.each(hostile)('keeps the site title %j', (title) => {
    const feed = rendered([articleWith({})], { site: { title, description: title } });
    expect(feed.title).toBe(title);
    expect(feed.items).toHaveLength(1);
  });

  it.each(hostile)('keeps the name of its tag %j in its title', (name) => {
    const feed = rendered([articleWith({})], { scope: { kind: 'tag', slug: 'x', name } });
    expect(feed.title).toBe(`${name} · The Paper`);
    expect(feed.items).toHaveLength(1);
  });

  it.each([
    '<p>a ]]&gt; b ]]&gt; c</p>',
    '<p>AT&amp;T, &lt;b&gt; &amp;amp; &amp;lt;</p>',
    '<p>a ]]> b ]]> c</channel></feed></p>',
    '<pre><code>&lt;/channel&gt; $&amp; $1</code></pre>',
    '<p title="]]&gt;">😀</p>',
  ])('keeps the HTML %j', (content) => {
    const { items } = rendered([articleWith({ content })]);
    expect(items.map((item) => item.content)).toEqual([content]);
  });

  it('keeps URLs with "&"', () => {
    const url = 'https://paper.example/?a=1&b=2&amp;c=3';
    const enclosure = { url: `${url}&d=.mp3`, mediaType: 'audio/mpeg', length: 5, duration: null };
    const { items } = rendered([articleWith({ url, feedId: url, enclosure })]);
    expect(items).toMatchObject([{ id: url, url, enclosure: enclosure.url }]);
  });
});
