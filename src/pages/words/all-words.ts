import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fa } from './fa.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';
import type { Words } from './words.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

/** Our words in each language that pages are in. The first is for sites in any other language. */
export const allWords: readonly [Words, ...Words[]] = [
  en,
  ar,
  de,
  es,
  fa,
  fr,
  he,
  ja,
  ko,
  pt,
  ru,
  zhHans,
  zhHant,
];

/**
 * The words for a language: those of a Chinese site in Taiwan or Hong Kong are in traditional characters.
 *
 * @param tag BCP 47
 * @returns undefined if there are none
 */
export function wordsIn(tag: string): Words | undefined {
  const { language, script } = new Intl.Locale(tag).maximize();
  const known = language === 'zh' || language === 'yue' ? `zh-${script}` : language;
  return allWords.find((words) => words.tag === known);
}
