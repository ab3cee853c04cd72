import type { BlockParser } from './block-parser.ts';

export const horizontalRuleLine = / {0,3}([*_-])[ \t]*\1[ \t]*\1(?:\1|[ \t])*\n/y;

/** `* * *`, `---` or `___`. */
export function horizontalRule(parser: BlockParser): boolean {
  if (!parser.scanner.scan(horizontalRuleLine)) return false;
  parser.add({ kind: 'horizontalRule' });
  return true;
}
