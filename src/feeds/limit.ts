import type { Article } from '../model/article.ts';

const encoder = new TextEncoder();

/**
 * Removes the longest contents, but not the summaries, if all contents together exceed the size limit of
 * a document. Feeds have already been cut to the limit, so this affects only an article that exceeds it
 * alone, and archive pages, whose articles are fixed.
 *
 * @param maxBytes the limit of all contents in UTF-8
 */
export function limitContents(articles: readonly Article[], maxBytes: number): readonly Article[] {
  // Encoding is slow, and a UTF-16 unit takes at most three bytes in UTF-8.
  const upperBound = articles.reduce((sum, { content }) => sum + content.length * 3, 0);
  if (upperBound <= maxBytes) return articles;
  const sizes = articles.map(({ content }) => encoder.encode(content).length);
  let total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= maxBytes) return articles;
  const withoutContent = new Set<number>();
  const longestFirst = sizes
    .map((size, index) => ({ size, index }))
    .sort((a, b) => b.size - a.size);
  for (const { size, index } of longestFirst) {
    if (total <= maxBytes) break;
    total -= size;
    withoutContent.add(index);
  }
  return articles.map((article, index) =>
    withoutContent.has(index) ? { ...article, content: '' } : article,
  );
}
