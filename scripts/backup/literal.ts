/** Writes a value as an SQL literal. */
export function literal(value: unknown): string {
  if (value === null) return 'NULL';
  if (value instanceof Uint8Array) return `X'${hex(value)}'`;
  if (typeof value !== 'string') return String(value);
  // A statement ends at a null character.
  if (value.includes('\0')) return `CAST(X'${hex(value)}' AS TEXT)`;
  return `'${value.replaceAll("'", "''")}'`;
}

/** Cuts a text into pieces of a length, and never within a character. */
export function* pieces(text: string, length: number): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const end = start + length;
    const isCut = /[\uD800-\uDBFF]/.test(text[end - 1] ?? '') && end < text.length;
    yield text.slice(start, isCut ? end - 1 : end);
    start = isCut ? end - 1 : end;
  }
}

function hex(value: string | Uint8Array): string {
  return Buffer.from(value).toString('hex');
}
