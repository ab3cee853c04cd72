import type { SizeFigures } from '../figures.ts';

/** A table of a report. */
export interface Section {
  readonly title: string;
  /** The first one is that of the rows' names. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Explains the table to its reader. */
  readonly note?: string;
}

/** Writes a table as text: the first column to the left, numbers to the right. */
export function sectionText({ title, columns, rows, note }: Section): string {
  const widths = columns.map((column, index) =>
    Math.max(...[column, ...rows.map((row) => row[index] ?? '')].map(({ length }) => length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) =>
        index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const body = [columns, ...rows].map(line).join('\n');
  return `${title}\n\n${body}\n${note === undefined ? '' : `\n${note}\n`}`;
}

/** Writes a table as Markdown. */
export function sectionMarkdown({ title, columns, rows, note }: Section): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const [, ...numbers] = columns;
  const rule = ['---', ...numbers.map(() => '---:')];
  const body = [columns, rule, ...rows].map(line).join('\n');
  return `### ${title}\n\n${body}\n${note === undefined ? '' : `\n${note}\n`}`;
}

/** A whole number with a separator of thousands, like `10,000`. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** A number with as many digits as it needs: `0.083`, `8.3`, `83`. */
export function short(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value))));
  return value >= 100 ? whole(value) : value.toFixed(Math.min(digits, 4));
}

/** Bytes as megabytes. */
export function megabytes(bytes: number): string {
  return whole(bytes / 1e6);
}

/** The rows of each size, each with the number of articles before its name. */
export function rowsOfSizes<Size extends Pick<SizeFigures, 'articles'>>(
  sizes: readonly Size[],
  rowsOf: (figures: Size) => readonly (readonly string[])[],
): string[][] {
  return sizes.flatMap((figures) =>
    rowsOf(figures).map(([name = '', ...cells], index) => {
      const articles = index === 0 ? whole(figures.articles) : '';
      return [name, articles, ...cells];
    }),
  );
}
