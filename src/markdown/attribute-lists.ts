import type { AttributeList } from './blocks.ts';
import type { Document } from './document.ts';
import { rubyPattern } from './ruby-pattern.ts';
import { Scanner } from './scanner.ts';

// In characters. The length is limited because every `{:` starts a search for a closing brace.
const maxLength = 1000;
export const attributeListText = String.raw`(?:\\\}|[^}]){1,${maxLength}}`;

/** An inline attribute list (IAL) on a line of its own: `{:.note}`. Group 1 is its text. */
export const blockIal = rubyPattern(
  new RegExp(String.raw` {0,3}\{:(?!:|\/)(${attributeListText})\}\s*?\n`, 'y'),
);

/** The pattern of {@link itemIal}, for use in other patterns. */
export const itemIalSource = String.raw`\s*\{:(?!(?:\w[\w-]*)?:|\/)(${attributeListText})\}`;

/** An IAL at the start of a list item, a term or a definition. Group 1 is its text. */
export const itemIal = rubyPattern(new RegExp(String.raw`^${itemIalSource}\s*`));

/** An attribute list definition (ALD): `{:name: .note}`. Groups 1 and 2 are its name and text. */
export const ald = rubyPattern(
  new RegExp(String.raw` {0,3}\{:(\w[\w-]*):(${attributeListText})\}\s*?\n`, 'y'),
);

const keyAndQuote = /(\w[\w-]*)=(["'])/y;
const idsAndClasses = rubyPattern(/(?:#[A-Za-z][\w:-]*|\.[^\s.#]+)+(?!\S)/y);
const refName = rubyPattern(/\w[\w-]*(?!\S)/y);
const ignored = rubyPattern(/\s+|\S+/y);
const closingQuotes = {
  '"': rubyPattern(/(?<!\\)"(?!\S)/g),
  "'": rubyPattern(/(?<!\\)'(?!\S)/g),
};

/** Whether a brace follows that is near enough to close an attribute list at the position. */
export function isAttributeListNear(scanner: Scanner): boolean {
  const end = scanner.indexOf('}', scanner.pos);
  return end >= 0 && end - scanner.pos < maxLength + 100;
}

/**
 * Parses the text of an attribute list and adds its attributes to `list`. A later value replaces an
 * earlier one, but classes are combined.
 */
export function mergeAttributeList(
  list: AttributeList | undefined,
  text: string,
  { budget }: Document,
): AttributeList {
  const merged: AttributeList = list ?? { attributes: new Map(), refs: [] };
  const scanner = new Scanner(text, budget);
  while (!scanner.isAtEnd) {
    const pair = scanKeyValue(scanner);
    const selectors = pair ? null : scanner.scan(idsAndClasses);
    const ref = pair || selectors ? undefined : scanner.scan(refName)?.[0];
    if (pair) merged.attributes.set(...pair);
    else if (selectors) addIdsAndClasses(merged.attributes, selectors[0]);
    else if (ref !== undefined) merged.refs.push(ref);
    else scanner.scan(ignored);
  }
  return merged;
}

// The quote that ends a value is the first one before white space. Others are part of it.
function scanKeyValue(scanner: Scanner): [key: string, value: string] | undefined {
  const start = scanner.pos;
  const match = scanner.scan(keyAndQuote);
  const quote = match?.[2];
  if (quote !== '"' && quote !== "'") return undefined;
  const valueStart = scanner.pos;
  const end = scanner.searchOnce(`closing ${quote}`, valueStart, () => {
    const closingQuote = closingQuotes[quote];
    closingQuote.lastIndex = valueStart;
    return closingQuote.exec(scanner.text)?.index ?? -1;
  });
  scanner.pos = end < 0 ? start : end + 1;
  if (end < 0) return undefined;
  const value = scanner.text.slice(valueStart, end);
  return [match?.[1] ?? '', value.replaceAll('\\}', '}').replaceAll(`\\${quote}`, quote)];
}

function addIdsAndClasses(attributes: Map<string, string>, selectors: string): void {
  for (const [, prefix, name = ''] of selectors.matchAll(/([#.])([^.#]+)/g)) {
    if (prefix === '#') attributes.set('id', name);
    else addClass(attributes, name);
  }
}

function addClass(attributes: Map<string, string>, name: string): void {
  const others = attributes.get('class');
  attributes.set('class', others === undefined ? name : `${others} ${name}`);
}

/** Adds attributes to others: a value replaces an earlier one, but classes are combined. */
export function addAttributes(
  attributes: Map<string, string>,
  added: ReadonlyMap<string, string>,
): void {
  for (const [key, value] of added) {
    if (key === 'class') addClass(attributes, value);
    else attributes.set(key, value);
  }
}
