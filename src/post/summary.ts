import { isYamlFalse, nonBlankText, type Values } from '../jekyll/values.ts';
import { lineText } from '../model/line-text.ts';
import { plainLine } from '../model/text.ts';
import type { HtmlNode } from './html/node.ts';
import { isAddress, paragraphsIn } from './html/paragraphs.ts';
import { textOf } from './html/text.ts';
import { htmlToText, truncateText } from './plain-text.ts';

// In characters (code points).
const maxSummaryLength = 300;

// A summary in the front matter is HTML if it contains one of these.
const blockTags = /<\/(?:p|div|li|ul|ol|blockquote|h\d)>/i;

/**
 * Returns the summary of a post in plain text: from its front matter, with the precedence of jekyll-feed,
 * the text before the excerpt separator, or its first paragraph.
 *
 * @param excerpt what is before the excerpt separator; undefined if there is none
 * @param content the whole post
 */
export function summaryOf(
  data: Values,
  excerpt: readonly HtmlNode[] | undefined,
  content: readonly HtmlNode[],
): string {
  const fromFrontMatter = [data.description, data.excerpt, data.summary]
    .map((value) => (isYamlFalse(value) ? undefined : nonBlankText(value)))
    .find((text) => text !== undefined);
  const text =
    fromFrontMatter === undefined
      ? textOfPost(excerpt, content)
      : textOfFrontMatter(fromFrontMatter);
  return truncateText(text, maxSummaryLength);
}

function textOfFrontMatter(summary: string): string {
  return blockTags.test(summary) ? htmlToText(summary) : lineText(summary);
}

function textOfPost(
  excerpt: readonly HtmlNode[] | undefined,
  content: readonly HtmlNode[],
): string {
  if (excerpt) return plainLine([...paragraphsIn(excerpt)].join(' ')) || plainLine(textOf(excerpt));
  const [paragraph] = paragraphsIn(content);
  if (paragraph !== undefined) return paragraph;
  const all = plainLine(textOf(content));
  return isAddress(all) ? '' : all;
}
