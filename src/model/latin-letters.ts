/**
 * Removes the accents of Latin letters, as far as Unicode decomposes them, and writes other Latin letters in ASCII.
 * Letters of other scripts stay as they are, and so do marks that are characters of their own, which NFC composes.
 *
 * @param exceptions how some letters are written instead, by the letter in lower case
 */
export function withoutAccents(
  text: string,
  exceptions: Readonly<Record<string, string>> = {},
): string {
  return text
    .replace(accented, (letter) => letter.normalize('NFD').replace(/(?<=[A-Za-z])\p{Mn}+/gu, ''))
    .replace(special, (letter) => {
      const small = letter.toLowerCase();
      const plain = exceptions[small] ?? letters[small] ?? small;
      return small === letter ? plain : plain.toUpperCase();
    });
}

const accented = /[\u00c0-\u024f\u1e00-\u1eff]/g;

const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ĳ: 'ij', ø: 'o', ł: 'l', ŀ: 'l', đ: 'd', ð: 'd', þ: 'th' },
  ...{ ħ: 'h', ŧ: 't', ı: 'i', ŋ: 'n', ŉ: 'n', ĸ: 'k', ſ: 's', ª: 'a', º: 'o' },
};

const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'gi');
