import { attributesHtml } from './html-escape.ts';
import { withoutPlaceholders } from './placeholders.ts';
import type { TocEntry } from './renderer.ts';

/** Renders a table of contents (`{:toc}`) as nested lists of links to the headers. */
export function tocHtml(entries: readonly TocEntry[], levels: readonly number[]): string {
  let html = '';
  // The levels of the list items that are still open.
  const openLevels: number[] = [];
  const innermost = () => openLevels.at(-1) ?? 0;
  for (const { level, id, html: text } of entries) {
    if (!levels.includes(level) || id === '') continue;
    let startsList = openLevels.length === 0 || innermost() < level;
    if (startsList) html += '<ul>\n';
    while (!startsList && innermost() >= level) {
      html += '</li>\n';
      openLevels.pop();
      startsList = openLevels.length > 0 && innermost() < level;
      if (!startsList && openLevels.length > 0) html += '</ul>\n';
    }
    openLevels.push(level);
    html += `<li><a${attributesHtml([['href', `#${id}`]])}>${linkText(text)}</a>\n`;
  }
  return html + '</li>\n</ul>\n'.repeat(openLevels.length);
}

// Links cannot be nested, and footnote markers are not repeated.
function linkText(headerHtml: string): string {
  return withoutPlaceholders(headerHtml).replace(/<\/?a(?: [^>]*)?>/g, '');
}
