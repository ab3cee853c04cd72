import type { Context } from './context.ts';

/** Collects the output of a template. */
export class TextOutput {
  readonly #context: Context;
  #text = '';

  constructor(context: Context) {
    this.#context = context;
  }

  get text(): string {
    return this.#text;
  }

  endsWith(text: string): boolean {
    return this.#text.endsWith(text);
  }

  /** @throws {LiquidLimitExceeded} if the output becomes too long */
  write(text: string): void {
    this.#text += this.#context.made(text);
  }
}
