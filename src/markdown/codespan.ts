import { isSpace } from '../model/ruby-text.ts';
import { escapeText } from './html-escape.ts';
import { Runs } from './runs.ts';
import type { Scanner } from './scanner.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanParser } from './span-parser.ts';

const backticks = /`+/y;
const knownRuns = new WeakMap<Scanner, Runs>();

/** Code between runs of backticks of the same length. */
export function codespan({ scanner }: SpanParser, output: SpanOutput): boolean {
  if (scanner.character !== '`') return false;
  const delimiter = scanner.check(backticks)?.[0];
  if (delimiter === undefined) return false;
  const source = scanCodespan(scanner);
  if (source === undefined) {
    output.addText(delimiter);
    scanner.pos += delimiter.length;
    return true;
  }
  const code = source.slice(delimiter.length, -delimiter.length);
  const trimmed = delimiter.length === 1 ? code : code.replace(/^ /, '').replace(/ $/, '');
  output.addElement('code', '', escapeText(trimmed));
  return true;
}

/** Scans a codespan with its delimiters; undefined if there is none at the position. */
export function scanCodespan(scanner: Scanner): string | undefined {
  const { text, pos } = scanner;
  if (scanner.character !== '`') return undefined;
  const delimiter = scanner.check(backticks)?.[0] ?? '';
  const start = pos + delimiter.length;
  // A single backtick between whitespace is text.
  const isAfterSpace = pos === 0 || isSpace(text[pos - 1]);
  if (delimiter.length === 1 && isAfterSpace && isSpace(text[start])) return undefined;
  if (runsOf(scanner).longestFrom(start) < delimiter.length) return undefined;
  const end = scanner.indexOf(delimiter, start);
  scanner.pos = end + delimiter.length;
  return text.slice(pos, scanner.pos);
}

function runsOf(scanner: Scanner): Runs {
  const runs = knownRuns.get(scanner) ?? new Runs(scanner.text, '`');
  knownRuns.set(scanner, runs);
  return runs;
}
