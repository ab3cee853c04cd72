import { stripStart } from '../model/ruby-text.ts';
import { itemIalSource } from './attribute-lists.ts';
import { itemLazyEnds } from './block-boundary.ts';
import { rubyPattern } from './ruby-pattern.ts';
import type { Scanner } from './scanner.ts';

const blankOrIal = rubyPattern(new RegExp(String.raw`^(?:${itemIalSource})?\s*\n`));
const leadingTabs = /^( *)(\t+)/;
const nonBlankLine = rubyPattern(/.*\S.*\n/y);

/** Returns the text after an item's marker, and the indentation that its other lines must have. */
export function parseFirstLine(
  marker: string,
  rest: string,
): { text: string; indentation: number } {
  const text = stripStart(rest);
  if (blankOrIal.test(rest)) return { text, indentation: 4 };
  let content = rest;
  // Expands leading tabs to tab stops of four columns.
  for (let match = leadingTabs.exec(content); match; match = leadingTabs.exec(content)) {
    const [leading, spaces = '', tabs = ''] = match;
    const column = spaces.length + marker.length;
    const width = 4 - (column % 4) + (tabs.length - 1) * 4;
    content = spaces + ' '.repeat(width) + content.slice(leading.length);
  }
  return { text, indentation: marker.length + content.search(/[^ ]/) };
}

/** Returns the maximum indentation of the next item's marker. */
export function maxMarkerIndentation(itemIndentation: number): number {
  return Math.min(Math.max(itemIndentation, 1), 4) - 1;
}

export interface ItemLine {
  /** The text of the line without the indentation of the item. */
  readonly text: string;
  readonly isIndented: boolean;
}

// Cached patterns, by indentation.
const indentedPatterns = new Map<number, RegExp>();
const maxPatterns = 100;

/** Scans the lines of a list item or definition after its first line. */
export class ItemLines {
  readonly indentation: number;
  readonly #indentedLine: RegExp;

  constructor(indentation: number) {
    this.indentation = indentation;
    this.#indentedLine = indentedPatterns.get(indentation) ?? indentedLinePattern(indentation);
    if (indentedPatterns.size < maxPatterns) indentedPatterns.set(indentation, this.#indentedLine);
  }

  /** Scans an indented or lazy line; undefined if the next line is neither. */
  scan(scanner: Scanner, isAfterBlank: boolean): ItemLine | undefined {
    const match = scanner.scan(this.#indentedLine) ?? this.#scanLazyLine(scanner, isAfterBlank);
    if (!match) return undefined;
    const line = match[0].replace(/^\t+/, (tabs) => ' '.repeat(4 * tabs.length));
    const isIndented = line.startsWith(' '.repeat(this.indentation));
    return { text: isIndented ? line.slice(this.indentation) : line, isIndented };
  }

  #scanLazyLine(scanner: Scanner, isAfterBlank: boolean): RegExpExecArray | null {
    const lazyEnd = itemLazyEnds[Math.min(this.indentation, 3)];
    if (isAfterBlank || (lazyEnd && scanner.check(lazyEnd))) return null;
    return scanner.scan(nonBlankLine);
  }
}

// A tab counts as four spaces.
function indentedLinePattern(indentation: number): RegExp {
  const stops = Math.floor(indentation / 4);
  const stop = String.raw`(?:\t| {4})`;
  const indent = `${stop}{${stops}} {${indentation % 4}}|${stop}{${stops + 1}}`;
  return rubyPattern(new RegExp(String.raw`(?:${indent}).*\S.*\n`, 'y'));
}
