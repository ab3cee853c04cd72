/** A moment as a wall clock of some zone shows it. */
export interface WallTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31, though the month may be shorter where it was written so. */
  readonly day: number;
  /** 0 to 23; 24 for a midnight that was written so. */
  readonly hour: number;
  readonly minute: number;
  /** 60 in a leap second. */
  readonly second: number;
}

/** A date as it was written. */
export interface WrittenTime extends WallTime {
  /** Minutes east of UTC; undefined where no zone was given, or none that Ruby knows. */
  readonly offset: number | undefined;
}

type Day = Readonly<Partial<Record<'year' | 'month' | 'day', string>>>;

const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const monthNames = month.slice(1, -1).split('|');

// The forms in the order in which Ruby's `Date._parse` looks for them: the first that is there counts.
const dayForms: readonly (readonly [RegExp, (found: readonly string[]) => Day])[] = [
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
const joined = /\b(\d{4})(\d\d)(\d\d)(?:\s*t?\s*(\d\d)(\d\d)(\d\d)?)?(?=z\b|t\d|[-+, ]|$)t?/;

// Longer text is no date, and these patterns are not made for it.
const longest = 100;

/**
 * Finds the date in a text as Ruby's `Time.parse` does, which takes nearly every form that people
 * write and passes over what it does not understand.
 *
 * @returns undefined where there is no year, or a part that no calendar or clock has
 */
export function parseRubyTime(text: string): WrittenTime | undefined {
  if (text.length > longest) return undefined;
  let rest = text.toLowerCase().replace(/[^-+',./:@a-z\d[\]]+/g, ' ');
  rest = rest.replace(joined, (_, year, month, day, hour, minute, second = '00') => {
    const time = hour === undefined ? '' : `${hour}:${minute}:${second}`;
    return `${year}-${month}-${day} ${time}`;
  });
  rest = rest.replace(/\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*/, ' ');
  const time = clock.exec(rest);
  if (time) rest = rest.replace(time[0], ' ');
  const day = dayOf(rest);
  if (!day?.year) return undefined;
  const [, hour = '0', minute = '0', second = '0', half] = clockParts.exec(time?.[1] ?? '') ?? [];
  const written: WrittenTime = {
    year: fullYear(day.year),
    month: monthNumber(day.month ?? '1'),
    day: digitsOf(day.day ?? '1'),
    hour: half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0),
    minute: Number(minute),
    second: Number(second),
    offset: offsetOf(time?.[2]),
  };
  return canBe(written) ? written : undefined;
}

function dayOf(text: string): Day | undefined {
  for (const [form, read] of dayForms) {
    const found = form.exec(text);
    if (found) return read(found);
  }
  return undefined;
}

/** Puts year, month and day right where their form shows that they stand otherwise. */
function ordered(first?: string, second?: string, third?: string): Day {
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

// Two digits below 69 are of this century.
function fullYear(text: string): number {
  const digits = /\d+/.exec(text)?.[0] ?? '';
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 69 ? 2000 + year : 1900 + year;
}

function monthNumber(text: string): number {
  const named = monthNames.indexOf(text) + 1;
  return named > 0 ? named : digitsOf(text);
}

function digitsOf(text: string): number {
  return Number(/\d+/.exec(text)?.[0] ?? Number.NaN);
}

const hoursOf: Readonly<Record<string, number>> = {
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

// Ruby's `Time.zone_offset` knows few names, and of numbers only those with two or four digits.
function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  const [, sign, hours, minutes = '0'] = /^([-+])(\d\d)(?::?(\d\d))?$/.exec(zone) ?? [];
  if (hours !== undefined) {
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  }
  const named = hoursOf[zone] ?? militaryHours(zone);
  return named === undefined ? undefined : named * 60;
}

// `A` to `M` without `J` lie east of UTC, `N` to `Y` west of it.
function militaryHours(zone: string): number | undefined {
  const east = 'abcdefghiklm'.indexOf(zone) + 1;
  const west = 'nopqrstuvwxy'.indexOf(zone) + 1;
  if (zone.length !== 1 || east + west === 0) return undefined;
  return east > 0 ? east : -west;
}

/** Whether a calendar and a clock can show this, each part by itself. */
export function canBe({ year, month, day, hour, minute, second }: WallTime): boolean {
  // JavaScript takes the years below 100 for those of the last century.
  const isDay = year >= 100 && year < 10_000 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  const isMidnight = hour === 24 && minute === 0 && second === 0;
  return isDay && (hour < 24 || isMidnight) && minute < 60 && second <= 60;
}
