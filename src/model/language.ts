/** Makes a language tag (RFC 5646) canonical: `zh_cn` becomes `zh-CN`. Undefined if it is invalid. */
export function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
