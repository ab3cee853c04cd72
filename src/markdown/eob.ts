import { eobMarkerLine } from './block-boundary.ts';
import type { BlockParser } from './block-parser.ts';

/** An end-of-block (EOB) marker: a line with only `^`, which ends the block before it. */
export function eobMarker(parser: BlockParser): boolean {
  if (!parser.scanner.scan(eobMarkerLine)) return false;
  parser.add({ kind: 'eob', cause: 'marker' });
  return true;
}
