/**
 * A language tag in its usual spelling (RFC 5646), so `zh_cn` is `zh-CN`; undefined for what is none.
 */
export function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
