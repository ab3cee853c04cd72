import { stripStart } from '../model/ruby-text.ts';
import type { AttributeList } from './blocks.ts';
import type { Document } from './document.ts';
import { rubyPattern } from './ruby-pattern.ts';
import { Scanner } from './scanner.ts';

// The length is limited because every `{:` starts a search for a closing brace.
export const attributeListText = String.raw`(?:\\\}|[^}]){1,1000}`;

/** An inline attribute list (IAL) on a line of its own: `{:.note}`. Group 1 is its text. */
export const blockIal = rubyPattern(
  new RegExp(String.raw` {0,3}\{:(?!:|\/)(${attributeListText})\}\s*?\n`, 'y'),
);

/** The pattern of {@link itemIal}, for use in other patterns. */
export const itemIalSource = String.raw`\s*\{:(?!(?:\w[\w-]*)?:|\/)(${attributeListText})\}\s*`;

/** An IAL at the start of a list item, a term or a definition. Group 1 is its text. */
export const itemIal = rubyPattern(new RegExp(`^${itemIalSource}`));

/** An attribute list definition (ALD): `{:name: .note}`. Groups 1 and 2 are its name and text. */
export const ald = rubyPattern(
  new RegExp(String.raw` {0,3}\{:(\w[\w-]*):(${attributeListText})\}\s*?\n`, 'y'),
);

const keyValue = /([\w-]+)=(?:"([^"}]*)"|'([^'}]*)')/y;
const idsAndClasses = rubyPattern(/(?:#[A-Za-z][\w:-]*|\.[^\s.#]+)+(?!\S)/y);
const refName = rubyPattern(/\w[\w-]*(?!\S)/y);
const ignored = rubyPattern(/\s+|\S+/y);

// Ends the recursion of ALDs that refer to each other.
const maxRefs = 20;

/**
 * Parses the text of an attribute list and adds its attributes to `list`. A later value
 * replaces an earlier one, but classes are combined.
 */
export function mergeAttributeList(
  list: AttributeList | undefined,
  text: string,
  document: Document,
): AttributeList {
  const merged = list ?? { attributes: new Map(), refs: [] };
  const scanner = new Scanner(text, document.budget);
  while (!scanner.isAtEnd) {
    const pair = scanner.scan(keyValue);
    const selectors = pair ? null : scanner.scan(idsAndClasses);
    const ref = pair || selectors ? undefined : scanner.scan(refName)?.[0];
    if (pair) merged.attributes.set(pair[1] ?? '', pair[2] ?? pair[3] ?? '');
    else if (selectors) addIdsAndClasses(merged, selectors[0]);
    else if (ref !== undefined) addRef(merged, ref, document);
    else scanner.scan(ignored);
  }
  return merged;
}

function addIdsAndClasses({ attributes }: AttributeList, selectors: string): void {
  for (const [, prefix, name = ''] of selectors.matchAll(/([#.])([^.#]+)/g)) {
    if (prefix === '#') attributes.set('id', name);
    else attributes.set('class', stripStart(`${attributes.get('class') ?? ''} ${name}`));
  }
}

function addRef(list: AttributeList, name: string, document: Document): void {
  list.refs.push(name);
  const definition = document.alds.get(name);
  if (definition !== undefined && list.refs.length < maxRefs) {
    mergeAttributeList(list, definition, document);
  }
}
