import { attributesHtml } from './escape.ts';
import type { Entry } from './render.ts';

/** A table of contents: a list of links to the headings, those of lower levels in lists below. */
export function contentsHtml(headings: readonly Entry[], levels: readonly number[]): string {
  let html = '';
  const open: number[] = [];
  for (const { level, id, html: text } of headings) {
    if (!levels.includes(level) || id === '') continue;
    let isLower = open.length === 0 || (open.at(-1) ?? 0) < level;
    if (isLower) html += '<ul>\n';
    while (!isLower && (open.at(-1) ?? 0) >= level) {
      html += '</li>\n';
      open.pop();
      isLower = open.length > 0 && (open.at(-1) ?? 0) < level;
      if (!isLower && open.length > 0) html += '</ul>\n';
    }
    open.push(level);
    html += `<li><a${attributesHtml([['href', `#${id}`]])}>${withoutLinks(text)}</a>\n`;
  }
  return html + '</li>\n</ul>\n'.repeat(open.length);
}

// A link cannot stand in a link, and a footnote's mark stands in the text alone.
function withoutLinks(html: string): string {
  return html.replace(/<\/?a\b[^>]*>|\ufdd0[^\ufdd0]*\ufdd0/g, '');
}
