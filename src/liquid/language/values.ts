/** A map of a template. */
export type ValueMap = Readonly<Record<string, unknown>>;

/** A number of Ruby's class `Float` whose value is whole, such as 2.0. Other floats are plain numbers. */
export class WholeFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** Returns a number as a float. */
export function asFloat(value: number): number | WholeFloat {
  return Number.isInteger(value) ? new WholeFloat(value) : value;
}

/** The numeric value; undefined if the value is not a number. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return value instanceof WholeFloat ? value.value : undefined;
}

/** Whether a value is of Ruby's class `Integer`. */
export function isInteger(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value);
}

/** A range of integers, both included. */
export class IntegerRange {
  readonly first: number;
  readonly last: number;

  constructor(first: number, last: number) {
    this.first = first;
    this.last = last;
  }

  get size(): number {
    return Math.max(this.last - this.first + 1, 0);
  }

  *[Symbol.iterator](): Generator<number> {
    for (let item = this.first; item <= this.last; item++) yield item;
  }
}

/** An object of a program that templates can read, such as `forloop` or `page`. */
export abstract class Drop {
  /** Returns the value of a key; undefined if there is none. */
  abstract get(key: string): unknown;
  /** The text that an output shows. */
  abstract toText(): string;

  /** All values, for templates that list them. */
  toMap(): ValueMap {
    return {};
  }
}

/** Whether a value is nil. */
export function isNil(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** Whether a condition with a value is met. */
export function isTruthy(value: unknown): boolean {
  return !isNil(value) && value !== false;
}

/** Whether a value is a map. */
export function isMap(value: unknown): value is ValueMap {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const isOther =
    value instanceof Date ||
    value instanceof WholeFloat ||
    value instanceof IntegerRange ||
    value instanceof Drop;
  return !isOther;
}

/** Whether a value is a list, which may be of any values. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Returns an own property of a map. */
export function ownValue(map: ValueMap, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** Returns the items that a loop over a value visits; undefined if it is not a collection. */
export function itemsOf(value: unknown): Iterable<unknown> | undefined {
  if (isList(value) || value instanceof IntegerRange) return value;
  if (value instanceof Drop) return Object.entries(value.toMap());
  return isMap(value) ? Object.entries(value) : undefined;
}
