import type { Element } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import type { FeedSettings } from '../../src/feeds/document.ts';
import { renderFeed } from '../../src/feeds/render.ts';
import type { Article } from '../../src/model/article.ts';
import { articleWith, documentOf } from '../support/documents.ts';
import { childrenOf, childText, parseXml } from '../support/xml.ts';

const page = 'https://paper.example/2026/05/01/bridge.html';
const target = 'https://elsewhere.example/a%7Cb';
const externalUrl = 'https://elsewhere.example/a|b';

function renderedItem(
  format: 'rss' | 'atom' | 'json',
  settings: Partial<FeedSettings> = {},
  changes: Partial<Article> = { externalUrl },
): string {
  return renderFeed(documentOf([articleWith(changes)], { settings }), format);
}

function itemIn(text: string): Element {
  const root = parseXml(text);
  const [channel = root] = childrenOf(root, 'channel');
  const [item] = [...childrenOf(channel, 'item'), ...childrenOf(channel, 'entry')];
  if (!item) throw new Error('there is no item');
  return item;
}

function atomLinks(text: string): readonly (readonly [string, string | null])[] {
  return childrenOf(itemIn(text), 'link').map((link) => [
    link.getAttribute('rel') ?? 'alternate',
    link.getAttribute('href'),
  ]);
}

describe('a link post', () => {
  it('leads to its page, and says in Atom and JSON Feed what it is about', () => {
    expect(childText(itemIn(renderedItem('rss')), 'link')).toBe(page);
    expect(renderedItem('rss')).not.toContain('elsewhere.example');
    expect(atomLinks(renderedItem('atom'))).toEqual([
      ['alternate', page],
      ['related', target],
    ]);
    expect(JSON.parse(renderedItem('json')).items[0]).toMatchObject({
      url: page,
      external_url: target,
    });
  });
});

describe('a link post if LINK_POSTS is target', () => {
  const settings = { linkPosts: 'target' } as const;

  it('leads in RSS and Atom to what it is about, and keeps its id', () => {
    const rss = renderedItem('rss', settings);
    expect(childText(itemIn(rss), 'link')).toBe(target);
    expect(childText(itemIn(rss), 'guid')).toBe(childText(itemIn(renderedItem('rss')), 'guid'));
    expect(atomLinks(renderedItem('atom', settings))).toEqual([
      ['alternate', target],
      ['related', page],
    ]);
  });

  it('is the same in JSON Feed, which has a field for each of the two', () => {
    expect(JSON.parse(renderedItem('json', settings)).items[0]).toMatchObject({
      url: page,
      external_url: target,
    });
  });

  it.each([
    ['below its text', '<p>Cars first.</p>', '<p>Cars first.</p>\n'],
    ['alone if it has no text', '', '\n'],
  ])('has a mark that leads to its page, %s', (_, content, before) => {
    const title = 'A "b" & <c>';
    const rss = renderedItem('rss', settings, { externalUrl, title, content });
    const mark = `<p><a href="${page}" rel="bookmark" title="A &quot;b&quot; &amp; &lt;c&gt;">∞</a></p>`;
    expect(childText(itemIn(rss), 'content:encoded')).toBe(before + mark);
  });

  it('has no mark in a feed of summaries, and neither has any other post', () => {
    expect(renderedItem('rss', { ...settings, content: 'summary' })).not.toContain('∞');
    expect(renderedItem('rss', settings, {})).toBe(renderedItem('rss', {}, {}));
  });
});
