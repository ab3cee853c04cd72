import type { MarkdownIt } from 'markdown-it';

// Bounded, since each opening brace is tried to its end.
const lineOfItsOwn = /^ {0,3}\{:[^{}]{0,200}\}[ \t]*$/;
const behindElement = /\{:[^{}\n]{0,200}\}/y;

/**
 * Passes over kramdown's attribute lists, `{: .note}`, on a line of their own or behind an element.
 * Styles do not travel in feeds. In code, an attribute list is code.
 */
export function attributeLists(markdown: MarkdownIt): void {
  markdown.block.ruler.before(
    'paragraph',
    'attribute_list',
    (state, startLine, _endLine, silent) => {
      const start = state.bMarks[startLine] ?? 0;
      if (!lineOfItsOwn.test(state.src.slice(start, state.eMarks[startLine]))) return false;
      if (!silent) state.line = startLine + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
  markdown.inline.ruler.push('attribute_list', (state) => {
    behindElement.lastIndex = state.pos;
    const found = behindElement.exec(state.src);
    if (!found) return false;
    state.pos += found[0].length;
    return true;
  });
}
