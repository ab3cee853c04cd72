import { strip } from '../model/ruby-text.ts';
import { offsetAt } from '../model/utc-offset.ts';
import { type CalendarDay, isInRange, parseRubyTime, type WallTime } from './ruby-time.ts';

// A YAML 1.1 timestamp with a time of day, which must include the seconds. Its white space is ASCII.
const yamlTimestamp =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|[ \t]+)(\d{1,2}):(\d\d):(\d\d)(?:\.\d*)?(?:[ \t]*(?:Z|([-+]\d{1,2}):?(\d\d)?))?$/;

const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Parses the date of a post as Jekyll does. A date without a zone is in `timeZone`, except that an
 * unquoted timestamp with seconds (`2021-12-01 13:33:50`) is in UTC, as YAML defines it.
 * A day past the end of its month, such as February 30, overflows into the next month.
 *
 * @param timeZone an IANA name
 * @param isUnquoted whether the text was a plain scalar in the front matter
 * @returns undefined if the text is not a date
 */
export function parseDate(text: string, timeZone: string, isUnquoted: boolean): Date | undefined {
  const timestamp = isUnquoted ? yamlTimestamp.exec(strip(text)) : null;
  if (timestamp) return fromTimestamp(timestamp);
  const time = parseRubyTime(text.trim());
  return time && instant(time, time.offset, timeZone);
}

function fromTimestamp(parts: readonly string[]): Date | undefined {
  const [, year, month, day, hour, minute, second, offsetHours, offsetMinutes] = parts;
  const wall: WallTime = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
  const sign = offsetHours?.startsWith('-') ? -1 : 1;
  const offset = Number(offsetHours ?? 0) * 60 + sign * Number(offsetMinutes ?? 0);
  return isInRange(wall) ? instant(wall, offset, 'UTC') : undefined;
}

/**
 * Returns midnight of a day in a time zone. As in Jekyll, a day past the end of its month overflows into
 * the next one.
 *
 * @returns undefined if the year, month or day is out of range
 */
export function midnight(day: CalendarDay, timeZone: string): Date | undefined {
  const wall = { ...day, hour: 0, minute: 0, second: 0 };
  return isInRange(wall) ? instant(wall, undefined, timeZone) : undefined;
}

/** Whether a day exists, unlike February 30. */
export function dayExists({ year, month, day }: CalendarDay): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}

/** Converts a time to the wall clock time in a time zone, in whole seconds. */
export function wallTimeIn(time: Date, timeZone: string): WallTime {
  const wall = new Date(time.getTime() + offsetAt(time.getTime(), timeZone));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
  };
}

function instant(wall: WallTime, offset: number | undefined, timeZone: string): Date {
  const utc = utcMilliseconds(wall);
  if (offset !== undefined) return new Date(utc - offset * 60_000);
  // As in Ruby, a time that occurs twice because clocks go back is the later one, and a time that is
  // skipped because they go forward has the offset from before the change.
  const offsetBefore = offsetAt(utc - dayMilliseconds, timeZone);
  const offsetAfter = offsetAt(utc + dayMilliseconds, timeZone);
  const isAfterChange =
    offsetBefore === offsetAfter || offsetAt(utc - offsetAfter, timeZone) === offsetAfter;
  return new Date(utc - (isAfterChange ? offsetAfter : offsetBefore));
}

/** Formats a number below 100 with two digits. */
export function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function utcMilliseconds(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
}

/** Returns the UTC offset of a time zone in minutes, positive to the east. */
export function utcOffset(time: Date, timeZone: string): number {
  return Math.round(offsetAt(time.getTime(), timeZone) / 60_000);
}
