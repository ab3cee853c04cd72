/** Makes a slug as Hexo does: without accents, and with a hyphen for ASCII signs and white space. */
export function slugize(text: string): string {
  return withoutAccents(text)
    .replace(/\p{Cc}/gu, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Removes the accents of letters, as far as Unicode decomposes them, and writes some others in ASCII. */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?<=[A-Za-z])\p{Mn}+/gu, '')
    .normalize('NFC')
    .replace(/[ßæøœłđðþÆØŒŁĐÐÞ]/g, (letter) => ascii[letter] ?? letter);
}

const ascii: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th' },
  ...{ Æ: 'AE', Ø: 'O', Œ: 'OE', Ł: 'L', Đ: 'D', Ð: 'D', Þ: 'TH' },
};

/**
 * Makes a slug of ASCII as Zola does: with a hyphen for everything but letters and digits.
 *
 * @returns undefined if the text has letters of other scripts, for which generators have tables of their own
 */
export function asciiSlug(text: string): string | undefined {
  return inAscii(text)
    ?.replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Makes a slug of ASCII as Pelican does: without signs, and with a hyphen for white space. */
export function pelicanSlug(text: string): string | undefined {
  return inAscii(text)
    ?.replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/[-\s]+/g, '-');
}

function inAscii(text: string): string | undefined {
  const plain = withoutAccents(text).toLowerCase();
  return /[^\p{ASCII}\p{P}\p{S}\p{Z}\p{Mn}]/u.test(plain) ? undefined : plain;
}
