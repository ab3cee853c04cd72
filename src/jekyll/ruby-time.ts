/** A calendar date. It may not exist, such as February 30. */
export interface CalendarDay {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

/** The time that a clock in some time zone shows. */
export interface WallTime extends CalendarDay {
  /** 0 to 24; 24 only at midnight. */
  readonly hour: number;
  readonly minute: number;
  /** 0 to 60. */
  readonly second: number;
}

interface ParsedTime extends WallTime {
  /** Minutes east of UTC; undefined if the text has no time zone that Ruby knows. */
  readonly offset: number | undefined;
}

type DayParts = Readonly<Partial<Record<'year' | 'month' | 'day', string>>>;

const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const monthNames = month.slice(1, -1).split('|');

// The formats in the order in which Ruby's `Date._parse` tries them.
const dayFormats: readonly (readonly [RegExp, (match: readonly string[]) => DayParts])[] = [
  [
    new RegExp(
      `('?\\d+)[^-\\d\\s]*\\s*${month}[^-\\d\\s']*(?:\\s*('?-?\\d+(?:(?:st|nd|rd|th)\\b)?))?`,
    ),
    ([, day, name, year]) => ordered(year, name, day),
  ],
  [
    new RegExp(`\\b${month}[^-\\d\\s']*\\s*('?\\d+)[^-\\d\\s']*(?:\\s*,?\\s*('?-?\\d+))?`),
    ([, name, day, year]) => ordered(year, name, day),
  ],
  [/('?[-+]?\d+)-(\d+)-('?-?\d+)/, ([, a, b, c]) => ordered(a, b, c)],
  [
    new RegExp(`('?-?\\d+)-${month}[^-/.]*-('?-?\\d+)`),
    ([, day, name, year]) => ordered(year, name, day),
  ],
  [
    new RegExp(`\\b${month}[^-/.]*-('?-?\\d+)(?:-('?-?\\d+))?`),
    ([, name, day, year]) => ordered(year, name, day),
  ],
  [/('?-?\d+)\/\s*('?\d+)(?:\D\s*('?-?\d+))?/, ([, a, b, c]) => ordered(a, b, c)],
  [/('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)/, ([, a, b, c]) => ordered(a, b, c)],
];

const clock =
  /(\d+\s*(?:(?::\s*\d+(?:\s*:\s*\d+(?:[,.]\d*)?)?|h(?:\s*\d+m?(?:\s*\d+s?)?)?)(?:\s*[ap](?:m\b|\.m\.))?|[ap](?:m\b|\.m\.)))(?:\s*((?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[a-z.\s]+(?:standard|daylight)\stime\b|[a-z]+(?:\sdst)?\b))?/;
const clockParts =
  /^(\d+)h?(?:\s*:?\s*(\d+)m?(?:\s*:?\s*(\d+)(?:[,.]\d*)?s?)?)?(?:\s*([ap])(?:m\b|\.m\.))?/;
const compact = /\b(\d{4})(\d\d)(\d\d)(?:\s*t?\s*(\d\d)(\d\d)(\d\d)?)?(?=z\b|t\d|[-+, ]|$)t?/;

// In characters. The patterns above take too long on longer texts.
const maxLength = 100;

/**
 * Finds the date in a text as Ruby's `Time.parse` does. It accepts almost any format and ignores what it
 * does not understand.
 *
 * @returns undefined if there is no year, or if a part is out of range
 */
export function parseRubyTime(text: string): ParsedTime | undefined {
  if (text.length > maxLength) return undefined;
  let rest = text.toLowerCase().replace(/[^-+',./:@a-z\d[\]]+/g, ' ');
  rest = rest.replace(compact, (_, year, month, day, hour, minute, second = '00') => {
    const time = hour === undefined ? '' : `${hour}:${minute}:${second}`;
    return `${year}-${month}-${day} ${time}`;
  });
  rest = rest.replace(/\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*/, ' ');
  const time = clock.exec(rest);
  if (time) rest = rest.replace(time[0], ' ');
  const day = dayOf(rest);
  if (!day?.year) return undefined;
  const [, hour = '0', minute = '0', second = '0', meridiem] =
    clockParts.exec(time?.[1] ?? '') ?? [];
  const parsed: ParsedTime = {
    year: fullYear(day.year),
    month: monthNumber(day.month ?? '1'),
    day: numberIn(day.day ?? '1'),
    hour: meridiem === undefined ? Number(hour) : (Number(hour) % 12) + (meridiem === 'p' ? 12 : 0),
    minute: Number(minute),
    second: Number(second),
    offset: offsetOf(time?.[2]),
  };
  return isInRange(parsed) ? parsed : undefined;
}

function dayOf(text: string): DayParts | undefined {
  for (const [format, partsOf] of dayFormats) {
    const match = format.exec(text);
    if (match) return partsOf(match);
  }
  return undefined;
}

/** Reorders year, month and day if one of them can only be another, such as a day of four digits. */
function ordered(first?: string, second?: string, third?: string): DayParts {
  let [year, month, day] = [first, second, third];
  if (year !== undefined && month !== undefined && day === undefined) {
    [year, month, day] = [day, year, month];
  }
  if (year === undefined && isYear(day)) [year, day] = [day, undefined];
  if (year !== undefined && /\d\D/.test(year)) [year, day] = [day, /\d+/.exec(year)?.[0]];
  const isNamed = month !== undefined && monthNames.includes(month);
  if (!isNamed && isYear(month)) [year, month, day] = [month, day, year];
  if (isYear(day)) [year, day] = [day, year];
  return {
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  };
}

function isYear(text: string | undefined): boolean {
  return text !== undefined && (text.startsWith("'") || text.length > 2);
}

/** Parses a year as Ruby does: `68` is 2068 and `69` is 1969. */
export function fullYear(text: string): number {
  const digits = /\d+/.exec(text)?.[0] ?? '';
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 69 ? 2000 + year : 1900 + year;
}

function monthNumber(text: string): number {
  const named = monthNames.indexOf(text) + 1;
  return named > 0 ? named : numberIn(text);
}

function numberIn(text: string): number {
  return Number(/\d+/.exec(text)?.[0] ?? Number.NaN);
}

const zoneHours: Readonly<Record<string, number>> = {
  utc: 0,
  ut: 0,
  gmt: 0,
  z: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};

// Ruby's `Time.zone_offset` knows only a few names, and offsets of two or four digits.
function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  const [, sign, hours, minutes = '0'] = /^([-+])(\d\d)(?::?(\d\d))?$/.exec(zone) ?? [];
  if (hours !== undefined) {
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  }
  const named = zoneHours[zone] ?? militaryHours(zone);
  return named === undefined ? undefined : named * 60;
}

// The letters `A` to `M` without `J` stand for zones east of UTC, `N` to `Y` for those west of it.
function militaryHours(zone: string): number | undefined {
  const east = 'abcdefghiklm'.indexOf(zone) + 1;
  const west = 'nopqrstuvwxy'.indexOf(zone) + 1;
  if (zone.length !== 1 || east + west === 0) return undefined;
  return east > 0 ? east : -west;
}

/** Whether each part is in its range, regardless of the length of the month. */
export function isInRange({ year, month, day, hour, minute, second }: WallTime): boolean {
  // `Date.UTC` adds 1900 to years below 100.
  const isDay = year >= 100 && year < 10_000 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  const isMidnight = hour === 24 && minute === 0 && second === 0;
  return isDay && (hour < 24 || isMidnight) && minute < 60 && second <= 60;
}
