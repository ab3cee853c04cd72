import { withoutAccents } from '../../model/latin-letters.ts';
import { lazy } from '../../model/lazy.ts';

/** Makes a slug as Hexo does: without accents, and with a hyphen for ASCII signs and white space. */
export function slugize(text: string): string {
  const wide = /[\uff21-\uff3a\uff41-\uff5a]/g;
  return withoutAccents(text, { ß: 's', ð: 'ð', þ: 'þ', ŋ: 'ŋ', ĳ: 'ĳ' })
    .replace(wide, (letter) => letter.normalize('NFKC'))
    .replace(/\p{Cc}/gu, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * Makes a slug of ASCII as Zola does: with a hyphen for everything but letters and digits. Of other scripts, Cyrillic
 * and Greek letters are written as its library deunicode writes them.
 *
 * @returns undefined if the text has letters of other scripts, or signs such as `€`, which Zola writes as words
 */
export function zolaSlug(text: string): string | undefined {
  if (/(?!\p{ASCII})\p{S}/u.test(text)) return undefined;
  // Apostrophes, which become hyphens.
  return asciiSlug(inLatin(text.toLowerCase().replace(/ь/g, '-').replace(/ґ/g, 'g-')));
}

/** Writes a text in ASCII, with a hyphen for everything but letters and digits. */
function asciiSlug(text: string): string | undefined {
  return inAscii(text)
    ?.replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * Makes a slug as the filters of Eleventy do. `slugify` has a hyphen for everything but letters and digits, and writes
 * `ä` as `ae`; `slug` keeps some signs.
 *
 * @returns undefined if the text has letters of other scripts
 */
export function eleventySlug(text: string, filter: 'slug' | 'slugify'): string | undefined {
  if (filter === 'slugify') {
    // Signs of currencies become letters, which differ with its version.
    if (/(?!\$)\p{Sc}/u.test(text)) return undefined;
    const known = text
      .normalize('NFC')
      .replace(/(?<=[a-z\d])'(?=[ts](?:\s|$))|\p{Sk}|\p{Mn}|·/giu, '')
      .replace(unknownToSlugify, '-')
      .replaceAll('&', ' and ')
      .replace(/[äöü]/gi, '$&e');
    return asciiSlug(known);
  }
  return inAscii(text.replaceAll('&', 'and'))
    ?.replace(/[^\w\s$*+~.()'"!:@-]+/g, '')
    .trim()
    .replace(/[-\s]+/g, '-');
}

/**
 * Makes a slug of ASCII as Pelican does: without signs, and with a hyphen for white space. Of other scripts,
 * Cyrillic and Greek letters are written as its library Unidecode writes them.
 *
 * @param isUnicode whether letters stay as they are, as with `SLUGIFY_USE_UNICODE`
 * @returns undefined if the text has letters of other scripts
 */
export function pelicanSlug(text: string, isUnicode = false): string | undefined {
  const lower = text.toLowerCase();
  return (isUnicode ? lower.normalize('NFKC') : inAscii(inLatin(lower)))
    ?.replace(/[^\p{L}\p{N}_\s-]/gu, '')
    .trim()
    .replace(/[-\s]+/g, '-');
}

// Letters that its table lacks.
const unknownToSlugify =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{No}ŒœŦŧŊŋĸŉ]+/gu;

function inLatin(text: string): string {
  return text.replace(/[\u0386-\u0491]/g, (letter) => latin().get(letter) ?? letter);
}

function inAscii(text: string): string | undefined {
  const plain = withoutAccents(text.normalize('NFC')).toLowerCase();
  return /[^\p{ASCII}\p{P}\p{S}\p{Z}\p{Mn}]/u.test(plain) ? undefined : plain;
}

const cyrillic =
  'а a б b в v г g д d е e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю iu я ia ѐ ie ё io ђ dj ѓ gj є ie ѕ dz і i ї yi ј j љ lj њ nj ћ tsh ќ kj ѝ i ў u џ dzh ґ g';
const greek =
  'ΐ i ά a έ e ή e ί i ΰ u α a β b γ g δ d ε e ζ z η e θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r ς s σ s τ t υ u φ ph χ kh ψ ps ω o ϊ i ϋ u ό o ύ u ώ o';

/** Letters, and how Unidecode and deunicode write them in ASCII. Signs of hardness and softness disappear. */
const latin = lazy<ReadonlyMap<string, string>>(
  () =>
    new Map(
      [...`${cyrillic} ${greek}`.matchAll(/(\S) (\S+)/g)].map(([, letter = '', text = '']) => [
        letter,
        text === '-' ? '' : text,
      ]),
    ),
);
