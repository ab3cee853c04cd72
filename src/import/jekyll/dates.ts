/** A moment as a wall clock of some zone shows it. */
export interface WallTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const day = /(\d{4})[-/](\d{1,2})[-/](\d{1,2})/.source;
const clock = /(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?/.source;
const zone = /(Z|UTC|GMT|[+-]\d{1,2}:?\d{0,2})/.source;
// `2023-01-29 18:30:22 2023 -0800` was seen: Ruby passes over the second year.
const dayFirst = new RegExp(`^${day}(?:(?:[Tt]|\\s+)${clock}(?:\\s+\\d{4})?\\s*${zone}?)?$`, 'i');
// What YAML 1.1 itself takes for a time: all three parts of the clock, and no quotes.
const yamlTime = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d\d:\d\d(?:\.\d*)?$/;
const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const named = new RegExp(
  `^(?:[a-z]{3,9},?\\s+)?(?:([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?|(\\d{1,2})(?:st|nd|rd|th)?\\s+([a-z]{3,9}))` +
    `\\.?,?\\s+(\\d{4})(?:,?\\s+${clock}\\s*${zone}?)?$`,
  'i',
);

/**
 * Reads the date of a post as Jekyll does. Without a zone it is on the clock of `timeZone`, with
 * one exception that Jekyll inherits from YAML: an unquoted full time (`2021-12-01 13:33:50`) is in
 * UTC, whatever the site's zone.
 *
 * @param timeZone an IANA name
 * @param unquoted whether it stood in the front matter without quotes
 * @returns undefined for what is no date, or one that no calendar has
 */
export function readDate(text: string, timeZone: string, unquoted: boolean): Date | undefined {
  const trimmed = text.trim();
  const match = dayFirst.exec(trimmed);
  if (match) {
    const [, year, month, date, hour, minute, second, offset] = match;
    const wall = wallTime(year, Number(month), date, hour, minute, second);
    const inUtc = unquoted && yamlTime.test(trimmed);
    return wall && instant(wall, inUtc ? 'Z' : offset, timeZone);
  }
  const words = named.exec(trimmed);
  if (!words) return undefined;
  const [, month1, date1, date2, month2, year, hour, minute, second, offset] = words;
  const month = monthNames.indexOf((month1 ?? month2 ?? '').slice(0, 3).toLowerCase()) + 1;
  const wall = wallTime(year, month, date1 ?? date2, hour, minute, second);
  return wall && instant(wall, offset, timeZone);
}

/** Midnight of a day on the clock of a zone; undefined for a day that no calendar has. */
export function midnight(
  { year, month, day: date }: { year: number; month: number; day: number },
  timeZone: string,
): Date | undefined {
  const wall = wallTime(String(year), month, String(date));
  return wall && instant(wall, undefined, timeZone);
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

function wallTime(year = '', month = 0, date = '', hour = '0', minute = '0', second = '0') {
  const wall: WallTime = {
    year: Number(year),
    month,
    day: Number(date),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
  const asUtc = new Date(utcMilliseconds(wall));
  // JavaScript takes the years below 100 for those of the last century.
  const exists =
    wall.year >= 100 && asUtc.getUTCMonth() + 1 === month && asUtc.getUTCDate() === wall.day;
  return exists && wall.hour < 24 && wall.minute < 60 && wall.second < 61 ? wall : undefined;
}

function instant(wall: WallTime, offset: string | undefined, timeZone: string): Date | undefined {
  const utc = utcMilliseconds(wall);
  if (offset !== undefined) return new Date(utc - offsetMilliseconds(offset));
  // The zone's offset depends on the time, which depends on the offset: two looks settle it.
  let guess = utc;
  for (let look = 0; look < 2; look++) {
    const shown = utcMilliseconds(wallTimeIn(new Date(guess), timeZone));
    guess += utc - shown;
  }
  return new Date(guess);
}

function utcMilliseconds(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
}

function offsetMilliseconds(offset: string): number {
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
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
