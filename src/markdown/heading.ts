import type { BlockState } from './block-state.ts';

const hashes = /(#{1,6})[\t ]*([^ \t\n].*)\n/y;
const gfmHashes = /(#{1,6})[\t ]+(.*)\n/y;
const underlined = / {0,3}([^ \t\n].*)\n([-=])[-=]*[ \t\r\f\v]*\n/y;
const ownId = /[\t ]\{#([\p{Alphabetic}_:][\p{Alphabetic}\p{Nd}_:.-]*)\}$/u;

/** `## A heading`. */
export function hashHeading(state: BlockState): boolean {
  const { scanner } = state;
  const { isGfm, paragraphEnd } = state.document.options;
  if (!paragraphEnd && !state.isAfterBoundary) return false;
  const found = scanner.check(isGfm ? gfmHashes : hashes);
  if (!found) return false;
  const { text, id } = contents(found[2] ?? '');
  const shown = withoutHashes(text, paragraphEnd);
  if (shown === '') return false;
  scanner.at += found[0].length;
  state.add({ kind: 'heading', level: found[1]?.length ?? 1, text: shown, id });
  return true;
}

/** A heading with a line of `=` or `-` under it. */
export function underlinedHeading(state: BlockState): boolean {
  if (!state.isAfterBoundary) return false;
  const found = state.scanner.check(underlined);
  if (!found) return false;
  const { text, id } = contents(found[1] ?? '');
  if (text === '') return false;
  state.scanner.at += found[0].length;
  state.add({ kind: 'heading', level: found[2] === '-' ? 2 : 1, text, id });
  return true;
}

function contents(written: string): { text: string; id: string | undefined } {
  const text = written.trimEnd();
  const id = ownId.exec(text);
  return id ? { text: text.slice(0, id.index).trimEnd(), id: id[1] } : { text, id: undefined };
}

// Hashes at the end belong to the mark; where headings end paragraphs, only those that white space sets apart.
function withoutHashes(text: string, isApart: boolean): string {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  const before = text[end - 1] ?? '';
  if (end === text.length) return text;
  if (isApart) return /[\t ]/.test(before) ? text.slice(0, end).trimEnd() : text;
  return text.slice(0, before === '\\' ? end + 1 : end).trimEnd();
}
