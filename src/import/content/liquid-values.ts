import type { Values } from '../jekyll/values.ts';

/** The front matter as templates see it, with times that are written the way Ruby writes them. */
export function pageValues(page: Values, timeZone: string): Values {
  return Object.fromEntries(
    Object.entries(page).map(([key, value]) => [
      key,
      value instanceof Date ? new PostTime(value, timeZone) : value,
    ]),
  );
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
