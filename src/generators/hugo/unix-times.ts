import { textOf, type Values } from '../../jekyll/values.ts';
import type { FrontMatter } from '../../jekyll/yaml.ts';
import { lowerKeys } from '../shared/front-matter.ts';

/** The keys that have the date of a page, by default in this order. */
export const dateKeys = ['date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified'];

const expiryKeys = ['expirydate', 'unpublishdate'];

/** A copy in which dates that are numbers are ISO 8601: for Hugo, they are seconds since 1970. Texts are no numbers. */
export function withUnixTimes(data: Values, { typed }: FrontMatter): Values {
  const found = [...dateKeys, ...expiryKeys].filter((key) => /^\d+$/.test(textOf(data[key]) ?? ''));
  if (found.length === 0) return data;
  const values = lowerKeys(typed());
  const times = found.flatMap((key) => {
    const time = new Date(Number(values[key]) * 1000);
    return typeof values[key] === 'number' && !Number.isNaN(time.getTime())
      ? [[key, time.toISOString()]]
      : [];
  });
  return { ...data, ...Object.fromEntries(times) };
}
