import type { MarkdownIt } from 'markdown-it';

const formula = /\$\$([^$]{0,20000}?(?:\$(?!\$)[^$]{0,20000}?){0,50})\$\$/y;

/** `$$ formula $$`, which no rule may take apart; readers that know TeX find it between `\(` and `\)`. */
export function math(markdown: MarkdownIt): void {
  markdown.inline.ruler.after('text', 'math', (state, silent) => {
    if (!state.src.startsWith('$$', state.pos)) return false;
    formula.lastIndex = state.pos;
    const found = formula.exec(state.src);
    if (!found || state.pos + found[0].length > state.posMax) return false;
    const isWhole = found[0].length === state.src.length;
    if (!silent) {
      const token = state.push('text_special', '', 0);
      const text = (found[1] ?? '').trim();
      token.content = isWhole ? `\\[${text}\\]` : `\\(${text}\\)`;
    }
    state.pos += found[0].length;
    return true;
  });
}
