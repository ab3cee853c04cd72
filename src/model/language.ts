/** The canonical form of a language tag (RFC 5646), `zh-CN` for `zh_cn`; undefined if it is invalid. */
export function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
