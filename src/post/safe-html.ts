import { xmlText } from '../model/text.ts';
import type { WorkBudget } from '../model/work-budget.ts';
import type { HtmlNode } from './html/node.ts';
import { readHtml } from './html/read.ts';
import { writeHtml } from './html/write.ts';

/** The HTML of a post, read for feeds. */
export interface SafeHtml {
  /** What a reader of the page sees. Its tags, attributes and URLs may be unsafe. */
  readonly nodes: readonly HtmlNode[];
  /** The same as safe HTML with absolute URLs. */
  readonly html: string;
}

/**
 * Sanitizes the HTML of a post and makes its URLs absolute. This removes scripts, forms, hidden text and
 * tracking pixels. What feeds cannot show, such as an unknown frame, becomes a link.
 *
 * @param base the URL that relative URLs are resolved against
 * @param edit changes what a reader sees
 * @throws {WorkBudgetExceeded} if the budget does not suffice
 */
export function safeHtml(
  html: string,
  base: string,
  budget: WorkBudget,
  edit = (nodes: readonly HtmlNode[]) => nodes,
): SafeHtml {
  const nodes = edit(readHtml(html, base, budget));
  return { nodes, html: xmlText(writeHtml(nodes, base, budget)).trim() };
}
