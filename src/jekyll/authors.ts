import type { Author } from '../model/article.ts';
import { plainLine } from '../model/text.ts';
import { httpUrl, mapOf, nonBlankText, type Values } from './values.ts';

/**
 * Reads the authors from front matter or a configuration: a name, several names in one string ("A, B
 * and C"), a map, or a list of these.
 *
 * @param byKey authors by key, from `authors` in the configuration and from `_data/authors`. A name that
 *   is one of the keys stands for that author.
 */
export function authorsOf(value: unknown, byKey: Values): Author[] {
  const list = Array.isArray(value) ? value : [value];
  const authors = list
    .slice(0, maxAuthors)
    .flatMap((entry) => splitNames(entry, byKey))
    .flatMap((entry) => authorOf(entry, byKey) ?? []);
  const names = authors.map(({ name }) => name);
  return authors.filter(({ name }, index) => names.indexOf(name) === index).slice(0, maxAuthors);
}

const maxAuthors = 100;
const maxNamesLength = 1_000;

// A comma before one of these does not separate two names.
const nameSuffix = /^(?:Jr|Sr|Ph\.? ?D|M\.?D|MD|PhD|Inc|Ltd|LLC|GmbH|[IVX]+|Esq)\.?$/i;

// The semicolon of a character reference, such as `&amp;`, does not separate two names.
const separator = /,|(?<!&#?\w{1,31});|\s(?:and|und|et|y|e|en|&)\s/;

function splitNames(entry: unknown, byKey: Values): unknown[] {
  const text = nonBlankText(entry);
  if (text === undefined || Object.hasOwn(byKey, text) || text.length > maxNamesLength) {
    return [entry];
  }
  const parts: string[] = [];
  for (const part of text.split(separator)) {
    const name = part.trim().replace(/^(?:and|&)\s+/, '');
    if (nameSuffix.test(name) && parts.length > 0) parts.push(`${parts.pop()}, ${name}`);
    else if (name !== '') parts.push(name);
  }
  return parts;
}

function authorOf(entry: unknown, byKey: Values): Author | undefined {
  const text = nonBlankText(entry);
  const map =
    text === undefined ? mapOf(entry) : mapOf(Object.hasOwn(byKey, text) ? byKey[text] : undefined);
  if (!map) return text === undefined ? undefined : { name: plainLine(text) };
  const name = nonBlankText(map.name) ?? nonBlankText(map.display_name) ?? text;
  if (name === undefined) return undefined;
  const url = httpUrl(nonBlankText(map.url) ?? nonBlankText(map.uri));
  const email = nonBlankText(map.email);
  return {
    name: plainLine(name),
    ...(url === undefined ? {} : { url }),
    ...(email?.includes('@') ? { email: plainLine(email) } : {}),
  };
}
