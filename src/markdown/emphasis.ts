import { Scanner } from './scanner.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanState } from './span-state.ts';

const opening = /\*\*?|__?/y;
const struck = /~~(?![\s~])/y;

/** `*emphasis*`, `**strong emphasis**`, and the same with `_`, which does nothing in a word. */
export function emphasis(state: SpanState, output: SpanOutput): boolean {
  const { scanner } = state;
  const start = scanner.at;
  const delimiter = scanner.take(opening)?.[0];
  if (delimiter === undefined) return false;
  const sign = delimiter.charAt(0);
  const kind = delimiter.length === 2 ? 'strong' : 'em';
  const isText =
    (sign === '_' && isBehindLetter(scanner.text, start)) ||
    /\s/.test(scanner.text.charAt(scanner.at)) ||
    state.isIn(kind);
  const inside = isText ? undefined : readUpTo(state, delimiter, kind);
  if (inside !== undefined) {
    output.addElement(kind, '', inside);
    return true;
  }
  if (!isText && kind === 'strong' && !state.isDirectlyIn('em')) {
    scanner.at = start + 1;
    const weaker = readUpTo(state, sign, 'em');
    if (weaker !== undefined) {
      output.addElement('em', '', weaker);
      return true;
    }
  }
  scanner.at = start + delimiter.length;
  output.addText(delimiter);
  return true;
}

function readUpTo(state: SpanState, delimiter: string, kind: 'em' | 'strong'): string | undefined {
  const { scanner } = state;
  const { text } = scanner;
  if (scanner.find(delimiter, scanner.at) < 0) return undefined;
  const sign = delimiter.charAt(0);
  const inside = state.readInside(kind, (read) => {
    const { at } = scanner;
    if (text[at] !== sign || !text.startsWith(delimiter, at)) return false;
    if (read.isEmpty || /\s/.test(text.charAt(at - 1))) return false;
    if (kind === 'em' && text[at + 1] === sign && text[at + 2] !== sign) return false;
    return sign !== '_' || !isLetterOrDigit(text, at + delimiter.length);
  });
  if (!inside) return undefined;
  scanner.at += delimiter.length;
  return inside.html;
}

function isBehindLetter(text: string, at: number): boolean {
  const before = text[at - 1] === '-' ? at - 1 : at;
  return /\p{Alphabetic}$/u.test(text.slice(Math.max(0, before - 2), before));
}

function isLetterOrDigit(text: string, at: number): boolean {
  return /^[\p{Alphabetic}\p{Nd}]/u.test(text.slice(at, at + 2));
}

/** `~~struck out~~`. */
export function strikethrough(state: SpanState, output: SpanOutput): boolean {
  const { scanner } = state;
  if (!scanner.check(struck)) return false;
  const start = scanner.at + 2;
  for (let end = scanner.find('~~', start); end >= 0; end = scanner.find('~~', end + 1)) {
    if (end === start || /[\s~]/.test(scanner.text.charAt(end - 1))) continue;
    scanner.at = end + 2;
    output.addElement('del', '', state.readText(new Scanner(scanner.text.slice(start, end))));
    return true;
  }
  return false;
}
