import type { MarkdownIt } from 'markdown-it';

const letterBefore = /\p{L}-?$/u;
const wordBehind = /^[\p{L}\p{N}]/u;

/**
 * Where emphasis begins and ends for kramdown: next to anything but white space, also in the middle
 * of a word or a line of Chinese; with `_`, not within a word.
 */
export function emphasis(markdown: MarkdownIt): void {
  const { State } = markdown.inline;
  markdown.inline.State = class extends State {
    override scanDelims(start: number, canSplitWord: boolean) {
      const marker = this.src.charAt(start);
      let end = start;
      while (end < this.posMax && this.src.charAt(end) === marker) end++;
      const before = this.src.slice(Math.max(0, start - 3), start);
      const behind = this.src.slice(end, end + 2);
      return {
        can_open: /^\S/.test(behind) && (canSplitWord || !letterBefore.test(before)),
        can_close: /\S$/.test(before) && (canSplitWord || !wordBehind.test(behind)),
        length: end - start,
      };
    }
  };
}
