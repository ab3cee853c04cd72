import type { Author } from '../../model/article.ts';
import { plainLine } from '../../model/text.ts';
import { filledText, mapOf, type Values, webAddress } from './values.ts';

/**
 * The authors that a front matter or a configuration names: a name, a map, or a list of either.
 * A name that is a key of `known` (the configuration's `authors`) stands for the entry there.
 */
export function authorsOf(value: unknown, known: Values): Author[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((entry) => {
    const author = authorOf(entry, known);
    return author ? [author] : [];
  });
}

function authorOf(entry: unknown, known: Values): Author | undefined {
  const text = filledText(entry);
  const map = text === undefined ? mapOf(entry) : mapOf(known[text]);
  if (!map) return text === undefined ? undefined : { name: plainLine(text) };
  const name = filledText(map.name) ?? filledText(map.display_name) ?? text;
  if (name === undefined) return undefined;
  const url = webAddress(filledText(map.url) ?? filledText(map.uri));
  const email = filledText(map.email);
  return {
    name: plainLine(name),
    ...(url === undefined ? {} : { url }),
    ...(email?.includes('@') ? { email: plainLine(email) } : {}),
  };
}
