// Patterns for where blocks end. All are sticky, for use at the start of a line. An IAL on a line of its own
// also ends a block; `isAtEnd` looks for both.
import { lazy } from '../model/lazy.ts';
import { attributeListText, isAttributeListNear } from './attribute-lists.ts';
import { spanElements } from './html-elements.ts';
import { namePattern, wordCharacter } from './html-tags.ts';
import { rubyPattern } from './ruby-pattern.ts';
import type { Scanner } from './scanner.ts';

export const blankLines = /(?:[ \t\r\f\v]*\n)+/y;
export const eobMarkerLine = /\^[ \t\r\f\v]*\n/y;

const blankOrEob = String.raw`[ \t\r\f\v]*\n|\^[ \t\r\f\v]*\n`;
const inlineNames = [...spanElements, 'script'].join('|');
const blockTag = String.raw`<\/(?!(?:${inlineNames})(?!${wordCharacter}))${namePattern}\s*>|<(?!(?:${inlineNames})(?!${wordCharacter}))${namePattern}`;
const lazyEndSource = `${blankOrEob}| {0,3}(?:${blockTag})|$`;
const definitionStart = String.raw` {0,3}:[\t| ]`;
const blockStart = (orderedItem: string) =>
  String.raw` {0,3}(?:(?:[+*\-]|${orderedItem})[\t| ]|>|[~${'`'}]{3})|#{1,6}[\t ]`;
const gfmBlockStart = blockStart('[0-9]+\\.');
// Another number in a paragraph starts no list (CommonMark 5.3).
const commonMarkBlockStart = blockStart('1[.)]');

/** Must follow a table or a math block. Otherwise, its text is a paragraph. */
export const blockBoundary = lazy(() => rubyPattern(new RegExp(`${blankOrEob}|$`, 'y')));

/** Ends the lazy lines of a blockquote or an indented codeblock. */
export const lazyEnd = lazy(() => rubyPattern(new RegExp(lazyEndSource, 'uy')));

/** Ends a paragraph. */
export const paragraphEnd = lazy(() =>
  rubyPattern(new RegExp(`${lazyEndSource}|${definitionStart}`, 'uy')),
);

/** Ends a paragraph with the GFM quirk `paragraph_end`. */
export const gfmParagraphEnd = lazy(() =>
  rubyPattern(new RegExp(`${lazyEndSource}|${definitionStart}|${gfmBlockStart}`, 'uy')),
);

/** Ends a paragraph and a table in CommonMark. */
export const commonMarkParagraphEnd = lazy(() =>
  rubyPattern(new RegExp(`${lazyEndSource}|${definitionStart}|${commonMarkBlockStart}`, 'uy')),
);

/** Match lines that cannot be lazy lines of a list item. The index is the item's indentation. */
export const itemLazyEnds = lazy(() =>
  [0, 1, 2, 3].map((indentation) =>
    rubyPattern(new RegExp(` {0,${indentation}}(?:${blockTag})`, 'uy')),
  ),
);

const ialStart = / {0,3}\{:/y;
const ialLines = [0, 1, 2, 3].map((indentation) =>
  rubyPattern(
    new RegExp(String.raw` {0,${indentation}}\{:(?!:|\/)${attributeListText}\}[ \t\r\f\v]*\n`, 'y'),
  ),
);

/**
 * Whether a block ends at the position.
 *
 * @param end one of the patterns of this file
 * @param maxIndentation the most spaces that may precede an IAL
 */
export function isAtEnd(scanner: Scanner, end: RegExp, maxIndentation = 3): boolean {
  if (scanner.check(end)) return true;
  const ialLine = ialLines[maxIndentation];
  if (!ialLine || !scanner.check(ialStart) || !isAttributeListNear(scanner)) return false;
  return scanner.check(ialLine) !== null;
}
