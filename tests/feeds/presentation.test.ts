// A publisher can define how a feed is shown.
import { describe, expect, it } from 'vitest';
import { renderFeed } from '../../src/feeds/render.ts';
import type { Article } from '../../src/model/article.ts';
import type { Presentation } from '../../src/model/feed-definition.ts';
import { formats } from '../../src/model/format.ts';
import { articleWith, documentOf } from '../support/documents.ts';

const image = 'https://paper.example/crane.webp?w=1&h=2';
const episode = {
  url: 'https://paper.example/1.mp3',
  mediaType: 'audio/mpeg',
  length: 9,
  duration: 5,
};

const presented = (presentation: Presentation, ...articles: readonly Partial<Article>[]) =>
  documentOf(articles.map(articleWith), { contents: { presentation } });

const itemIn = (presentation: Presentation, article: Partial<Article> = {}) =>
  presented(presentation, article).items[0];

describe('a footer', () => {
  it('is a paragraph of plain text after the article, with links to it', () => {
    const article = { title: 'Q & A <b>', url: 'https://paper.example/a?b=1&c="2"' };
    const item = itemIn({ footer: '<script>{link}</script>\n& {url} | {title} {x}' }, article);
    const url = 'https://paper.example/a?b=1&amp;c=%222%22';
    expect(item?.content).toBe(
      `<p>Cars first.</p>\n<p>&lt;script&gt;<a href="${url}">Q &amp; A &lt;b&gt;</a>&lt;/script&gt;<br>&amp; ` +
        `<a href="${url}">${url}</a> | Q &amp; A &lt;b&gt; {x}</p>`,
    );
  });

  it('does not read placeholders in the title of the article', () => {
    expect(itemIn({ footer: '{title}' }, { title: '{url} $& $1' })?.content).toContain(
      '<p>{url} $&amp; $1</p>',
    );
  });

  it('is plain text at the end of a summary', () => {
    const presentation = { content: 'summary', footer: 'From {link}: {url}' } as const;
    expect(itemIn(presentation)?.summary).toBe(
      'Cars first. From The bridge is open: https://paper.example/2026/05/01/bridge.html',
    );
    expect(itemIn(presentation)?.content).toBeUndefined();
    expect(itemIn({ footer: 'The end' }, { content: '', summary: '' })?.summary).toBe('The end');
  });
});

describe('the picture of an article', () => {
  it('can be the file of an article that has no other', () => {
    expect(itemIn({ pictures: 'enclosure' }, { image })?.enclosure).toMatchObject({
      url: image,
      mediaType: 'image/webp',
    });
    expect(itemIn({ pictures: 'enclosure' }, { image, enclosure: episode })?.enclosure).toEqual(
      episode,
    );
    expect(itemIn({ pictures: 'enclosure' })?.enclosure).toBeNull();
  });

  it('can be at the beginning of the text, unless the text has it', () => {
    const shown = '<p><img src="https://paper.example/crane.webp?w=1&amp;h=2" alt=""></p>\n';
    const content = itemIn({ pictures: 'text' }, { image })?.content;
    expect(content).toBe(`${shown}<p>Cars first.</p>`);
    expect(itemIn({ pictures: 'text' }, { image, content: content ?? '' })?.content).toBe(content);
  });
});

describe('a feed of titles', () => {
  it('has neither text nor summary, and a title for every article', () => {
    const item = itemIn({ content: 'title' }, { title: '', summary: 'A note' });
    expect(item).toMatchObject({ title: 'A note', summary: '', content: undefined });
    expect(itemIn({ content: 'title' }, { title: '', summary: '' })?.title).toBe(item?.url);
  });
});

describe('a show', () => {
  const presentation: Presentation = {
    image: 'https://paper.example/radio.jpg',
    podcast: { author: 'Ann', category: 'Arts > Books', explicit: true, email: 'ann@example.com' },
  };

  it('has its own picture, author, category and mark', () => {
    const rss = renderFeed(presented(presentation, { enclosure: episode }), 'rss');
    expect(rss).toContain('<itunes:image href="https://paper.example/radio.jpg"/>');
    expect(rss).toContain('<itunes:author>Ann</itunes:author>');
    expect(rss).toContain('<itunes:email>ann@example.com</itunes:email>');
    expect(rss).toContain('<itunes:category text="Books"/>');
    expect(rss).toContain('<itunes:explicit>true</itunes:explicit>');
  });
});

it.each(formats)('every presentation can be rendered as %s', (format) => {
  for (const content of ['full', 'summary', 'title'] as const) {
    for (const pictures of ['media', 'enclosure', 'text'] as const) {
      const presentation = { content, pictures, hasUrlIds: true, footer: ']]> {url}' };
      const untitled = { title: '', summary: '', content: '' };
      const document = presented(presentation, { image }, untitled);
      expect(renderFeed(document, format)).toContain(
        'https://paper.example/2026/05/01/bridge.html',
      );
    }
  }
});
