import { isYamlFalse, nonBlankText, type Values } from '../jekyll/values.ts';
import { lineText } from '../model/line-text.ts';
import { htmlToText, truncateText } from './plain-text.ts';

// In characters (code points).
const maxSummaryLength = 300;

// A summary in the front matter is HTML if it contains one of these.
const blockTags = /<\/(?:p|div|li|ul|ol|blockquote|h\d)>/i;

/**
 * Returns the summary of a post in plain text: from its front matter, with the precedence of jekyll-feed,
 * the text before the excerpt separator, or its first paragraph.
 *
 * @param excerpt the HTML before the excerpt separator; undefined if there is none
 * @param content the HTML of the whole post
 */
export function summaryOf(data: Values, excerpt: string | undefined, content: string): string {
  const fromFrontMatter = [data.description, data.excerpt, data.summary]
    .map((value) => (isYamlFalse(value) ? undefined : nonBlankText(value)))
    .find((text) => text !== undefined);
  return truncateText(summaryText(fromFrontMatter, excerpt, content), maxSummaryLength);
}

function summaryText(
  fromFrontMatter: string | undefined,
  excerpt: string | undefined,
  content: string,
): string {
  if (fromFrontMatter !== undefined && !blockTags.test(fromFrontMatter)) {
    return lineText(fromFrontMatter);
  }
  const html = fromFrontMatter ?? excerpt;
  return html === undefined ? firstParagraph(content) : htmlToText(html);
}

// The first paragraph with text, including a heading or other text directly before it.
function firstParagraph(html: string): string {
  for (const part of html.split(/<\/p>/i, 5)) {
    const start = part.search(/<p[\s>]/i);
    const text = htmlToText(part.slice(start));
    // In most posts, nothing precedes the paragraph, so its text needs no second conversion.
    if (text !== '') return start === 0 ? text : htmlToText(part);
  }
  return htmlToText(html);
}
