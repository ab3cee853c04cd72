import type { Values } from '../jekyll/values.ts';
import { textOf } from '../jekyll/values.ts';

/**
 * The front matter as templates see it: a word for yes or no, or a number, counts as one, as YAML 1.1
 * has it; a title stays a title.
 */
export function pageValues(page: Values, timeZone: string): Values {
  return Object.fromEntries(
    Object.entries(page).map(([key, value]) => [
      key,
      key === 'title' ? textOf(value) : typed(value, timeZone),
    ]),
  );
}

function typed(value: unknown, timeZone: string): unknown {
  if (Array.isArray(value)) return value.map((item) => typed(item, timeZone));
  if (value instanceof Date) return new PostTime(value, timeZone);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return Object.fromEntries(entries.map(([key, item]) => [key, typed(item, timeZone)]));
  }
  if (typeof value !== 'string') return value;
  if (/^(?:true|yes|on)$/i.test(value)) return true;
  if (/^(?:false|no|off)$/i.test(value)) return false;
  return /^[-+]?(?:0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value;
}

/** A time that is written the way Ruby writes it: `2026-01-31 08:09:10 +0800`. */
class PostTime extends Date {
  readonly #timeZone: string;

  constructor(time: Date, timeZone: string) {
    super(time);
    this.#timeZone = timeZone;
  }

  override toString(): string {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: this.#timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'longOffset',
    });
    const part = Object.fromEntries(
      format.formatToParts(this).map(({ type, value }) => [type, value]),
    );
    const offset = part.timeZoneName?.replace('GMT', '').replace(':', '') || 'UTC';
    const day = `${part.year}-${part.month}-${part.day}`;
    return `${day} ${part.hour}:${part.minute}:${part.second} ${offset}`;
  }
}
