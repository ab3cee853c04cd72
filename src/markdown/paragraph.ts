import { stripEnd, stripStart } from '../model/ruby-text.ts';
import {
  commonMarkParagraphEnd,
  gfmParagraphEnd,
  isAtEnd,
  paragraphEnd,
} from './block-boundary.ts';
import type { BlockParser } from './block-parser.ts';
import { isGfmTableStart } from './gfm-table.ts';
import type { KramdownOptions } from './options.ts';

/** Text that no other rule accepts. It is appended to a paragraph right before it. */
export function paragraph(parser: BlockParser): boolean {
  const { scanner, document } = parser;
  const isAfterHardBreak = scanner.text.slice(Math.max(0, scanner.pos - 3), scanner.pos) === '  \n';
  const end = endOf(document.options);
  const text = stripEnd(scanLinesUntil(parser, end));
  const { lastBlock } = parser;
  if (lastBlock?.kind === 'paragraph') {
    // The line break was trimmed from the end of the first part.
    lastBlock.text += `${isAfterHardBreak ? '  \n' : '\n'}${text}`;
  } else parser.add({ kind: 'paragraph', text: stripStart(text), isTransparent: false });
  return true;
}

function endOf({ isCommonMark, paragraphEnd: isEnded }: KramdownOptions): RegExp {
  if (isCommonMark) return commonMarkParagraphEnd();
  return isEnded ? gfmParagraphEnd() : paragraphEnd();
}

/** Scans a line, then further lines up to one that starts with `end`. */
export function scanLinesUntil({ scanner, document }: BlockParser, end: RegExp): string {
  const start = scanner.pos;
  const { isCommonMark } = document.options;
  do scanner.scanLine();
  while (!isAtEnd(scanner, end) && !(isCommonMark && isGfmTableStart(scanner)));
  return scanner.text.slice(start, scanner.pos);
}
