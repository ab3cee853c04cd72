import { describe, expect, it } from 'vitest';
import { findRenderFailures } from '../../src/feeds/render-check.ts';
import { renderWithoutFailures } from '../../src/feeds/render-without-failures.ts';
import type { Article } from '../../src/model/article.ts';
import { formats } from '../../src/model/format.ts';
import { articleWith, documentOf } from '../support/documents.ts';
import { parseFeed } from '../support/feed-reader.ts';

const broken: readonly [string, Partial<Article>][] = [
  ['an invalid URL', { url: 'nowhere' }],
  ['an invalid image URL', { image: 'x.png', enclosure: episode() }],
  ['an invalid date', { updatedAt: new Date(Number.NaN) }],
  ['a character that XML does not allow', { content: '<p>\u0007</p>' }],
  ['a lone surrogate', { title: 'x\ud83d' }],
];

describe('an article that cannot be rendered', () => {
  it.each(broken)('because of %s is found by the render check', (_, changes) => {
    const bad = articleWith(changes);
    const others = Array.from({ length: 45 }, () => articleWith({}));
    const found = findRenderFailures(others.toSpliced(22, 0, bad));
    expect([...found]).toEqual([[bad, expect.any(String)]]);
    expect(findRenderFailures(others)).toEqual(new Map());
  });
});

describe.each(formats)('a feed in %s', (format) => {
  it.each(broken)('is rendered despite %s in an article', (_, changes) => {
    const good = articleWith({});
    const bad = articleWith({ feedId: 'https://paper.example/bad', ...changes });
    const { text, leftOut } = renderWithoutFailures(documentOf([bad, good]), format);
    const { items } = parseFeed(text, format);
    expect(items.at(-1)?.id).toBe(good.feedId);
    // Text that XML does not allow may be valid in JSON.
    expect(items.length + leftOut.length).toBe(2);
    expect(leftOut.every(({ id }) => id === bad.feedId)).toBe(true);
  });
});

function episode(): Article['enclosure'] {
  return { url: 'https://paper.example/a.mp3', mediaType: 'audio/mpeg', length: 1, duration: null };
}
