import { nonBlankText, type Values } from '../jekyll/values.ts';
import { cutText, htmlToText, lineText } from './plain-text.ts';

// Characters of a summary: what a reader's list shows.
const summaryLength = 300;

// Where an author says that the summary ends; a longer word in its place is a comment of his own.
const moreMarker = /<!--\s*more\s*-->/i;

// What makes a summary in the front matter HTML and not a line of text.
const paragraphs = /<\/(?:p|div|li|ul|ol|blockquote|h\d)>/i;

/**
 * The summary of a post, as plain text: what its front matter says, else the text before the
 * separator, else its first paragraph.
 *
 * @param beforeMore the post's HTML up to the separator; undefined where there is none
 * @param content the whole of its HTML
 */
export function summaryOf(data: Values, beforeMore: string | undefined, content: string): string {
  const written =
    nonBlankText(data.summary) ?? nonBlankText(data.description) ?? nonBlankText(data.excerpt);
  return cutText(summaryText(written, beforeMore, content), summaryLength);
}

function summaryText(
  written: string | undefined,
  beforeMore: string | undefined,
  content: string,
): string {
  if (written !== undefined && !paragraphs.test(written)) return lineText(written);
  const html = written ?? beforeMore;
  return html === undefined ? firstParagraph(content) : htmlToText(html);
}

/**
 * The part of a rendered post before the separator; undefined where there is none.
 *
 * @param separator the site's `excerpt_separator`; `<!--more-->` counts besides
 */
export function beforeSeparator(html: string, separator: string | null): string | undefined {
  const own = separator?.trim() ? html.indexOf(separator.trim()) : -1;
  const end = own >= 0 ? own : (moreMarker.exec(html)?.index ?? -1);
  return end > 0 ? html.slice(0, end) : undefined;
}

// The first paragraph that shows something, with what stands before it, such as a heading.
function firstParagraph(html: string): string {
  for (const part of html.split(/<\/p>/i, 5)) {
    const start = part.search(/<p[\s>]/i);
    const text = htmlToText(part.slice(start));
    // Most stand at the beginning, and to read them a second time takes as long as the first.
    if (text !== '') return start === 0 ? text : htmlToText(part);
  }
  return htmlToText(html);
}
