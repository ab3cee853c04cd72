import { html } from 'hono/html';
import type { Site } from '../model/article.ts';
import { remembering } from '../model/remembering.ts';
import type { Html } from './html.ts';
import { fill, type Values } from './text.ts';
import { allWords, wordsIn } from './words/all-words.ts';
import type { Plural, Words } from './words/words.ts';

/** The language and conventions of a page. */
export interface Locale {
  readonly words: Words;
  /** BCP 47. The site's language, or English if there are no words in it. */
  readonly tag: string;
  readonly direction: Direction;
  readonly number: (value: number) => string;
  /** Two numbers as a range: "100–999". */
  readonly range: (from: number, to: number) => string;
  /** A text for a number of things. `shown` replaces the number, as in "100–999 articles". */
  readonly count: (plural: Plural, value: number, values?: Values, shown?: string) => Html;
  /** The day of a time in the site's time zone. */
  readonly day: (time: Date) => string;
  /** The days between two times. */
  readonly days: (from: Date, to: Date) => string;
  /** Joins names as a list: "A, B and C". */
  readonly list: (items: readonly Html[]) => Html;
}

type Direction = 'ltr' | 'rtl';

// A site has one language, its articles may have more, and a visitor of the page before the first import may name any.
const mostLanguages = 20;

const locales = remembering(
  (language) => remembering((timeZone) => makeLocale(language, timeZone), 1),
  mostLanguages,
);

/** The locale of the pages of a site. */
export function localeOf({ language, timeZone }: Pick<Site, 'language' | 'timeZone'>): Locale {
  return locales(language)(timeZone);
}

function makeLocale(language: string, timeZone: string): Locale {
  const [english] = allWords;
  const own = isLanguageTag(language) ? wordsIn(language) : undefined;
  const words = own ?? english;
  const tag = own ? language : english.tag;
  const numbers = new Intl.NumberFormat(tag);
  const plurals = new Intl.PluralRules(tag);
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone });
  const lists = new Intl.ListFormat(tag);
  return {
    words,
    tag,
    direction: directionOf(tag),
    number: (value) => numbers.format(value),
    range: (from, to) => numbers.formatRange(from, to),
    count: (plural, value, values = {}, shown = numbers.format(value)) =>
      fill(plural[plurals.select(value)] ?? plural.other, { ...values, count: shown }),
    day: (time) => days.format(time),
    days: (from, to) => days.formatRange(from, to),
    list: (items) => listOf(lists, items),
  };
}

function listOf(lists: Intl.ListFormat, items: readonly Html[]): Html {
  const parts = lists.formatToParts(items.map((_, at) => String(at)));
  return html`${parts.map(({ type, value }) => (type === 'literal' ? value : items[Number(value)]))}`;
}

/**
 * The attributes that say in which language a text is; none if it is that of the page.
 *
 * @param language BCP 47; empty if it is unknown
 */
export function languageAttributes(locale: Locale, language: string): Html {
  if (language === locale.tag || !isLanguageTag(language)) return html``;
  return html` lang="${language}" dir="${directionOf(language)}"`;
}

const rightToLeft = /^(?:Adlm|Arab|Hebr|Mand|Nkoo|Rohg|Samr|Syrc|Thaa)$/;

const directionOf = remembering(
  (tag): Direction =>
    rightToLeft.test(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr',
  mostLanguages,
);

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1 && text !== '';
  } catch {
    return false;
  }
}
