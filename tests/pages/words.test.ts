import { describe, expect, it } from 'vitest';
import { localeOf } from '../../src/pages/locale.ts';
import { allWords, wordsIn } from '../../src/pages/words/all-words.ts';
import type { Plural } from '../../src/pages/words/words.ts';

const [english] = allWords;

/** All texts by their paths, like `kinds.tag.one`. */
function textsOf(words: object, path = ''): [path: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : textsOf(value, `${path}${key}.`),
  );
}

// Forms of plurals differ between languages, and so do numbers of one and two, which may be words.
const placeholders = (text: string) =>
  [...text.matchAll(/\{\w+\}/g)]
    .flat()
    .filter((name) => name !== '{count}')
    .sort();
const isPlural = (path: string) => /^(?:articles|results)\./.test(path);

describe.each(allWords.map((words) => [words.tag, words] as const))(
  'the words in %s',
  (tag, words) => {
    it('have a text wherever the English ones have', () => {
      const paths = (texts: object) =>
        textsOf(texts)
          .map(([path]) => path)
          .filter((path) => !isPlural(path));
      expect(paths(words)).toEqual(paths(english));
      expect(textsOf(words).filter(([, text]) => text.trim() === '')).toEqual([]);
    });

    it('have the values that the English ones have', () => {
      const texts = new Map(textsOf(english));
      for (const [path, text] of textsOf(words)) {
        const expected = texts.get(path) ?? texts.get(path.replace(/\w+$/, 'other')) ?? '';
        expect([path, placeholders(text)]).toEqual([path, placeholders(expected)]);
      }
    });

    it('have each plural form of the language', () => {
      const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted();
      const plurals: readonly Plural[] = [words.articles, words.results];
      for (const plural of plurals) expect(Object.keys(plural).sort()).toEqual(forms);
    });

    it('are chosen for their language', () => {
      expect(wordsIn(tag)).toBe(words);
    });
  },
);

describe('the words of a site', () => {
  it.each([
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hans-TW', 'zh-Hans'],
    ['en-GB', 'en'],
    ['pt-BR', 'pt'],
    ['de-AT', 'de'],
    ['iw', 'he'],
  ])('in %s are those in %s', (language, tag) => {
    const locale = localeOf({ language, timeZone: 'UTC' });
    expect([locale.tag, locale.words.tag]).toEqual([language, tag]);
  });

  it.each(['vi', 'sr-Latn', '', 'not a language', 'x'])(
    'in %j, which we do not speak, are English',
    (language) => {
      const locale = localeOf({ language, timeZone: 'UTC' });
      expect([locale.tag, locale.direction, locale.words.tag]).toEqual(['en', 'ltr', 'en']);
    },
  );

  it('are written from right to left where the language is', () => {
    const directions = ['fa', 'ar-EG', 'he', 'ja'].map(
      (language) => localeOf({ language, timeZone: 'UTC' }).direction,
    );
    expect(directions).toEqual(['rtl', 'rtl', 'rtl', 'ltr']);
  });
});

describe('a locale', () => {
  const time = new Date('2026-05-01T18:30:00Z');

  it.each([
    ['en', 'May 2, 2026'],
    ['en-GB', '2 May 2026'],
    ['de', '2. Mai 2026'],
    ['zh-CN', '2026年5月2日'],
    ['ja', '2026年5月2日'],
    ['ko', '2026년 5월 2일'],
    ['ru', '2 мая 2026 г.'],
    ['fa', '۱۲ اردیبهشت ۱۴۰۵'],
  ])('in %s writes a day as %s, in the time zone of the site', (language, day) => {
    expect(localeOf({ language, timeZone: 'Asia/Shanghai' }).day(time)).toBe(day);
  });

  it.each([
    ['en', 1, '1 article'],
    ['en', 0, '0 articles'],
    ['ru', 1, '1 статья'],
    ['ru', 3, '3 статьи'],
    ['ru', 5, '5 статей'],
    ['ru', 21, '21 статья'],
    ['ar', 2, 'مقالان'],
    ['de', 1234, '1.234 Artikel'],
    ['zh-CN', 1234, '1,234 篇文章'],
    ['fa', 12, '۱۲ نوشته'],
  ])('in %s counts %i as %s', async (language, count, text) => {
    const locale = localeOf({ language, timeZone: 'UTC' });
    expect(String(await locale.count(locale.words.articles, count))).toBe(text);
  });
});
