import type { Scanner } from './scanner.ts';

const marks = /`+/y;

/** Where the code that begins here ends, behind its last mark; undefined where none begins. */
export function codeSpanEnd(scanner: Scanner): number | undefined {
  const { text, at } = scanner;
  if (text[at] !== '`') return undefined;
  const open = scanner.check(marks)?.[0] ?? '';
  const start = at + open.length;
  // A mark between spaces is a mark.
  const isAlone = open.length === 1 && /^$|\s$/.test(text.slice(Math.max(0, at - 1), at));
  if (isAlone && /\s/.test(text[start] ?? '')) return undefined;
  const end = scanner.find(open, start);
  return end < 0 ? undefined : end + open.length;
}

/** What is between the marks of code. */
export function codeIn(source: string): string {
  const length = /^`+/.exec(source)?.[0].length ?? 0;
  const text = source.slice(length, -length);
  return length === 1 ? text : text.replace(/^ /, '').replace(/ $/, '');
}
