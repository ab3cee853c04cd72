import { xmlText } from '../model/text.ts';
import type { WorkBudget } from '../model/work-budget.ts';
import type { HtmlNode } from './html/node.ts';
import { writeHtml } from './html/write.ts';

/**
 * Writes what a reader sees of a post as safe HTML with absolute URLs. This removes scripts, forms, hidden
 * text and tracking pixels.
 *
 * @param nodes of a post that has been read
 * @param base the URL that relative URLs are resolved against
 * @throws {WorkBudgetExceeded} if the budget does not suffice
 * @throws {PostProblem} if the HTML is too long for the database
 */
export function safeHtml(nodes: readonly HtmlNode[], base: string, budget: WorkBudget): string {
  return xmlText(writeHtml(nodes, base, budget)).trim();
}
