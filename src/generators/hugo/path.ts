/**
 * Makes a path as Hugo does (`MakePathSanitized`): white space becomes a hyphen, other characters than
 * letters, digits, marks and `._#+-~@/` are dropped.
 */
export function hugoPath(text: string, { keepsCase = false, removesAccents = false } = {}): string {
  const plain = removesAccents
    ? text
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC')
    : text;
  let path = '';
  let isHyphenDue = false;
  for (const character of plain) {
    if (/[\p{L}\p{Nd}\p{M}./\\_#+~@-]/u.test(character)) {
      if (isHyphenDue && character !== '-') path += '-';
      isHyphenDue = false;
      path += character;
    } else if (path !== '' && !path.endsWith('-') && /\s/.test(character)) isHyphenDue = true;
  }
  return keepsCase ? path : path.toLowerCase();
}
