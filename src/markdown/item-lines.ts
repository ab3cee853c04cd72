import { notLazy } from './patterns.ts';
import type { Scanner } from './scanner.ts';

const listOnly = /^(?:\s*\{:(?!(?:\w[\w-]*)?:|\/)(?:\\\}|[^}]){1,1000}\}\s*)?\s*\n/;
const filled = /.*\S.*\n/y;

/** The first line of an item behind its mark, and how far the others must be set in. */
export function firstLine(mark: string, rest: string): { text: string; indentation: number } {
  const text = rest.replace(/^\s*/, '');
  if (listOnly.test(rest)) return { text, indentation: 4 };
  let content = rest;
  // A tab goes to the next column that four divides.
  for (let found = /^( *)(\t+)/.exec(content); found; found = /^( *)(\t+)/.exec(content)) {
    const [whole, spaces = '', tabs = ''] = found;
    const column = spaces.length + mark.length;
    const width = 4 - (column % 4) + (tabs.length - 1) * 4;
    content = spaces + ' '.repeat(width) + content.slice(whole.length);
  }
  return { text, indentation: mark.length + content.search(/[^ ]/) };
}

// The patterns of the usual indentations are made once.
const patterns = new Map<number, RegExp>();
const maxPatterns = 100;

/** The lines of an item after its first, which are set in or go on a paragraph. */
export class ItemLines {
  readonly indentation: number;
  readonly #indented: RegExp;

  constructor(indentation: number) {
    this.indentation = indentation;
    this.#indented = patterns.get(indentation) ?? indentedBy(indentation);
    if (patterns.size < maxPatterns) patterns.set(indentation, this.#indented);
  }

  /** Takes a line that belongs to the item. */
  take(scanner: Scanner, isAfterBlank: boolean): { text: string; isIndented: boolean } | undefined {
    const found = scanner.take(this.#indented) ?? this.#takeLazy(scanner, isAfterBlank);
    if (!found) return undefined;
    const line = found[0].replace(/^\t+/, (tabs) => ' '.repeat(4 * tabs.length));
    const isIndented = line.startsWith(' '.repeat(this.indentation));
    return { text: isIndented ? line.slice(this.indentation) : line, isIndented };
  }

  #takeLazy(scanner: Scanner, isAfterBlank: boolean): RegExpExecArray | null {
    const stop = notLazy[Math.min(this.indentation, 3)];
    if (isAfterBlank || (stop && scanner.check(stop))) return null;
    return scanner.take(filled);
  }
}

// By spaces, or by tabs for each four of them.
function indentedBy(indentation: number): RegExp {
  const tabs = Math.floor(indentation / 4);
  const stop = String.raw`(?:\t| {4})`;
  const either = `${stop}{${tabs}} {${indentation % 4}}|${stop}{${tabs + 1}}`;
  return new RegExp(`(?:${either}).*\\S.*\\n`, 'y');
}
