import { lazy } from './lazy.ts';

/**
 * The terms of a text, each once: what the index of the search has of an article, and what it is asked for. Both
 * are folded in the same way, so that a word is found however it is written.
 *
 * - A word of an alphabet is a term, without accents and in lower case.
 * - Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese have no spaces between words, or endings that stick
 *   to them. Each pair of neighbouring characters is a term, and so is each character for searches for one.
 * - An emoji is a term, whatever its colour.
 */
export function termsOf(text: string): Set<string> {
  return collect(text, (characters) => [...characters, ...pairsOf(characters)]);
}

/** The terms that an article must have to be found by a query, at most {@link maxQueryTerms}. */
export function queryTerms(query: string): readonly string[] {
  const terms = collect(query, (characters) =>
    characters.length === 1 ? characters : pairsOf(characters),
  );
  return [...terms].slice(0, maxQueryTerms);
}

/** A query of a hundred Chinese characters has a hundred pairs. The first ones tell articles apart as well. */
const maxQueryTerms = 24;

type TermsOfRun = (characters: readonly string[]) => readonly string[];

function collect(text: string, termsOfRun: TermsOfRun): Set<string> {
  const terms = new Set<string>();
  for (const [token] of fold(text).matchAll(tokens())) {
    if (unspaced().test(token)) {
      for (const term of termsOfRun(splitCharacters(token))) terms.add(term);
    } else if (token.length <= maxWord) {
      terms.add(token);
    }
  }
  return terms;
}

// Longer words are data, such as a picture in Base64.
const maxWord = 60;

// Scripts that are split into pairs of characters. "Scx" includes the long vowel mark of Kana.
const unspacedScripts =
  '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}';
const unspacedLetter = `(?=[${unspacedScripts}])[\\p{L}\\p{M}\\p{N}]`;
const spacedLetter = `(?![${unspacedScripts}])[\\p{L}\\p{M}\\p{N}]`;
const unspaced = lazy(() => new RegExp(unspacedLetter, 'u'));

// A word may end like "C++" and "C#".
const tokens = lazy(
  () =>
    new RegExp(
      `(?:${unspacedLetter})+|(?:${spacedLetter})+(?:\\+\\+|#)?|\\p{RI}{2}|(?![\\d#*])\\p{Emoji}`,
      'gu',
    ),
);

function splitCharacters(run: string): string[] {
  // Marks such as Thai vowels belong to the letter before them.
  return run.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((second, at) => `${characters[at]}${second}`);
}

/**
 * Folds a text to what its spellings have in common: the width and case of letters, accents, the points of
 * Hebrew and Arabic, letters that Arabic and Persian keyboards write differently, and digits.
 */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(ignored(), '')
    .normalize('NFC')
    .toLowerCase()
    .replace(ignored(), '')
    .replace(folded(), (letter) => foldings.get(letter) ?? letter)
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

// Accents of Latin, Greek and Cyrillic letters; points of Hebrew and Arabic; the tatweel; and characters that
// show nothing, such as soft hyphens, zero-width joiners and the variation selectors of emoji.
const ignored = lazy(
  () =>
    /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\p{Variation_Selector}\p{Emoji_Modifier}\p{Cf}]/gu,
);

const foldings = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ı', 'i'],
  ['ς', 'σ'],
  ['ي', 'ی'],
  ['ى', 'ی'],
  ['ك', 'ک'],
  ['ة', 'ه'],
  ['ۀ', 'ه'],
  ['ە', 'ه'],
]);

const folded = lazy(() => new RegExp(`[${[...foldings.keys()].join('')}]`, 'gu'));
