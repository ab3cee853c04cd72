import { toValue } from 'liquidjs';
import { twoDigits, wallTimeIn } from '../jekyll/dates.ts';

/**
 * Converts a value to text as Liquid in Ruby does: nil is empty, lists are joined without separators, and
 * maps are inspected.
 *
 * @param maxLength in characters
 * @throws {Error} if the text is longer
 */
export function toRubyString(value: unknown, timeZone: string, maxLength: number): string {
  return new RubyWriter(timeZone, maxLength).toS(value);
}

/**
 * Formats a value as Ruby's `inspect` does: `{"a"=>1, "b"=>[nil]}`.
 *
 * @param maxLength in characters
 * @throws {Error} if the text is longer
 */
export function inspectRuby(value: unknown, timeZone: string, maxLength: number): string {
  return new RubyWriter(timeZone, maxLength).inspect(value);
}

class RubyWriter {
  readonly #timeZone: string;
  #charactersLeft: number;

  constructor(timeZone: string, maxLength: number) {
    this.#timeZone = timeZone;
    this.#charactersLeft = maxLength;
  }

  toS(input: unknown): string {
    const value = toValue(input);
    if (value === null || value === undefined) return '';
    if (Array.isArray(value)) {
      this.#counted('');
      return value.map((item) => this.toS(item)).join('');
    }
    return typeof value === 'string' ? this.#counted(value) : this.inspect(value);
  }

  inspect(input: unknown): string {
    const value: unknown = toValue(input);
    if (value === null || value === undefined) return this.#counted('nil');
    if (typeof value === 'string') return this.#counted(JSON.stringify(value));
    if (value instanceof Date) return this.#counted(rubyTime(value, this.#timeZone));
    this.#counted('');
    if (Array.isArray(value)) return `[${value.map((item) => this.inspect(item)).join(', ')}]`;
    if (typeof value !== 'object') return this.#counted(String(value));
    const pairs = Object.entries(value).map(
      ([key, item]) => `${this.inspect(key)}=>${this.inspect(item)}`,
    );
    return `{${pairs.join(', ')}}`;
  }

  #counted(text: string): string {
    // Two more characters for a separator.
    this.#charactersLeft -= text.length + 2;
    if (this.#charactersLeft < 0) throw new Error('its output is too long');
    return text;
  }
}

/** Formats a time as Ruby's `Time#to_s` does: `2026-01-31 10:00:00 +0800`. */
function rubyTime(time: Date, timeZone: string): string {
  const { year, month, day, hour, minute, second } = wallTimeIn(time, timeZone);
  const date = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
  const clock = [hour, minute, second].map(twoDigits).join(':');
  const offset = utcOffset(time, timeZone);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${date} ${clock} ${offset < 0 ? '-' : '+'}${twoDigits(hours)}${twoDigits(minutes)}`;
}

/** Returns the UTC offset of a time zone in minutes, positive to the east. */
export function utcOffset(time: Date, timeZone: string): number {
  const { year, month, day, hour, minute } = wallTimeIn(time, timeZone);
  const local = Date.UTC(year, month - 1, day, hour, minute);
  return Math.round((local - Math.floor(time.getTime() / 60_000) * 60_000) / 60_000);
}
