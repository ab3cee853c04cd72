import MarkdownIt from 'markdown-it';
import deflist from 'markdown-it-deflist';
import { blocks } from './kramdown/blocks.ts';
import { code } from './kramdown/code.ts';
import { contents } from './kramdown/contents.ts';
import { emphasis } from './kramdown/emphasis.ts';
import { extensions } from './kramdown/extensions.ts';
import { footnotes } from './kramdown/footnotes.ts';
import { html } from './kramdown/html.ts';
import { links } from './kramdown/links.ts';
import { math } from './kramdown/math.ts';
import { quotes } from './kramdown/quotes.ts';
import { tables } from './kramdown/tables.ts';
import { tasks } from './kramdown/tasks.ts';
import { text } from './kramdown/text.ts';
import { typography } from './kramdown/typography.ts';

const markdown = new MarkdownIt({ html: true });
for (const rules of [text, typography, quotes, math, emphasis, code, links]) markdown.use(rules);
markdown.use(footnotes).use(deflist);
for (const rules of [blocks, tables, html, extensions, contents, tasks]) markdown.use(rules);

/** A post's Markdown as HTML, read the way kramdown reads it. */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}
