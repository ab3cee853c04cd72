import type { MarkdownIt, Token } from 'markdown-it';
import footnote from 'markdown-it-footnote';

/** Footnotes as kramdown prints them: plain numbers, and a sign that leads back for each mark. */
export function footnotes(markdown: MarkdownIt): void {
  markdown.use(footnote);
  markdown.inline.ruler.disable('footnote_inline');
  const { rules } = markdown.renderer;
  rules.footnote_ref = (tokens, at) => {
    const { id, subId } = metaOf(tokens[at]);
    const mark = subId > 0 ? `${id + 1}:${subId}` : `${id + 1}`;
    return `<sup><a href="#fn:${id + 1}" id="fnref:${mark}">${id + 1}</a></sup>`;
  };
  rules.footnote_block_open = () => '<ol>\n';
  rules.footnote_block_close = () => '</ol>\n';
  rules.footnote_open = (tokens, at) => `<li id="fn:${metaOf(tokens[at]).id + 1}">`;
  rules.footnote_close = () => '</li>\n';
  rules.footnote_anchor = (tokens, at) => {
    const { id, subId } = metaOf(tokens[at]);
    const mark = subId > 0 ? `${id + 1}:${subId}` : `${id + 1}`;
    const number = subId > 0 ? `<sup>${subId + 1}</sup>` : '';
    return ` <a href="#fnref:${mark}">↩${number}</a>`;
  };
}

function metaOf(token: Token | undefined): { readonly id: number; readonly subId: number } {
  const { id, subId } = token?.meta ?? {};
  return { id: typeof id === 'number' ? id : 0, subId: typeof subId === 'number' ? subId : 0 };
}
