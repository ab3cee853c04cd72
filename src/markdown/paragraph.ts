import type { BlockState } from './block-state.ts';
import { blankLines, endOfGfmParagraph, endOfLazyLines, endOfParagraph, mark } from './patterns.ts';

/** Blank lines, which set apart what stands around them. */
export function blank(state: BlockState): boolean {
  const found = state.scanner.take(blankLines);
  if (!found) return false;
  const { last } = state;
  if (last?.kind === 'blank') last.text += found[0];
  else state.add({ kind: 'blank', text: found[0] });
  return true;
}

/** A line with `^` alone, which ends what stands before it. */
export function endMark(state: BlockState): boolean {
  if (!state.scanner.take(mark)) return false;
  state.add({ kind: 'boundary', of: 'mark' });
  return true;
}

/** Whatever nothing else is. */
export function paragraph(state: BlockState): boolean {
  const { scanner, document } = state;
  const isHard = scanner.text.slice(Math.max(0, scanner.at - 3), scanner.at) === '  \n';
  const end = document.options.paragraphEnd ? endOfGfmParagraph : endOfParagraph;
  const text = takeLines(state, end).trimEnd();
  const { last } = state;
  if (last?.kind === 'paragraph') last.text += `${isHard ? '  \n' : '\n'}${text}`;
  else state.add({ kind: 'paragraph', text: text.trimStart(), isTight: false });
  return true;
}

/** Text behind `>`, and the lines that go on without one. */
export function quote(state: BlockState): boolean {
  if (!state.scanner.check(/ {0,3}>/y)) return false;
  const lines = takeLines(state, endOfLazyLines).replace(/^ {0,3}> ?/gm, '');
  state.add({ kind: 'quote', children: state.readText(lines) });
  return true;
}

function takeLines({ scanner }: BlockState, end: RegExp): string {
  const start = scanner.at;
  do scanner.takeLine();
  while (!scanner.check(end));
  return scanner.text.slice(start, scanner.at);
}

/** A rule across the page. */
export function rule(state: BlockState): boolean {
  if (!state.scanner.take(/ {0,3}([*_-])[ \t]*\1[ \t]*\1(?:\1|[ \t])*\n/y)) return false;
  state.add({ kind: 'rule' });
  return true;
}
