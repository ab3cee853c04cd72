import { toValue } from 'liquidjs';
import { wallTimeIn } from '../jekyll/dates.ts';

/**
 * A value as Ruby's Liquid puts it into text: nothing for nil, lists without separators, maps as Ruby
 * writes them in its source.
 *
 * @param most characters, after which it is given up
 */
export function rubyText(value: unknown, timeZone: string, most: number): string {
  return new RubyText(timeZone, most).text(value);
}

/** A value as Ruby writes it in its source: `{"a"=>1, "b"=>[nil]}`. */
export function rubySource(value: unknown, timeZone: string, most: number): string {
  return new RubyText(timeZone, most).source(value);
}

class RubyText {
  readonly #timeZone: string;
  #left: number;

  constructor(timeZone: string, most: number) {
    this.#timeZone = timeZone;
    this.#left = most;
  }

  text(given: unknown): string {
    const value = toValue(given);
    if (value === null || value === undefined) return '';
    if (Array.isArray(value)) {
      this.#counted('');
      return value.map((one) => this.text(one)).join('');
    }
    return typeof value === 'string' ? this.#counted(value) : this.source(value);
  }

  source(given: unknown): string {
    const value: unknown = toValue(given);
    if (value === null || value === undefined) return this.#counted('nil');
    if (typeof value === 'string') return this.#counted(JSON.stringify(value));
    if (value instanceof Date) return this.#counted(rubyTime(value, this.#timeZone));
    this.#counted('');
    if (Array.isArray(value)) return `[${value.map((one) => this.source(one)).join(', ')}]`;
    if (typeof value !== 'object') return this.#counted(String(value));
    const pairs = Object.entries(value).map(
      ([key, one]) => `${this.source(key)}=>${this.source(one)}`,
    );
    return `{${pairs.join(', ')}}`;
  }

  #counted(text: string): string {
    this.#left -= text.length + 2;
    if (this.#left < 0) throw new Error('it writes too much');
    return text;
  }
}

/** A time as Ruby's `Time#to_s` has it: `2026-01-31 10:00:00 +0800`. */
function rubyTime(time: Date, timeZone: string): string {
  const { year, month, day, hour, minute, second } = wallTimeIn(time, timeZone);
  const date = [String(year).padStart(4, '0'), two(month), two(day)].join('-');
  const minutes = minutesEast(time, timeZone);
  const offset = two(Math.floor(Math.abs(minutes) / 60)) + two(Math.abs(minutes) % 60);
  return `${date} ${two(hour)}:${two(minute)}:${two(second)} ${minutes < 0 ? '-' : '+'}${offset}`;
}

/** By how many minutes the clock of a zone is ahead of UTC at a time. */
export function minutesEast(time: Date, timeZone: string): number {
  const { year, month, day, hour, minute } = wallTimeIn(time, timeZone);
  const shown = Date.UTC(year, month - 1, day, hour, minute);
  return Math.round((shown - Math.floor(time.getTime() / 60_000) * 60_000) / 60_000);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
