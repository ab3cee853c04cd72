import type { Emitter } from 'liquidjs';
import type { Rendering } from './rendering.ts';
import { rubyText } from './ruby-text.ts';

const maxOutput = 2_000_000;

/** What templates write, as Ruby's Liquid puts values into text, and not without end. */
export class BoundedOutput implements Emitter {
  buffer = '';
  readonly #timeZone: string;

  constructor({ data }: Rendering) {
    this.#timeZone = data.site.timeZone;
  }

  write(value: unknown): void {
    const text = typeof value === 'string' ? value : rubyText(value, this.#timeZone, maxOutput);
    this.buffer += text;
    if (this.buffer.length > maxOutput) throw new Error('it writes too much');
  }
}
