import { lazyEnd } from './block-boundary.ts';
import type { BlockParser } from './block-parser.ts';
import { scanLinesUntil } from './paragraph.ts';
import { rubyPattern } from './ruby-pattern.ts';

const markers = rubyPattern(/^ {0,3}> ?/gm);

/** Lines that start with `>`, and the lazy lines after them. */
export function blockquote(parser: BlockParser): boolean {
  if (!parser.scanner.check(/ {0,3}>/y)) return false;
  const text = scanLinesUntil(parser, lazyEnd()).replace(markers, '');
  parser.add({ kind: 'blockquote', children: parser.parseNested(text) });
  return true;
}
