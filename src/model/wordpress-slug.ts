import { withoutAccents } from './latin-letters.ts';

/**
 * The slugs that WordPress may have made of a name that has this slug in Feedmill: without accents and punctuation.
 * Some languages write letters as pairs: `ü` is `ue` in German and `u` in all others (`remove_accents` and
 * `sanitize_title_with_dashes` in its `formatting.php`).
 *
 * @returns those that differ from the slug
 */
export function wordPressSlugs(slug: string): string[] {
  const plain = withoutAccents(slug, { ß: 's' });
  const paired = withoutAccents(slug.replace(/[äöüßøåđ]/g, (letter) => pairs[letter] ?? letter));
  const slugs = new Set([plain, paired].map((text) => sanitized(text)));
  return [...slugs].filter((one) => one !== '' && one !== slug);
}

// In German, Danish and Serbian.
const pairs: Readonly<Record<string, string>> = {
  ...{ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ø: 'oe', å: 'aa', đ: 'dj' },
};

// Percent-encoded. WordPress cuts what is longer.
const maxLength = 200;

function sanitized(text: string): string {
  const slug = cut(text)
    .replace(/[./\s\u2010-\u2015]/g, '-')
    .replace(ignored, '')
    .replaceAll('×', 'x')
    .replaceAll('€', 'e')
    .replace(/-{2,}/g, '-');
  return slug.replace(/^-|-$/g, '');
}

// ASCII but letters, digits, `-` and `_`; quotation marks, signs, and what is not visible.
const ignored =
  /[!-,:-@[-^`{-~\u00a1\u00a9\u00ab\u00ae\u00b0\u00b4\u00bb\u00bf\u02ca\u2018-\u201f\u2022\u2026\u2039\u203a\u2122\p{Cf}\p{Cc}]/gu;

function cut(text: string): string {
  let length = 0;
  let end = 0;
  for (const character of text.toWellFormed()) {
    length += encodeURIComponent(character).length;
    if (length > maxLength) return text.slice(0, end);
    end += character.length;
  }
  return text;
}
