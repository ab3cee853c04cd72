import type { BlockState } from './block-state.ts';
import { paragraph } from './paragraph.ts';

const start = / {0,3}(\\)?\$\$/y;
const restOfLine = /\s*?\n/y;

/** A formula that stands by itself, between `$$` and `$$`. */
export function mathBlock(state: BlockState): boolean {
  const { scanner } = state;
  const found = scanner.check(start);
  if (!found || !state.isAfterBoundary) return false;
  const before = scanner.at;
  scanner.at += found[0].length;
  const text = scanner.until('$$');
  if (text !== undefined) {
    scanner.at += text.length + 2;
    const isWholeLine = scanner.take(restOfLine) !== null;
    if (found[1] !== undefined) {
      // Behind a backslash it is a formula in a line.
      scanner.at = before + (isWholeLine ? found[0].length - 2 : 0);
      return isWholeLine && paragraph(state);
    }
    if (state.isBeforeBoundary) {
      state.add({ kind: 'math', text: text.trim() });
      return true;
    }
  }
  scanner.at = before;
  return false;
}
