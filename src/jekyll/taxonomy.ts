import { lineText } from '../model/line-text.ts';
import type { Note } from '../model/problem.ts';
import { mapOf, textOf, type Values } from './values.ts';

/**
 * Returns the categories of a post in Jekyll's order: from its directories, the front matter defaults,
 * the key `categories` and the key `category`.
 */
export function categoriesOf(
  data: Values,
  fromPath: readonly string[],
  fromDefaults: unknown = undefined,
): string[] {
  const listed = [...fromPath, ...split(fromDefaults), ...split(data.categories)];
  const single = isSet(data.category) ? namesIn(data.category) : [];
  return distinct([...listed, ...single]);
}

/** Returns the tags of a post as in Jekyll: from the key `tag`, or from `tags` if `tag` is not set. */
export function tagsOf(data: Values): string[] {
  return distinct(isSet(data.tag) ? namesIn(data.tag) : split(data.tags));
}

/**
 * Cleans the names of categories or tags for feeds: decodes character references, puts each on one line
 * and removes trailing commas, which remain from a list such as `tags: a, b`.
 */
export function cleanNames(names: readonly string[]): string[] {
  return distinct(names.slice(0, maxNames).map(withoutCommas));
}

/** Notes that a post has more categories or tags than {@link cleanNames} keeps. */
export function termNotes(categories: readonly string[], tags: readonly string[]): Note[] {
  return Object.entries({ categories, tags }).flatMap(([key, { length }]): Note[] => {
    const text = `it has ${length} ${key}, of which the first ${maxNames} are used`;
    return length > maxNames ? [{ reason: 'terms', text }] : [];
  });
}

// Jekyll splits the string of a plural key at white space, but not that of a singular key. To Ruby, a
// no-break space and an ideographic space are none.
function split(value: unknown): string[] {
  return typeof value === 'string' ? value.split(/[ \t\n\v\f\r]+/) : namesIn(value);
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  const map = mapOf(value);
  if (map) return Object.keys(map);
  const text = textOf(value);
  return text === undefined ? [] : [text];
}

const maxNames = 100;
const maxLength = 300;

function withoutCommas(name: string): string {
  let clean = lineText(name.slice(0, maxLength));
  while (clean.endsWith(',')) clean = clean.slice(0, -1);
  return clean.trim();
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)].filter((name) => name.trim() !== '');
}
