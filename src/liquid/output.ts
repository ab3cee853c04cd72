import type { Emitter } from 'liquidjs';
import type { Rendering } from './rendering.ts';
import { toRubyString } from './ruby-text.ts';

const maxLength = 2_000_000;

/** Collects the output of templates, up to a limit. Values are converted to text as in Ruby. */
export class LimitedOutput implements Emitter {
  buffer = '';
  readonly #timeZone: string;

  constructor({ data }: Rendering) {
    this.#timeZone = data.site.timeZone;
  }

  /** @throws {Error} if the output becomes too long */
  write(value: unknown): void {
    const text = typeof value === 'string' ? value : toRubyString(value, this.#timeZone, maxLength);
    this.buffer += text;
    if (this.buffer.length > maxLength) throw new Error('its output is too long');
  }
}
