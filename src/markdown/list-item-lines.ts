import { stripStart } from '../model/ruby-text.ts';
import { itemIalSource } from './attribute-lists.ts';
import { isAtEnd, itemLazyEnds } from './block-boundary.ts';
import { rubyPattern } from './ruby-pattern.ts';
import type { Scanner } from './scanner.ts';

const blankOrIal = rubyPattern(new RegExp(String.raw`^(?:${itemIalSource})?\s*\n`));
const indentation = /^[ \t]*/;
// In CommonMark, only the text of a paragraph may be lazy.
const commonMarkLazyEnd = / {0,3}(?:[~`]{3}|>|#{1,6}[\t ])/y;
const nonBlankLine = rubyPattern(/.*\S.*\n/y);

/** Returns the text after an item's marker, and the indentation that its other lines must have. */
export function parseFirstLine(
  marker: string,
  rest: string,
): { text: string; indentation: number } {
  const text = stripStart(rest);
  if (blankOrIal.test(rest)) return { text, indentation: 4 };
  // Tab stops are four columns apart.
  let column = marker.length;
  for (const character of indentation.exec(rest)?.[0] ?? '') {
    column += character === '\t' ? 4 - (column % 4) : 1;
  }
  return { text, indentation: column };
}

/**
 * Returns a function that gives the pattern for the first line of the next item, by the indentation of the
 * item before it. Group 1 is the marker with its indentation, group 2 the rest of the line.
 *
 * @param marker the pattern of a marker
 */
export function itemLinePatterns(marker: string): (itemIndentation?: number) => RegExp {
  const patterns = new Map<number, RegExp>();
  return (itemIndentation = 4) => {
    const maxIndentation = Math.min(Math.max(itemIndentation, 1), 4) - 1;
    const source = String.raw`( {0,${maxIndentation}}${marker})([\t| ].*\n)`;
    const pattern = patterns.get(maxIndentation) ?? rubyPattern(new RegExp(source, 'y'));
    patterns.set(maxIndentation, pattern);
    return pattern;
  };
}

export interface ItemLine {
  /** The text of the line without the indentation of the item. */
  readonly text: string;
  readonly isIndented: boolean;
}

/** Scans the lines of a list item or definition after its first line. */
export class ItemLines {
  readonly indentation: number;
  readonly #isCommonMark: boolean;

  constructor(indentation: number, isCommonMark = false) {
    this.indentation = indentation;
    this.#isCommonMark = isCommonMark;
  }

  /** Scans an indented or lazy line; undefined if the next line is neither. */
  scan(scanner: Scanner, isAfterBlank: boolean): ItemLine | undefined {
    if (!this.#isIndented(scanner) && (isAfterBlank || this.#isLazyEnd(scanner))) return undefined;
    const match = scanner.scan(nonBlankLine);
    if (!match) return undefined;
    const line = match[0].replace(/^\t+/, (tabs) => ' '.repeat(4 * tabs.length));
    const isIndented = (/^ */.exec(line)?.[0].length ?? 0) >= this.indentation;
    return { text: isIndented ? line.slice(this.indentation) : line, isIndented };
  }

  // A tab counts as four spaces, or as the spaces that are left.
  #isIndented({ text, pos }: Scanner): boolean {
    let index = pos;
    let missing = this.indentation;
    while (missing > 0) {
      if (text[index] === '\t') index++;
      else if (text.startsWith('    ', index)) index += 4;
      else return missing < 4 && text.startsWith(' '.repeat(missing), index);
      missing -= 4;
    }
    return true;
  }

  #isLazyEnd(scanner: Scanner): boolean {
    if (this.#isCommonMark && scanner.check(commonMarkLazyEnd)) return true;
    const maxIndentation = Math.min(this.indentation, 3);
    const lazyEnd = itemLazyEnds()[maxIndentation];
    return lazyEnd !== undefined && isAtEnd(scanner, lazyEnd, maxIndentation);
  }
}
