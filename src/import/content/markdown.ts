import MarkdownIt from 'markdown-it';
import deflist from 'markdown-it-deflist';
import footnote from 'markdown-it-footnote';

const markdown = new MarkdownIt({ html: true, typographer: true }).use(footnote).use(deflist);

// kramdown's attribute lists: `{: .note}` on a line of its own or behind an element.
const attributeList = /\{:[^}\n]*\}/g;
const fence = /^(?:`{3,}|~{3,})/m;

/** A post's Markdown, as kramdown sites write it, as HTML. */
export function renderMarkdown(text: string): string {
  // Code may show an attribute list; elsewhere it is no text.
  const source = fence.test(text) ? text : text.replace(attributeList, '');
  return markdown.render(source);
}
