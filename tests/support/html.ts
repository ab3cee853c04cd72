import { postWorkBudget } from '../../src/model/work-budget.ts';
import { readHtml } from '../../src/post/html/read.ts';
import { safeHtml } from '../../src/post/safe-html.ts';

/** The URL of the post whose HTML is read. */
export const postUrl = 'https://paper.example/2026/post.html';

/** Reads HTML as that of a post. */
export function nodesOf(html: string) {
  return readHtml(html, postUrl, postWorkBudget(html.length));
}

/** Sanitizes HTML as that of a post. */
export function sanitized(html: string): string {
  return safeHtml(nodesOf(html), postUrl, postWorkBudget(html.length));
}
