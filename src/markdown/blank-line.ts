import { blankLines } from './block-boundary.ts';
import type { BlockParser } from './block-parser.ts';

export function blankLine(parser: BlockParser): boolean {
  const match = parser.scanner.scan(blankLines);
  if (!match) return false;
  const { lastBlock } = parser;
  if (lastBlock?.kind === 'blank') lastBlock.text += match[0];
  else parser.add({ kind: 'blank', text: match[0] });
  return true;
}
