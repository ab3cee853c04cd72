import { twoDigits, utcOffset } from '../../jekyll/dates.ts';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A time in a time zone. */
export interface ZonedTime {
  readonly time: Date;
  /** In minutes, positive to the east. */
  readonly offset: number;
}

/** Returns a time with its offset in a time zone, an IANA name. */
export function inZone(time: Date, timeZone: string): ZonedTime {
  return { time, offset: utcOffset(time, timeZone) };
}

const conversion = /%([-0^#_]*)(\d{0,3})(:{0,3})([a-zA-Z%])/g;

/** Formats a time as Ruby's `strftime` does. Unknown conversions stay as they are. */
export function strftime({ time, offset }: ZonedTime, format: string): string {
  const wall = new Date(time.getTime() + offset * 60_000);
  return format.replace(
    conversion,
    (source, flags: string, width: string, colons: string, letter: string) => {
      const part = letter === 'z' ? zonePart(offset, colons) : partOf(wall, time, letter, offset);
      if (part === undefined || (colons !== '' && letter !== 'z')) return source;
      return padded(part, flags, width);
    },
  );
}

interface Part {
  readonly text: string;
  readonly width?: number;
  /** The character that fills the width. Numbers are filled with zeros, words with spaces. */
  readonly fill?: '0' | ' ';
}

function padded({ text, width = 0, fill = ' ' }: Part, flags: string, wanted: string): string {
  let result = text;
  if (flags.includes('^')) result = result.toUpperCase();
  if (flags.includes('#')) result = swapCase(result);
  const size = wanted === '' ? width : Number(wanted);
  if (flags.includes('-')) return result;
  const filler = flags.includes('0') ? '0' : flags.includes('_') ? ' ' : fill;
  return result.padStart(size, filler);
}

function swapCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}

function number(value: number, width: number, fill: '0' | ' ' = '0'): Part {
  return { text: String(value), width, fill };
}

function zonePart(offset: number, colons: string): Part {
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const sign = offset < 0 ? '-' : '+';
  const separator = colons === '' ? '' : ':';
  const seconds = colons === '::' ? ':00' : '';
  return { text: `${sign}${twoDigits(hours)}${separator}${twoDigits(minutes)}${seconds}` };
}

// Conversions that are short for others.
const expansions: Readonly<Record<string, string>> = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  v: '%e-%^b-%Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
  r: '%I:%M:%S %p',
  R: '%H:%M',
  T: '%H:%M:%S',
};

function partOf(wall: Date, time: Date, letter: string, offset: number): Part | undefined {
  const expansion = expansions[letter];
  if (expansion !== undefined) return { text: strftime({ time, offset }, expansion) };
  return dayPart(wall, letter) ?? clockPart(wall, time, letter, offset);
}

function dayPart(wall: Date, letter: string): Part | undefined {
  const [year, month, day] = [wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()];
  switch (letter) {
    case 'Y':
      return number(year, 4);
    case 'C':
      return number(Math.floor(year / 100), 2);
    case 'y':
      return number(year % 100, 2);
    case 'm':
      return number(month + 1, 2);
    case 'B':
      return { text: months[month] ?? '' };
    case 'b':
    case 'h':
      return { text: (months[month] ?? '').slice(0, 3) };
    case 'd':
      return number(day, 2);
    case 'e':
      return number(day, 2, ' ');
    case 'j':
      return number(dayOfYear(wall), 3);
    case 'A':
      return { text: days[wall.getUTCDay()] ?? '' };
    case 'a':
      return { text: (days[wall.getUTCDay()] ?? '').slice(0, 3) };
    case 'u':
      return number(wall.getUTCDay() || 7, 1);
    case 'w':
      return number(wall.getUTCDay(), 1);
    default:
      return weekPart(wall, letter);
  }
}

function weekPart(wall: Date, letter: string): Part | undefined {
  const day = dayOfYear(wall);
  const weekday = wall.getUTCDay();
  switch (letter) {
    case 'U':
      return number(Math.floor((day + 6 - weekday) / 7), 2);
    case 'W':
      return number(Math.floor((day + 6 - ((weekday + 6) % 7)) / 7), 2);
    case 'G':
      return number(thursdayOf(wall).getUTCFullYear(), 4);
    case 'g':
      return number(thursdayOf(wall).getUTCFullYear() % 100, 2);
    case 'V':
      return number(Math.floor((dayOfYear(thursdayOf(wall)) - 1) / 7) + 1, 2);
    default:
      return undefined;
  }
}

function clockPart(wall: Date, time: Date, letter: string, offset: number): Part | undefined {
  const hour = wall.getUTCHours();
  switch (letter) {
    case 'H':
      return number(hour, 2);
    case 'k':
      return number(hour, 2, ' ');
    case 'I':
      return number(hour % 12 || 12, 2);
    case 'l':
      return number(hour % 12 || 12, 2, ' ');
    case 'P':
      return { text: hour < 12 ? 'am' : 'pm' };
    case 'p':
      return { text: hour < 12 ? 'AM' : 'PM' };
    case 'M':
      return number(wall.getUTCMinutes(), 2);
    case 'S':
      return number(wall.getUTCSeconds(), 2);
    case 'L':
      return number(wall.getUTCMilliseconds(), 3);
    case 'N':
      return { text: `${String(wall.getUTCMilliseconds()).padStart(3, '0')}000000` };
    case 's':
      return number(Math.floor(time.getTime() / 1000), 1);
    case 'Z':
      return { text: offset === 0 ? 'UTC' : '' };
    case 'n':
      return { text: '\n' };
    case 't':
      return { text: '\t' };
    case '%':
      return { text: '%' };
    default:
      return undefined;
  }
}

/** The day of the year, from 1. */
function dayOfYear(day: Date): number {
  const start = Date.UTC(day.getUTCFullYear(), 0, 1);
  return Math.floor((day.getTime() - start) / 86_400_000) + 1;
}

// The year of a week is that of its Thursday (ISO 8601).
function thursdayOf(day: Date): Date {
  const weekday = (day.getUTCDay() + 6) % 7;
  return new Date(day.getTime() + (3 - weekday) * 86_400_000);
}
