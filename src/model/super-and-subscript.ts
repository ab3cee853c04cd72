const raised: Readonly<Record<string, string>> = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
  '=': '⁼',
  '(': '⁽',
  ')': '⁾',
  n: 'ⁿ',
  i: 'ⁱ',
};
const lowered: Readonly<Record<string, string>> = {
  0: '₀',
  1: '₁',
  2: '₂',
  3: '₃',
  4: '₄',
  5: '₅',
  6: '₆',
  7: '₇',
  8: '₈',
  9: '₉',
  '+': '₊',
  '-': '₋',
  '−': '₋',
  '=': '₌',
  '(': '₍',
  ')': '₎',
};

/** Writes superscript or subscript as plain text: with Unicode's characters, or with `^` or `_`. */
export function raisedOrLowered(text: string, kind: 'sup' | 'sub'): string {
  return (
    inUnicode(text, kind) ?? `${kind === 'sup' ? '^' : '_'}${text.length > 1 ? `(${text})` : text}`
  );
}

// Longer texts are no exponents or indices.
const maxLength = 20;

/** Writes superscript or subscript with Unicode's characters; undefined if it has others. */
export function inUnicode(text: string, kind: 'sup' | 'sub'): string | undefined {
  const table = kind === 'sup' ? raised : lowered;
  if (text === '' || text.length > maxLength) return undefined;
  const characters = [...text.trim()].map((character) => table[character]);
  return characters.every((character) => character !== undefined) ? characters.join('') : undefined;
}
