/**
 * Reads a table (RFC 4180) whose first row has the names of its columns.
 *
 * @param separator what stands between the fields of a row
 */
export function parseCsv(text: string, separator: ',' | '\t'): Record<string, string | null>[] {
  const [names = [], ...rows] = rowsOf(text, separator);
  return rows.map((row) =>
    Object.fromEntries(names.map((name, at) => [name ?? '', row[at] ?? null])),
  );
}

// An empty field is nothing; one in quotes is an empty text.
function* rowsOf(text: string, separator: string): Generator<(string | null)[]> {
  const field =
    separator === ','
      ? /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|\r|$)/y
      : /("(?:[^"]|"")*"|[^"\t\r\n]*)(\t|\r?\n|\r|$)/y;
  let row: (string | null)[] = [];
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    if (!found) throw new Error('a quote has no end, or stands within a field');
    const [, value = '', end] = found;
    row.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value || null);
    if (end === separator) continue;
    if (row.length > 1 || row[0] !== null) yield row;
    row = [];
  }
  if (row.length > 0) yield row;
}
