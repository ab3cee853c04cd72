import type { MarkdownIt, StateInline } from 'markdown-it';
import { pushText } from './text.ts';

type Sign = 'opening' | 'closing' | 'apostrophe';

const punctuation = '[!-/:-@[-`{-~]';

/**
 * How kramdown chooses among the quotes, the first that fits. The first group is the character
 * before, if it is plain text; the last holds the quotes.
 */
const rules: readonly (readonly [RegExp, readonly Sign[]])[] = [
  [/()(["'])(?=[_*]{1,2}\S)/y, ['opening']],
  [new RegExp(`()(["'])(?=${punctuation}(?!\\.\\.)\\B)`, 'y'), ['closing']],
  [/(\s?)("'|'")(?=\w)/y, ['opening', 'opening']],
  [/(\s?)(')(?=\d\ds)/y, ['closing']],
  [/(\s)(["'])(?=\w)/y, ['opening']],
  [/([^ \\\t\r\n[{(-])(["'])/y, ['closing']],
  [/()(["'])(?=\s|s\b|$)/my, ['closing']],
  [/([^\n]?)(["'])/y, ['opening']],
  [/(\n)(["'])/y, ['opening']],
];

const signs = {
  '"': { opening: '“', closing: '”', apostrophe: '’' },
  "'": { opening: '‘', closing: '’', apostrophe: '’' },
} as const;

// Signs that were tried and found to begin nothing stand for themselves.
const tried = /[[<`{&]$/;

/** Typographic quotes where kramdown puts them, whatever script is around them. */
export function quotes(markdown: MarkdownIt): void {
  markdown.inline.ruler.after('text', 'quotes', (state, silent) => {
    if (!/["']/.test(state.src.charAt(state.pos))) return false;
    if (silent) {
      state.pos++;
      return true;
    }
    const before = characterBefore(state);
    const start = state.pos - before.length;
    for (const [pattern, kinds] of rules) {
      pattern.lastIndex = start;
      const found = pattern.exec(state.src);
      if (!found) continue;
      const [, first = '', marks = ''] = found;
      if (before === '' && first !== '') state.pending += first;
      kinds.forEach((kind, at) => {
        const mark = marks.charAt(at);
        if (mark === '"' || mark === "'") pushText(state, signs[mark][kind]);
      });
      state.pos = start + found[0].length;
      return true;
    }
    return false;
  });
}

/** The character before, as long as it is plain text; nothing at the start and behind markup. */
function characterBefore(state: StateInline): string {
  if (state.pending !== '') {
    return tried.test(state.pending) ? '' : state.src.charAt(state.pos - 1).replace('\\', '');
  }
  const before = state.src.charAt(state.pos - 1);
  return /\s/.test(before) ? before : '';
}
