import { twoDigits, utcOffset, wallTimeIn } from '../../jekyll/dates.ts';
import { floatText } from './numbers.ts';
import { Drop, IntegerRange, isList, isMap, isNil, WholeFloat } from './values.ts';

/** The counter of the texts that are made. */
export interface TextMaker {
  /** An IANA name, for times. */
  readonly timeZone: string;
  spend(steps: number): void;
  made(text: string): string;
}

/** Converts a value to text as Ruby's `to_s` does. Nil is empty. */
export function rubyText(value: unknown, maker: TextMaker): string {
  if (typeof value === 'string') return value;
  if (isNil(value)) return '';
  return value instanceof Drop ? value.toText() : inspectText(value, maker);
}

/** Converts a value to text as an output shows it: the items of lists are joined. */
export function outputText(value: unknown, maker: TextMaker): string {
  if (!isList(value)) return rubyText(value, maker);
  maker.spend(1);
  return maker.made(value.map((item) => outputText(item, maker)).join(''));
}

/** Formats a value as Ruby's `inspect` does: `{"a"=>1, "b"=>[nil]}`. */
export function inspectText(value: unknown, maker: TextMaker): string {
  maker.spend(1);
  if (typeof value === 'string') return maker.made(quoted(value));
  if (isNil(value)) return 'nil';
  if (value instanceof Drop) return inspectText(value.toMap(), maker);
  if (isList(value)) {
    return maker.made(`[${value.map((item) => inspectText(item, maker)).join(', ')}]`);
  }
  if (!isMap(value)) return scalarText(value, maker.timeZone);
  const pairs = Object.entries(value).map(
    ([key, item]) => `${inspectText(key, maker)}=>${inspectText(item, maker)}`,
  );
  return maker.made(`{${pairs.join(', ')}}`);
}

/** Formats a value as JSON, as Ruby's `to_json` does: times are as in Ruby. */
export function jsonText(value: unknown, maker: TextMaker): string {
  maker.spend(1);
  if (typeof value === 'string') return maker.made(JSON.stringify(value));
  if (isNil(value)) return 'null';
  if (value instanceof Drop) return jsonText(value.toMap(), maker);
  if (isList(value)) {
    return maker.made(`[${value.map((item) => jsonText(item, maker)).join(',')}]`);
  }
  if (isMap(value)) {
    const pairs = Object.entries(value).map(
      ([key, item]) => `${JSON.stringify(key)}:${jsonText(item, maker)}`,
    );
    return maker.made(`{${pairs.join(',')}}`);
  }
  const text = scalarText(value, maker.timeZone);
  return value instanceof Date || value instanceof IntegerRange ? JSON.stringify(text) : text;
}

function scalarText(value: unknown, timeZone: string): string {
  if (value instanceof Date) return timeText(value, timeZone);
  if (value instanceof WholeFloat) return floatText(value.value);
  if (value instanceof IntegerRange) return `${value.first}..${value.last}`;
  if (typeof value !== 'number') return String(value);
  return Number.isInteger(value) ? String(value) : floatText(value);
}

const escapes: Readonly<Record<string, string>> = {
  '\\u0007': '\\a',
  '\\u000b': '\\v',
  '\\u001b': '\\e',
  '#{': '\\#{',
  '#$': '\\#$',
  '#@': '\\#@',
};

// JSON escapes the other characters as Ruby does.
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /\\\\|\\u0007|\\u000b|\\u001b|#[{$@]/g,
    (found) => escapes[found] ?? found,
  );
}

/** Formats a time as Ruby's `Time#to_s` does: `2026-01-31 10:00:00 +0800`. */
function timeText(time: Date, timeZone: string): string {
  const { year, month, day, hour, minute, second } = wallTimeIn(time, timeZone);
  const date = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
  const clock = [hour, minute, second].map(twoDigits).join(':');
  const offset = utcOffset(time, timeZone);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${date} ${clock} ${offset < 0 ? '-' : '+'}${twoDigits(hours)}${twoDigits(minutes)}`;
}
