// A file without short rows has fewer, since it is limited to 256 kB.
const maxCells = 300_000;

/**
 * Parses CSV (RFC 4180) or TSV with a header row. As in Ruby, an empty field is null unless it is
 * quoted.
 *
 * @throws if a quote is not closed or is in the middle of a field, or if short rows would have too many
 * empty fields
 */
export function parseCsv(text: string, separator: ',' | '\t'): Record<string, string | null>[] {
  const [names = [], ...rows] = rowsOf(text, separator);
  if (names.length * rows.length > maxCells)
    throw new Error('its rows are much shorter than its header');
  return rows.map((row) =>
    Object.fromEntries(names.map((name, index) => [name ?? '', row[index] ?? null])),
  );
}

function* rowsOf(text: string, separator: string): Generator<(string | null)[]> {
  const field =
    separator === ','
      ? /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|\r|$)/y
      : /("(?:[^"]|"")*"|[^"\t\r\n]*)(\t|\r?\n|\r|$)/y;
  let row: (string | null)[] = [];
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (!match) throw new Error('a quote is not closed, or is in the middle of a field');
    const [, value = '', end] = match;
    row.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value || null);
    if (end === separator) continue;
    if (row.length > 1 || row[0] !== null) yield row;
    row = [];
  }
  if (row.length > 0) yield row;
}
