import type { WorkBudget } from '../../model/work-budget.ts';
import { LiquidError, LiquidLimitExceeded } from './errors.ts';
import type { Notes } from './notes.ts';
import { inspectText, rubyText, type TextMaker } from './ruby-text.ts';
import { ownValue, type ValueMap } from './values.ts';

// In characters, of all texts that a post makes. They may all be in memory at once.
const maxCharacters = 10_000_000;

// The nesting of tags and includes, as in Liquid.
const maxScopes = 100;

/** A filter. It is given the value and the arguments. */
export interface Filter {
  /** The smallest and the largest number of arguments. */
  readonly arity: readonly [minimum: number, maximum: number];
  /** @throws {LiquidError} if the value or an argument is not one that the filter takes */
  apply(value: unknown, args: readonly unknown[], context: Context): unknown;
}

/** The data that rendering a template needs, besides its variables. */
export interface Surroundings {
  readonly budget: WorkBudget;
  readonly notes: Notes;
  readonly filters: ReadonlyMap<string, Filter>;
  /** An IANA name, for times that are shown as text. */
  readonly timeZone: string;
}

/** The variables and the state of rendering a post. */
export class Context implements TextMaker {
  readonly surroundings: Surroundings;
  readonly #globals: ValueMap;
  /** Counters of `increment` and `decrement`. */
  readonly counters = new Map<string, number>();
  /** The values that tags remember between their renderings, such as the position of a `cycle`. */
  readonly registers = new Map<unknown, unknown>();
  /** Set by `break` and `continue` until the loop has seen it. */
  interrupt: 'break' | 'continue' | undefined;
  readonly #scopes: Map<string, unknown>[] = [new Map()];
  #characters = 0;

  constructor(globals: ValueMap, surroundings: Surroundings) {
    this.#globals = globals;
    this.surroundings = surroundings;
  }

  get timeZone(): string {
    return this.surroundings.timeZone;
  }

  /**
   * Counts work.
   *
   * @throws {WorkBudgetExceeded} if the post has cost too much
   */
  spend(steps: number): void {
    this.surroundings.budget.spend(steps);
  }

  /**
   * Counts the characters of a text that is made.
   *
   * @throws {LiquidLimitExceeded} if the post makes too many
   */
  reserve(length: number): void {
    this.spend(length);
    this.#characters += length;
    if (this.#characters > maxCharacters) throw new LiquidLimitExceeded('its output is too long');
  }

  /** Counts the characters of a text that was made, and returns it. */
  made(text: string): string {
    this.reserve(text.length);
    return text;
  }

  /** Converts a value to text as Ruby's `to_s` does. Nil is empty. */
  text(value: unknown): string {
    return rubyText(value, this);
  }

  /** Formats a value as Ruby's `inspect` does. */
  inspect(value: unknown): string {
    return inspectText(value, this);
  }

  /** Returns the value of a variable; undefined if it is not set. */
  find(name: string): unknown {
    for (const scope of this.#scopes) {
      if (scope.has(name)) return scope.get(name);
    }
    return this.counters.get(name) ?? ownValue(this.#globals, name);
  }

  /** Sets a variable for the rest of the post, as `assign` does. */
  assign(name: string, value: unknown): void {
    this.#scopes.at(-1)?.set(name, value);
  }

  /** Sets a variable of the innermost scope. */
  set(name: string, value: unknown): void {
    this.#scopes[0]?.set(name, value);
  }

  /**
   * Runs a function with a scope of its own.
   *
   * @throws {LiquidError} if scopes are nested too deeply
   */
  inScope<T>(run: () => T): T {
    if (this.#scopes.length > maxScopes) throw new LiquidError('it is nested too deeply');
    this.#scopes.unshift(new Map());
    try {
      return run();
    } finally {
      this.#scopes.shift();
    }
  }
}
