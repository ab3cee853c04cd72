import { languageTag } from '../model/language.ts';
import { mapOf, nonBlankText, type Values } from './values.ts';

/** The language that front matter or a configuration names. */
export interface NamedLanguage {
  /** BCP 47; undefined if none is named, or none that is known. */
  readonly tag: string | undefined;
  /** The value that names no known language; undefined if all is well. */
  readonly unknown: string | undefined;
}

/**
 * Reads `lang`, `language` or `locale`. Each is a tag, the name of a language, a map with a `code`, or a
 * list, of which the first counts.
 *
 * @param data with scalars as in the file: `no` is Norwegian
 */
export function languageOf(data: Values): NamedLanguage {
  const named = [data.lang, data.language, data.locale].flat().flatMap((entry) => {
    const map = mapOf(entry);
    return nonBlankText(map ? (map.code ?? map.locale ?? map.lang) : entry) ?? [];
  });
  const tag = named.map(languageTag).find((found) => found !== undefined);
  return { tag, unknown: tag === undefined ? named[0] : undefined };
}
