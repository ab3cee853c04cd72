import type { MarkdownIt } from 'markdown-it';

/** The boxes of a list of tasks, `- [x] done`, are forms to HTML and do not travel in feeds. */
export function tasks(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'tasks', (state) => {
    state.tokens.forEach((token, at) => {
      if (token.type !== 'inline' || state.tokens[at - 2]?.type !== 'list_item_open') return;
      token.content = token.content.replace(/^\[[ xX]\]\s+/, '');
    });
  });
}
