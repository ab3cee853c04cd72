import { remembering } from './remembering.ts';

/** Milliseconds. On so many days in a row, no time zone has ever changed its clocks and changed them back. */
const period = 8 * 24 * 60 * 60 * 1000;

// Posts are read in the order of their dates, so a few periods are enough.
const maxPeriods = 1_000;

/** The offset in a period, by time zone and period; undefined if the clocks change in it. */
const offsets = new Map<string, number | undefined>();

/**
 * Returns the UTC offset of a time zone in milliseconds, positive to the east. Formatting a time takes much longer than
 * anything else that is done with a date, so the offset is kept for a period in which it stays the same.
 *
 * @param time epoch milliseconds
 * @param timeZone an IANA name
 * @throws {RangeError} if the runtime does not know the time zone
 */
export function offsetAt(time: number, timeZone: string): number {
  const index = Math.floor(time / period);
  const key = `${timeZone} ${index}`;
  if (!offsets.has(key)) {
    if (offsets.size >= maxPeriods) offsets.clear();
    const first = formattedOffset(index * period, timeZone);
    const last = formattedOffset((index + 1) * period - 1000, timeZone);
    offsets.set(key, first === last ? first : undefined);
  }
  return offsets.get(key) ?? formattedOffset(Math.floor(time / 1000) * 1000, timeZone);
}

/** Whether the runtime knows a time zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    return formatterFor(name) !== undefined;
  } catch {
    return false;
  }
}

/** @param time epoch milliseconds of a whole second */
function formattedOffset(time: number, timeZone: string): number {
  // Like `2/18/2025, 03:00:00`. Formatting to parts takes three times as long.
  const text = formatterFor(timeZone).format(time);
  const [month = 1, day = 1, year = 0, hour = 0, minute = 0, second = 0] = text
    .split(/\D+/)
    .map(Number);
  const wall = new Date(0);
  // Date.UTC would read the years before 100 as those of the 20th century.
  wall.setUTCFullYear(year, month - 1, day);
  return wall.setUTCHours(hour, minute, second) - time;
}

// Creating a formatter takes longer than reading a post. There are some 600 time zones; a site has one or a few.
const maxFormatters = 50;

const formatterFor = remembering(
  (timeZone) =>
    new Intl.DateTimeFormat('en-US', {
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
    }),
  maxFormatters,
);
