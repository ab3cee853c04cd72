import { canBe, parseRubyTime, type WallTime } from './ruby-time.ts';

export type { WallTime } from './ruby-time.ts';

// What YAML 1.1 itself takes for a time: all three parts of the clock, and no quotes.
const yamlTime =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.\d*)?(?:\s*(?:Z|([-+]\d{1,2}):?(\d\d)?))?$/;

const day = 24 * 60 * 60 * 1000;

/**
 * Reads the date of a post as Jekyll does. Without a zone it is on the clock of `timeZone`, with
 * one exception that Jekyll inherits from YAML: an unquoted full time (`2021-12-01 13:33:50`) is in
 * UTC, whatever the site's zone. A day that its month has not, February 30, runs over into the next.
 *
 * @param timeZone an IANA name
 * @param unquoted whether it stood in the front matter without quotes
 * @returns undefined for what is no date
 */
export function parseDate(text: string, timeZone: string, unquoted: boolean): Date | undefined {
  const trimmed = text.trim();
  const yaml = unquoted ? yamlTime.exec(trimmed) : null;
  if (yaml) return fromYaml(yaml);
  const written = parseRubyTime(trimmed);
  return written && instant(written, written.offset, timeZone);
}

function fromYaml([, year, month, date, hour, minute, second, hours, minutes]: readonly string[]) {
  const wall: WallTime = {
    year: Number(year),
    month: Number(month),
    day: Number(date),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
  const sign = hours?.startsWith('-') ? -1 : 1;
  const offset = Number(hours ?? 0) * 60 + sign * Number(minutes ?? 0);
  return canBe(wall) ? instant(wall, offset, 'UTC') : undefined;
}

/**
 * Midnight of a day on the clock of a zone; undefined for what cannot be a day. One that its month
 * has not runs over into the next, as with Jekyll.
 */
export function midnight(
  day: Pick<WallTime, 'year' | 'month' | 'day'>,
  timeZone: string,
): Date | undefined {
  const wall = { ...day, hour: 0, minute: 0, second: 0 };
  return canBe(wall) ? instant(wall, undefined, timeZone) : undefined;
}

/** Whether a day is in the calendar. */
export function dayExists({ year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}

/** What the clock of a zone shows at a time. */
export function wallTimeIn(time: Date, timeZone: string): WallTime {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterFor(timeZone).formatToParts(time)) {
    parts[type] = Number(value);
  }
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day: date, hour, minute, second };
}

/** Whether the runtime knows a zone by this name. */
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
  // As with Ruby, a time that the clock shows twice is the second, and one that it leaves out is taken
  // by the clock from before. So only what the clock was and will be matters.
  const before = offsetAt(utc - day, timeZone);
  const after = offsetAt(utc + day, timeZone);
  const isAfter = before === after || offsetAt(utc - after, timeZone) === after;
  return new Date(utc - (isAfter ? after : before));
}

/** Milliseconds by which a zone's clock is ahead of UTC at a time in whole seconds. */
function offsetAt(time: number, timeZone: string): number {
  return utcMilliseconds(wallTimeIn(new Date(time), timeZone)) - time;
}

function utcMilliseconds(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

// Making one takes longer than reading a post; a site has one zone.
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
