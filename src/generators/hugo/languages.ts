import { nonBlankText, type Values } from '../../jekyll/values.ts';

/** The language of files whose name has none. */
export function defaultLanguage(hugo: Values): string {
  return nonBlankText(hugo.defaultcontentlanguage)?.toLowerCase() ?? 'en';
}
