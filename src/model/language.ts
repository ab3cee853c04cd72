import { languageNames } from './language-names.ts';
import { lazy } from './lazy.ts';

/**
 * Finds the language tag (RFC 5646) that a text means: `zh_cn` and `zh_CN.UTF-8` mean `zh-CN`, `english`
 * means `en`, and `中文` means `zh`.
 *
 * @returns the canonical tag; undefined if the text means no language that is known
 */
export function languageTag(text: string): string | undefined {
  const name = text.trim().normalize('NFC').toLowerCase();
  return languageNames().get(name) ?? knownTag(posixTag(name)) ?? firstName(name);
}

// `de_DE.UTF-8@euro` is how POSIX names a locale. A modifier may be a script: `sr_RS@latin`.
function posixTag(name: string): string {
  const [locale = '', modifier] = name.split('@');
  const [, language = '', rest = ''] = /^([^_.-]+)([^.]*)/.exec(locale) ?? [];
  const script = { latin: '-latn', cyrillic: '-cyrl' }[modifier ?? ''] ?? '';
  return `${language}${script}${rest}`.replaceAll('_', '-').replace(/-posix$/, '');
}

// Codes of countries that are often written for a language and are not the code of any other.
const countryCodes: Readonly<Record<string, string>> = {
  cn: 'zh-CN',
  cz: 'cs',
  dk: 'da',
  gr: 'el',
  jp: 'ja',
  tw: 'zh-TW',
  ua: 'uk',
};

const known = lazy(() => new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }));

/** The canonical form of a tag whose language and region are known. */
function knownTag(text: string): string | undefined {
  const country = countryCodes[text];
  if (country !== undefined) return country;
  if (!/^[a-z]{2,3}(?:-[a-z\d]+)*$/.test(text)) return undefined;
  try {
    const [tag = ''] = Intl.getCanonicalLocales(text);
    const language = tag.split('-', 1)[0] ?? '';
    // "Undetermined", "multiple languages" and "no linguistic content" say nothing.
    const isNone = /^(?:und|mul|zxx|mis)$/.test(language);
    return isNone || known().of(language) === undefined ? undefined : tag;
  } catch {
    return undefined;
  }
}

/** Reads the first name of several, or one with a country in brackets: `English (US)`, `fr, en`. */
function firstName(name: string): string | undefined {
  const [, first = '', separator, rest = ''] = /^([^(（,/;]+)([(（,/;])(.*)$/.exec(name) ?? [];
  const language = first.trim();
  const tag = languageNames().get(language) ?? knownTag(posixTag(language));
  const [, country] = /^\s*([a-z]{2})\s*[)）]$/.exec(rest) ?? [];
  const isInBrackets = tag !== undefined && country !== undefined && /[(（]/.test(separator ?? '');
  return isInBrackets ? (knownTag(`${tag.toLowerCase()}-${country}`) ?? tag) : tag;
}

/**
 * The name of a language in that language, like "Deutsch" for `de`.
 *
 * @param tag canonical; returned as it is if the language has no known name
 */
export function languageName(tag: string): string {
  // `DisplayNames` throws if a tag has extensions, such as `-u-co-phonebk`, or a private use part.
  const { baseName } = new Intl.Locale(tag);
  return new Intl.DisplayNames([baseName], { type: 'language' }).of(baseName) ?? tag;
}
