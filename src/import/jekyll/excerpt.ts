import { cutText, htmlToText } from '../content/plain-text.ts';
import { filledText } from './values.ts';

// Characters of a summary: what a reader's list shows.
const summaryLength = 300;

// Where an author says that the summary ends; a longer word in its place is a comment of his own.
const moreMarker = /<!--\s*more\s*-->/i;

/**
 * The summary of a post, as plain text: what its front matter says, else the text before the
 * separator, else its first paragraph.
 *
 * @param html the rendered post
 * @param separator the site's `excerpt_separator`
 */
export function summaryOf(
  data: Readonly<Record<string, unknown>>,
  html: string,
  separator: string | null,
): string {
  const written =
    filledText(data.summary) ?? filledText(data.description) ?? filledText(data.excerpt);
  return cutText(htmlToText(written ?? beforeSeparator(html, separator)), summaryLength);
}

function beforeSeparator(html: string, separator: string | null): string {
  const own = separator?.trim() ? html.indexOf(separator.trim()) : -1;
  const marker = moreMarker.exec(html)?.index ?? -1;
  const end = own >= 0 ? own : marker;
  if (end > 0) return html.slice(0, end);
  const paragraph = html
    .split(/<\/p>/i, 5)
    .find((part) => htmlToText(part.slice(part.search(/<p[\s>]/i))) !== '');
  return paragraph ?? html;
}
