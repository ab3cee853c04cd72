/**
 * Reads a table of characters and their names. A code point, such as `U+E4`, is followed by the names of its
 * character. After each comma are the names of the next character in Unicode, if it has any. Characters of
 * several code points are written as `U+3C+20D2`.
 */
export function namedCharacters(table: string): Map<string, string> {
  const characters = new Map<string, string>();
  for (const run of table.split('U+').slice(1)) {
    const [points = '', ...words] = run.trim().split(/\s+/);
    const [first = 0, ...others] = points.split('+').map((point) => Number.parseInt(point, 16));
    for (const [index, names] of words.join(' ').split(',').entries()) {
      const character = String.fromCodePoint(first + index, ...others);
      for (const name of names.split(' ')) if (name !== '') characters.set(name, character);
    }
  }
  return characters;
}
