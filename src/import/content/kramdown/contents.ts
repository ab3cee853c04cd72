import type { MarkdownIt, StateCore, Token } from 'markdown-it';

/** A table of contents in place of the list that `{:toc}` stands behind, as kramdown makes it. */
export function contents(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'contents', (state) => {
    const end = state.tokens.findIndex((token) => token.meta?.isContents === true);
    const close = state.tokens[end];
    if (!close) return;
    const start = state.tokens.findLastIndex(
      (token, at) =>
        at < end &&
        token.level === close.level &&
        token.type === close.type.replace('close', 'open'),
    );
    state.tokens.splice(start, end - start + 1, ...listOf(state, close.tag));
  });
}

function listOf(state: StateCore, tag: string): Token[] {
  const made: Token[] = [];
  const add = (type: string, element: string, nesting: -1 | 0 | 1) => {
    const token = new state.Token(type, element, nesting);
    made.push(token);
    return token;
  };
  state.tokens.forEach((token, at) => {
    if (token.type !== 'inline' || state.tokens[at - 1]?.type !== 'heading_open') return;
    add('list_item_open', 'li', 1);
    const line = add('inline', '', 0);
    line.content = token.content.replace(/\[\^[^\]\s]{1,200}\]/g, '');
    line.children = [];
    add('list_item_close', 'li', -1);
  });
  if (made.length === 0) return [];
  const open = new state.Token('bullet_list_open', tag, 1);
  return [open, ...made, new state.Token('bullet_list_close', tag, -1)];
}
