/**
 * Whether a name differs from another by a typing mistake: a character that is missing, added, replaced or
 * exchanged with its neighbor, or by case or `-` for `_`. The names of short variables are not compared.
 */
export function isNearly(name: string, known: string): boolean {
  const [written, meant] = [name.toUpperCase().replaceAll('-', '_'), known.toUpperCase()];
  if (written === meant) return name !== known;
  if (meant.length < 6 || Math.abs(written.length - meant.length) > 1) return false;
  let start = 0;
  while (start < written.length && written[start] === meant[start]) start++;
  let end = 0;
  const shorter = Math.min(written.length, meant.length);
  while (end < shorter - start && written.at(-1 - end) === meant.at(-1 - end)) end++;
  const [left, right] = [written, meant].map((text) => text.slice(start, text.length - end));
  if (left === undefined || right === undefined) return false;
  const isExchanged = left.length === 2 && left === [...right].reverse().join('');
  return (left.length <= 1 && right.length <= 1) || isExchanged;
}
