/** Makes a language tag (RFC 5646) canonical: `zh_cn` becomes `zh-CN`. Undefined if it is invalid. */
export function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/**
 * The name of a language in that language, like "Deutsch" for `de`.
 *
 * @param tag canonical; returned as it is if the language has no known name
 */
export function languageName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}
