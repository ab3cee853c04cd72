import type { Article } from '../model/article.ts';

const encoder = new TextEncoder();

/**
 * Leaves out the longest contents if all of them together exceed the size limit of a document; the
 * summaries stay. A feed is cut before that, so this happens only if a single article is too large, or
 * in a page of the archive, whose articles are fixed.
 *
 * @param maxBytes of the contents in UTF-8
 */
export function limitContents(articles: readonly Article[], maxBytes: number): readonly Article[] {
  // Encoding is slow, and a UTF-16 unit takes at most three bytes in UTF-8.
  const upperBound = articles.reduce((sum, { content }) => sum + content.length * 3, 0);
  if (upperBound <= maxBytes) return articles;
  const sizes = articles.map(({ content }) => encoder.encode(content).length);
  let total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= maxBytes) return articles;
  const withoutContent = new Set<number>();
  const longestFirst = sizes.map((size, at) => ({ size, at })).sort((a, b) => b.size - a.size);
  for (const { size, at } of longestFirst) {
    if (total <= maxBytes) break;
    total -= size;
    withoutContent.add(at);
  }
  return articles.map((article, at) =>
    withoutContent.has(at) ? { ...article, content: '' } : article,
  );
}
