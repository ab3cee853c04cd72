import { type CalendarDay, isInRange, parseRubyTime, type WallTime } from './ruby-time.ts';

// A YAML 1.1 timestamp with a time of day, which must include the seconds.
const yamlTimestamp =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.\d*)?(?:\s*(?:Z|([-+]\d{1,2}):?(\d\d)?))?$/;

const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Parses the date of a post as Jekyll does. A date without a zone is in `timeZone`, with one exception
 * that Jekyll inherits from YAML: an unquoted timestamp with seconds (`2021-12-01 13:33:50`) is in UTC.
 * A day past the end of its month, such as February 30, overflows into the next month.
 *
 * @param timeZone an IANA name
 * @param isUnquoted whether the text was a plain scalar in the front matter
 * @returns undefined if the text is not a date
 */
export function parseDate(text: string, timeZone: string, isUnquoted: boolean): Date | undefined {
  const trimmed = text.trim();
  const timestamp = isUnquoted ? yamlTimestamp.exec(trimmed) : null;
  if (timestamp) return fromTimestamp(timestamp);
  const time = parseRubyTime(trimmed);
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
 * Midnight in a time zone. As in Jekyll, a day past the end of its month overflows into the next one.
 *
 * @returns undefined if the month or the day is out of range in any month
 */
export function midnight(day: CalendarDay, timeZone: string): Date | undefined {
  const wall = { ...day, hour: 0, minute: 0, second: 0 };
  return isInRange(wall) ? instant(wall, undefined, timeZone) : undefined;
}

/** Whether the month has this day. */
export function dayExists({ year, month, day }: CalendarDay): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}

/** The wall clock time in a time zone, in whole seconds. */
export function wallTimeIn(time: Date, timeZone: string): WallTime {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterFor(timeZone).formatToParts(time)) {
    parts[type] = Number(value);
  }
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day: date, hour, minute, second };
}

/** Whether the runtime knows a time zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    return formatterFor(name) !== undefined;
  } catch {
    return false;
  }
}

function instant(wall: WallTime, offset: number | undefined, timeZone: string): Date {
  const utc = utcMilliseconds(wall);
  if (offset !== undefined) return new Date(utc - offset * 60_000);
  // As in Ruby, an ambiguous time at the end of summer time is the later one, and a time that is skipped
  // at its start is read with the offset from before.
  const before = offsetAt(utc - dayMilliseconds, timeZone);
  const after = offsetAt(utc + dayMilliseconds, timeZone);
  const isAfter = before === after || offsetAt(utc - after, timeZone) === after;
  return new Date(utc - (isAfter ? after : before));
}

/**
 * The UTC offset of a time zone in milliseconds, positive to the east.
 *
 * @param time epoch milliseconds of a whole second
 */
function offsetAt(time: number, timeZone: string): number {
  return utcMilliseconds(wallTimeIn(new Date(time), timeZone)) - time;
}

/** A number below 100 in two digits. */
export function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function utcMilliseconds(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
}

// Creating a formatter takes longer than reading a post.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}
