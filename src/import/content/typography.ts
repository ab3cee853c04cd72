import type { MarkdownIt } from 'markdown-it';

const signs: Readonly<Record<string, string>> = { '---': '—', '--': '–', '...': '…' };

/**
 * Puts the signs that kramdown puts for dashes and dots, in place of markdown-it's own rule, which
 * would also turn `(c)` into a sign. Quotes are left to markdown-it.
 */
export function typography(markdown: MarkdownIt): void {
  markdown.core.ruler.at('replacements', (state) => {
    for (const token of state.tokens) {
      for (const child of token.children ?? []) {
        if (child.type !== 'text') continue;
        child.content = child.content.replace(/---|--|\.\.\./g, (sign) => signs[sign] ?? sign);
      }
    }
  });
}
