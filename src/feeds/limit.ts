import type { Article } from '../model/article.ts';

const encoder = new TextEncoder();

/**
 * The articles, with the longest contents left out where all of them together take more bytes than a
 * document may: their summaries stay. A feed is cut before it comes to that, unless one article alone
 * is too large; a page of the archive, whose articles are fixed, is not cut.
 */
export function fitting(articles: readonly Article[], maxBytes: number): readonly Article[] {
  // Encoding takes longer than all else here, and a UTF-16 unit becomes three bytes at most.
  const most = articles.reduce((sum, { content }) => sum + content.length * 3, 0);
  if (most <= maxBytes) return articles;
  const sizes = articles.map(({ content }) => encoder.encode(content).length);
  let total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= maxBytes) return articles;
  const shortened = new Set<number>();
  const longestFirst = sizes.map((size, at) => ({ size, at })).sort((a, b) => b.size - a.size);
  for (const { size, at } of longestFirst) {
    if (total <= maxBytes) break;
    total -= size;
    shortened.add(at);
  }
  return articles.map((article, at) => (shortened.has(at) ? { ...article, content: '' } : article));
}
