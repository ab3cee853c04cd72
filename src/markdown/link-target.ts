import { isSpace, strip } from '../model/ruby-text.ts';
import type { WorkBudget } from '../model/work-budget.ts';
import { rubyPattern } from './ruby-pattern.ts';
import type { Scanner } from './scanner.ts';

const parenthesisOrTitle = rubyPattern(/[()]|\s(?=["'])/g);

/** The URL and the title of a link or an image. */
export interface LinkTarget {
  readonly url: string;
  readonly title: string | undefined;
}

/** Parses `(url)`, `(url "title")`, `(<url>)` or `(<url> "title")`; undefined if it is neither. */
export function parseInlineTarget(scanner: Scanner, budget: WorkBudget): LinkTarget | undefined {
  const start = scanner.pos;
  if (scanner.indexOf(')', start) < 0) return undefined;
  const inAngles = scanUrlInAngles(scanner);
  if (inAngles !== undefined && scanner.text[scanner.pos] === ')') {
    scanner.pos++;
    return { url: inAngles, title: undefined };
  }
  const isClosed = inAngles === undefined && skipUrl(scanner);
  budget.spend(scanner.pos - start);
  const url = inAngles ?? strip(scanner.text.slice(start + 1, scanner.pos - 1));
  if (isClosed) return { url, title: undefined };
  const title = scanTitle(scanner);
  return title === undefined ? undefined : { url, title };
}

function scanUrlInAngles(scanner: Scanner): string | undefined {
  const { text, pos } = scanner;
  if (!text.startsWith('(<', pos)) return undefined;
  const end = scanner.indexOf('>', pos + 2);
  const lineEnd = scanner.indexOf('\n', pos + 2);
  if (end < 0 || (lineEnd >= 0 && lineEnd < end)) return undefined;
  scanner.pos = end + 1;
  return text.slice(pos + 2, end);
}

// Moves past the parenthesis that closes the target, or past the white space before a title. Returns
// whether the target is closed.
function skipUrl(scanner: Scanner): boolean {
  let openParentheses = 0;
  parenthesisOrTitle.lastIndex = scanner.pos;
  for (;;) {
    const match = parenthesisOrTitle.exec(scanner.text);
    if (!match) return false;
    scanner.pos = match.index + 1;
    if (match[0] === '(') openParentheses++;
    else if (match[0] !== ')') return false;
    else if (--openParentheses === 0) return true;
  }
}

// Scans a title with the parenthesis after it. A title has at least one character.
function scanTitle(scanner: Scanner): string | undefined {
  const { text } = scanner;
  const opening = afterSpaces(text, scanner.pos);
  const quote = text[opening];
  if (quote !== '"' && quote !== "'") return undefined;
  const start = opening + 1;
  const end = scanner.searchOnce(`end of title ${quote}`, start + 1, () =>
    titleEnd(text, quote, start + 1),
  );
  if (end < 0) return undefined;
  scanner.pos = afterSpaces(text, end + 1) + 1;
  return text.slice(start, end);
}

/** Returns the index of the first quote that only white space separates from a parenthesis. */
function titleEnd(text: string, quote: string, from: number): number {
  let end = text.indexOf(quote, from);
  while (end >= 0 && text[afterSpaces(text, end + 1)] !== ')') end = text.indexOf(quote, end + 1);
  return end;
}

/** Returns the first position, from one on, that is not white space. */
export function afterSpaces(text: string, position: number): number {
  let end = position;
  while (isSpace(text[end])) end++;
  return end;
}
