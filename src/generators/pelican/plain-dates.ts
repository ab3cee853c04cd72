import type { Values } from '../../jekyll/values.ts';

// Python's dateutil reads 02.01.2024 as the first of February, and 13.01.2024 as the 13th of January.
const dayAndMonth = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/;

const timeWithoutColon = /^(\d{4}-\d\d-\d\d)[ T](\d\d)(\d\d)$/;

/** Writes the dates of an article in ISO 8601, which everybody reads in the same way. */
export function withPlainDates(data: Values): Values {
  const isDate = (key: string) => key === 'date' || key === 'modified';
  const plain = (text: string) =>
    text
      .replace(dayAndMonth, (_, first: string, _separator, second: string, year: string) => {
        const [month, day] = Number(first) <= 12 ? [first, second] : [second, first];
        return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      })
      .replace(timeWithoutColon, '$1 $2:$3');
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      return [key, isDate(key) && typeof value === 'string' ? plain(value) : value];
    }),
  );
}
