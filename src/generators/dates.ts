import { parseDate, wallTimeIn } from '../jekyll/dates.ts';
import { parseRubyTime, type WallTime } from '../jekyll/ruby-time.ts';
import { nonBlankText, type Values } from '../jekyll/values.ts';

/** A date in front matter. */
export interface WrittenDate {
  readonly time: Date;
  /** What the clock shows in the zone that the date names, or else in that of the site. */
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

/** Reads a date in almost any format; undefined if the text has none. */
export function dateIn(text: string, timeZone: string): WrittenDate | undefined {
  // Unlike a Ruby time, an ISO 8601 time may end in `Z` after any number of decimals.
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
