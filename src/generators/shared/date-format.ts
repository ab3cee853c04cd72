import { monthNames } from '../../jekyll/permalink.ts';
import type { WallTime } from '../../jekyll/ruby-time.ts';
import { datePartsOf } from './dates.ts';

// The directives of `strftime`, by the parts that they stand for.
const directives: Readonly<Record<string, keyof ReturnType<typeof datePartsOf>>> = {
  ...({ Y: 'year', m: 'month', d: 'day', H: 'hour', M: 'minute', S: 'second' } as const),
  ...({ '-m': 'i_month', '-d': 'i_day' } as const),
};

/** Writes a date as `strftime` does, in the directives that URLs have, such as `%Y/%m`. Others stay as they are. */
export function formatDate(wall: WallTime, format: string): string {
  const parts = datePartsOf(wall);
  const month = monthNames[wall.month - 1] ?? '';
  return format.replace(/%(-?\w)/g, (source, key: string) => {
    if (key === 'B') return month;
    if (key === 'b') return month.slice(0, 3);
    if (key === 'y') return parts.year.slice(-2);
    const part = Object.hasOwn(directives, key) ? directives[key] : undefined;
    return part === undefined ? source : parts[part];
  });
}
