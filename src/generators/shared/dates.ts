import { parseDate, twoDigits, wallTimeIn } from '../../jekyll/dates.ts';
import { parseRubyTime, type WallTime } from '../../jekyll/ruby-time.ts';
import { nonBlankText, type Values } from '../../jekyll/values.ts';
import { PostProblem } from '../../model/problem.ts';

/** A date in front matter. */
export interface WrittenDate {
  readonly time: Date;
  /** The local time in the zone that the date names. If the date names no zone, it is that of the site. */
  readonly wall: WallTime;
}

/**
 * Reads the first of several keys that has a valid date.
 *
 * @param timeZone an IANA name, for dates that name no zone
 */
export function firstDate(
  data: Values,
  keys: readonly string[],
  timeZone: string,
): WrittenDate | undefined {
  for (const key of keys) {
    const date = dateIn(nonBlankText(data[key]) ?? '', timeZone);
    if (date) return date;
  }
  return undefined;
}

/**
 * Reads the publication date of a post: the first of several keys that has a valid date, or else a day.
 *
 * @param day of the file name; undefined if that has none
 * @returns undefined if the post has neither
 * @throws {PostProblem} if a key has a text that is no date, and there is no other
 */
export function publicationOf(
  data: Values,
  keys: readonly string[],
  timeZone: string,
  day = '',
): WrittenDate | undefined {
  const date = firstDate(data, keys, timeZone) ?? dateIn(day, timeZone);
  const written = keys.flatMap((key) => nonBlankText(data[key]) ?? [])[0];
  if (date || written === undefined) return date;
  throw new PostProblem(`its date is not valid: ${written}`, 'no-date');
}

/** The parts of a date as permalinks have them, by their names in Hexo. */
export function datePartsOf(wall: WallTime) {
  const { year, month, day, hour, minute, second } = wall;
  return {
    year: String(year).padStart(4, '0'),
    month: twoDigits(month),
    day: twoDigits(day),
    hour: twoDigits(hour),
    minute: twoDigits(minute),
    second: twoDigits(second),
    i_month: String(month),
    i_day: String(day),
  };
}

/** Reads a date in almost any format; undefined if the text has none. */
export function dateIn(text: string, timeZone: string): WrittenDate | undefined {
  const time = parseDate(text, timeZone, false);
  if (!time) return undefined;
  const written = parseRubyTime(text);
  return { time, wall: written?.offset === undefined ? wallTimeIn(time, timeZone) : written };
}

/** The day at the start of a file name, and the rest of the name: `2026-01-31-hello`. */
export function datedName(
  name: string,
): { readonly day: string; readonly rest: string } | undefined {
  const [, day, rest] = /^(\d{4}-\d\d-\d\d)(?:[-_ ]+(.*))?$/.exec(name) ?? [];
  return day === undefined ? undefined : { day, rest: rest ?? '' };
}
