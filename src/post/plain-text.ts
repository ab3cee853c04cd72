import { plainLine } from '../model/text.ts';
import { postWorkBudget } from '../model/work-budget.ts';
import { readHtml } from './html/read.ts';
import { textOf } from './html/text.ts';

/**
 * Converts HTML to plain text on one line.
 *
 * @throws {WorkBudgetExceeded} if that takes too much work
 */
export function htmlToText(html: string): string {
  return plainLine(textOf(readHtml(html, 'about:blank', postWorkBudget(html.length))));
}

/**
 * Truncates a text at the end of a sentence or, with an ellipsis, at the end of a word.
 *
 * @param maxLength in characters (code points)
 */
export function truncateText(text: string, maxLength: number): string {
  const characters = [...text];
  if (characters.length <= maxLength) return text;
  const start = characters.slice(0, maxLength - 1).join('');
  const sentences = /^.*[。！？]|^.*[.!?](?=\s)/su.exec(start)?.[0];
  if (sentences && [...sentences].length > maxLength / 2) return sentences;
  const words = /^.*(?=\s)/su.exec(start)?.[0].trimEnd();
  return `${words && [...words].length > maxLength / 2 ? words : start}…`;
}
