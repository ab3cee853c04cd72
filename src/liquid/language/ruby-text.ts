import { twoDigits, utcOffset, wallTimeIn } from '../../jekyll/dates.ts';
import type { Context } from './context.ts';
import { floatText } from './numbers.ts';
import { Drop, IntegerRange, isList, isMap, isNil, WholeFloat } from './values.ts';

/** Converts a value to text as Ruby's `to_s` does. Nil is empty. */
export function rubyText(value: unknown, context: Context): string {
  if (typeof value === 'string') return value;
  if (isNil(value)) return '';
  return value instanceof Drop ? value.toText() : inspectText(value, context);
}

/** Converts a value to text as an output shows it: the items of lists are joined. */
export function outputText(value: unknown, context: Context): string {
  if (!isList(value)) return rubyText(value, context);
  context.spend(1);
  return context.made(value.map((item) => outputText(item, context)).join(''));
}

/** Formats a value as Ruby's `inspect` does: `{"a"=>1, "b"=>[nil]}`. */
export function inspectText(value: unknown, context: Context): string {
  context.spend(1);
  if (typeof value === 'string') return context.made(quoted(value));
  if (isNil(value)) return 'nil';
  if (value instanceof Drop) return inspectText(value.toMap(), context);
  if (isList(value)) {
    return context.made(`[${value.map((item) => inspectText(item, context)).join(', ')}]`);
  }
  if (!isMap(value)) return scalarText(value, context.surroundings.timeZone);
  const pairs = Object.entries(value).map(
    ([key, item]) => `${inspectText(key, context)}=>${inspectText(item, context)}`,
  );
  return context.made(`{${pairs.join(', ')}}`);
}

/** Formats a value as JSON, as Ruby's `to_json` does: times are as in Ruby. */
export function jsonText(value: unknown, context: Context): string {
  context.spend(1);
  if (typeof value === 'string') return context.made(JSON.stringify(value));
  if (isNil(value)) return 'null';
  if (value instanceof Drop) return jsonText(value.toMap(), context);
  if (isList(value)) {
    return context.made(`[${value.map((item) => jsonText(item, context)).join(',')}]`);
  }
  if (isMap(value)) {
    const pairs = Object.entries(value).map(
      ([key, item]) => `${JSON.stringify(key)}:${jsonText(item, context)}`,
    );
    return context.made(`{${pairs.join(',')}}`);
  }
  const text = scalarText(value, context.surroundings.timeZone);
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
