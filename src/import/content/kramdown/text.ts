import type { MarkdownIt, StateInline } from 'markdown-it';

// What begins something; all else is plain text.
const plainText = /(?:[^\n!#$%&*+\-:<=>@[\\\]^_`{}~"'.]|\.(?!\.\.))+/y;

const escaped = /\\(?:([\\.*_+`<>()[\]{}#!:|"'$=\-~])|\n[ \t]*|(?=\\\n))/y;

/** Plain text, and what a backslash takes the meaning from: fewer signs than in CommonMark. */
export function text(markdown: MarkdownIt): void {
  markdown.inline.ruler.at('text', (state, silent) => {
    plainText.lastIndex = state.pos;
    const found = plainText.exec(state.src)?.[0].slice(0, state.posMax - state.pos);
    if (!found) return false;
    if (!silent) state.pending += found;
    state.pos += found.length;
    return true;
  });
  markdown.inline.ruler.at('escape', (state, silent) => {
    escaped.lastIndex = state.pos;
    const found = escaped.exec(state.src);
    if (!found) return false;
    state.pos += found[0].length;
    if (silent) return true;
    if (found[1] !== undefined) pushText(state, found[1]);
    else if (found[0] !== '\\') state.push('hardbreak', 'br', 0);
    return true;
  });
}

/** Adds text that nothing before or behind it changes the meaning of. */
export function pushText(state: StateInline, content: string): void {
  state.push('text_special', '', 0).content = content;
}
