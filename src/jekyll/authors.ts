import type { Author } from '../model/article.ts';
import { lineText } from '../model/line-text.ts';
import { plainLine } from '../model/text.ts';
import { urlInSite } from './absolute-url.ts';
import { linkedAuthors } from './linked-authors.ts';
import { emailOf, isYamlFalse, mapOf, nonBlankText, type Values } from './values.ts';

/** The data that the authors of a post are looked up in and resolved against. */
export interface KnownAuthors {
  /** Authors by key, from `authors` in the configuration and from `_data/authors`. */
  readonly byKey: Values;
  /** The site URL. */
  readonly siteUrl: string;
}

const maxAuthors = 100;

// In characters.
const maxNameLength = 300;
const maxNamesLength = 1_000;

/**
 * Reads the authors of a post: those of `author`, then those of `authors`. Only a string in `authors`
 * is split into several names.
 */
export function postAuthorsOf({ author, authors }: Values, known: KnownAuthors): Author[] {
  const text = nonBlankText(authors);
  const several = text === undefined ? authors : (linkedAuthors(text) ?? splitNames(text, known));
  return distinct([...authorsOf(author, known), ...authorsOf(several, known)]);
}

/**
 * Reads the value of `author`: a name or the key of a known author, a map, or a list of these. As in
 * jekyll-feed, a string is one name, also with a comma. It is several if all of its parts are keys of
 * known authors, or have mail addresses, or if it begins with a link in Markdown.
 */
export function authorsOf(value: unknown, known: KnownAuthors): Author[] {
  const list = (Array.isArray(value) ? value : [value]).slice(0, maxAuthors);
  return distinct(
    list.flatMap((entry) => splitKnown(entry, known)).flatMap((entry) => authorOf(entry, known)),
  );
}

function distinct(authors: readonly Author[]): Author[] {
  const byName = new Map<string, Author>();
  for (const author of authors) if (!byName.has(author.name)) byName.set(author.name, author);
  return [...byName.values()].slice(0, maxAuthors);
}

function splitKnown(entry: unknown, known: KnownAuthors): unknown[] {
  const text = nonBlankText(entry);
  if (text === undefined) return [entry];
  const linked = linkedAuthors(text);
  if (linked) return linked;
  const parts = splitNames(text, known);
  const isKnown = (part: string) => Object.hasOwn(known.byKey, part) || mailAddress.test(part);
  return parts.every(isKnown) ? parts : [text];
}

// A comma before one of these does not separate two names.
const nameSuffix = /^(?:Jr|Sr|Ph\.? ?D|M\.?D|MD|PhD|Inc|Ltd|LLC|GmbH|[IVX]+|Esq)\.?$/i;

// The semicolon of a character reference, such as `&amp;`, does not separate two names.
const separator = /,|(?<!&#?\w{1,31});|\s(?:and|und|et|y|e|en|&)\s/;

function splitNames(text: string, { byKey }: KnownAuthors): string[] {
  if (Object.hasOwn(byKey, text) || text.length > maxNamesLength) return [text];
  const parts: string[] = [];
  for (const part of text.split(separator)) {
    const name = part.trim().replace(/^(?:and|&)\s+/, '');
    if (nameSuffix.test(name) && parts.length > 0) parts.push(`${parts.pop()}, ${name}`);
    else if (name !== '') parts.push(name);
  }
  return parts;
}

function authorOf(entry: unknown, { byKey, siteUrl }: KnownAuthors): Author[] {
  if (isYamlFalse(entry)) return [];
  const text = nonBlankText(entry);
  const found = text !== undefined && Object.hasOwn(byKey, text) ? byKey[text] : entry;
  const map = mapOf(found);
  const first = (keys: readonly string[]) =>
    keys.map((key) => nonBlankText(map?.[key])).find((value) => value !== undefined);
  const name = nameOf(first(nameKeys) ?? nonBlankText(found) ?? text ?? first(['username']) ?? '');
  if (name === '') return [];
  const url = urlInSite(first(urlKeys), siteUrl);
  const email = emailOf(map?.email);
  const avatar = urlInSite(first(avatarKeys), siteUrl);
  return [
    {
      name,
      ...(url === undefined ? {} : { url }),
      ...(email === undefined ? {} : { email }),
      ...(avatar === undefined ? {} : { avatar }),
    },
  ];
}

// In order of precedence.
const nameKeys = ['name', 'display_name', 'full_name', 'fullname'];
const urlKeys = ['uri', 'url', 'website', 'web', 'homepage', 'link', 'href'];
const avatarKeys = ['avatar', 'picture', 'image', 'photo', 'img'];

// An address in an account such as `@kim@social.example` is not one of mail.
const mailAddress =
  /(?<![@\w])(?:mailto:)?([^\s<>()[\]",;:@]+)@[^\s<>()[\]",;:@]+\.[^\s<>()[\]",;:@]+/;

/**
 * Cleans a name. A mail address beside it, as in `Kim <kim@site.example>`, is removed, since feeds have
 * no place for it in a name. A mail address alone is shortened to the part before the `@`.
 */
function nameOf(written: string): string {
  const name = lineText(written.slice(0, maxNameLength));
  const [address, account = ''] = mailAddress.exec(name) ?? [];
  if (address === undefined) return name;
  const rest = plainLine(name.replace(address, ' ').replace(/[<>()[\]"]/g, ' '));
  return rest.replace(/^[,;:\s]+|[,;:\s]+$/g, '') || account;
}
