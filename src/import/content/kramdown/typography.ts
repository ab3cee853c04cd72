import type { MarkdownIt } from 'markdown-it';
import { pushText } from './text.ts';

const signs: Readonly<Record<string, string>> = {
  '---': '—',
  '--': '–',
  '...': '…',
  '<< ': '«\u00a0',
  '<<': '«',
  '>>': '»',
};

const written = /---|--|\.\.\.|<< ?|>>/y;

/** The signs that kramdown puts for dashes, dots and angle quotes. */
export function typography(markdown: MarkdownIt): void {
  markdown.inline.ruler.after('text', 'typography', (state, silent) => {
    written.lastIndex = state.pos;
    const found = written.exec(state.src)?.[0];
    const sign = found === undefined ? undefined : signs[found];
    if (found === undefined || sign === undefined) return false;
    state.pos += found.length;
    if (silent) return true;
    if (found === '>>' && state.pending.endsWith(' ')) {
      state.pending = `${state.pending.slice(0, -1)}\u00a0`;
    }
    pushText(state, sign);
    return true;
  });
}
