import MarkdownIt from 'markdown-it';
import deflist from 'markdown-it-deflist';
import footnote from 'markdown-it-footnote';
import { attributeLists } from './attribute-lists.ts';
import { typography } from './typography.ts';

const markdown = new MarkdownIt({ html: true, typographer: true })
  .use(footnote)
  .use(deflist)
  .use(attributeLists)
  .use(typography);

/** A post's Markdown, as kramdown sites write it, as HTML. */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}
