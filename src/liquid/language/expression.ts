import type { Context } from './context.ts';
import { integerOf, leadingInteger } from './numbers.ts';
import { strip } from './syntax.ts';
import {
  asFloat,
  Drop,
  IntegerRange,
  isInteger,
  isList,
  isMap,
  isNil,
  numberIn,
} from './values.ts';

/** A part of a tag or output that has a value. */
export interface Expression {
  evaluate(context: Context): unknown;
}

/** A literal: its value does not depend on variables. */
export class Literal implements Expression {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }

  evaluate(): unknown {
    return this.value;
  }
}

const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['', undefined],
  ['nil', undefined],
  ['null', undefined],
  ['true', true],
  ['false', false],
  ['blank', ''],
  ['empty', ''],
]);

/** Parses an expression as Liquid does. Every text is one. */
export function parseExpression(markup: string): Expression {
  const text = strip(markup);
  const quote = text[0];
  if ((quote === '"' || quote === "'") && text.endsWith(quote)) {
    return new Literal(text.slice(1, -1));
  }
  if (/^-?\d+$/.test(text)) return new Literal(Number(text));
  const range = parseRange(text);
  if (range) return range;
  if (/^-?\d[\d.]+$/.test(text)) return new Literal(asFloat(Number.parseFloat(text)));
  return words.has(text) ? new Literal(words.get(text)) : parseLookup(text);
}

function parseRange(text: string): Expression | undefined {
  if (!text.startsWith('(') || !text.endsWith(')')) return undefined;
  const dots = text.lastIndexOf('..');
  if (dots < 0) return undefined;
  const first = strip(text.slice(1, dots));
  const last = strip(text.slice(dots + 2, -1));
  if (first === '' || last === '' || /[ \t\r\n\f\v]/.test(first + last)) return undefined;
  const bounds = [parseExpression(first), parseExpression(last)];
  const areLiterals = bounds.every((bound) => bound instanceof Literal);
  return {
    evaluate: (context) => {
      const values = bounds.map((bound) => boundOf(bound.evaluate(context), areLiterals));
      return new IntegerRange(values[0] ?? 0, values[1] ?? 0);
    },
  };
}

// As in Liquid, a float is valid only if no bound is a variable.
function boundOf(value: unknown, areLiterals: boolean): number {
  const number = numberIn(value);
  if (isInteger(value) || (areLiterals && number !== undefined)) return Math.trunc(number ?? 0);
  return isNil(value) || typeof value === 'string' ? leadingInteger(value ?? '') : integerOf(value);
}

const segment = /\[[^\]]+\]|[\w-]+\??/y;

/** A variable and the keys that are looked up in it: `page.tags[0]`. */
function parseLookup(markup: string): Expression {
  const segments: string[] = [];
  const lastBracket = markup.lastIndexOf(']');
  for (let position = 0; position < markup.length; ) {
    segment.lastIndex = position;
    // A bracket that is not closed would be searched to the end each time.
    const isSearched = markup[position] !== '[' || position < lastBracket;
    const found = isSearched ? segment.exec(markup)?.[0] : undefined;
    if (found !== undefined) segments.push(found);
    position += found?.length ?? 1;
  }
  const [name, ...keys] = segments;
  return new Lookup(
    name?.startsWith('[') ? parseExpression(name.slice(1, -1)) : new Literal(name),
    keys.map((key) =>
      key.startsWith('[')
        ? { key: parseExpression(key.slice(1, -1)), isCommand: false }
        : { key: new Literal(key), isCommand: ['size', 'first', 'last'].includes(key) },
    ),
  );
}

interface Key {
  readonly key: Expression;
  /** Whether it is `size`, `first` or `last`, which values without such a key have, too. */
  readonly isCommand: boolean;
}

class Lookup implements Expression {
  readonly #name: Expression;
  readonly #keys: readonly Key[];

  constructor(name: Expression, keys: readonly Key[]) {
    this.#name = name;
    this.#keys = keys;
  }

  evaluate(context: Context): unknown {
    context.spend(1 + this.#keys.length);
    const name = this.#name.evaluate(context);
    let value = typeof name === 'string' ? context.find(name) : undefined;
    for (const { key: expression, isCommand } of this.#keys) {
      const key = expression.evaluate(context);
      const found = valueAt(value, key);
      if (found) value = found.value;
      else if (isCommand) value = commandOf(value, key);
      else return undefined;
    }
    return value;
  }
}

/** Looks a key up in a value; undefined if the value has no such key. */
function valueAt(value: unknown, key: unknown): { readonly value: unknown } | undefined {
  if (isList(value)) return isInteger(key) ? { value: value.at(key) } : undefined;
  if (value instanceof Drop) return { value: value.get(String(key)) };
  if (!isMap(value)) return undefined;
  const name = typeof key === 'string' || isInteger(key) ? String(key) : undefined;
  if (name !== undefined && Object.hasOwn(value, name)) return { value: value[name] };
  return isInteger(key) ? { value: undefined } : undefined;
}

/** Returns the value of a key as filters look it up, where `size` is a key like any other. */
export function propertyOf(value: unknown, key: unknown): unknown {
  return valueAt(value, key)?.value;
}

function commandOf(value: unknown, command: unknown): unknown {
  if (command === 'size') return sizeOf(value);
  if (isList(value)) return value.at(command === 'first' ? 0 : -1);
  if (value instanceof IntegerRange) return command === 'first' ? value.first : value.last;
  return isMap(value) && command === 'first' ? Object.entries(value)[0] : undefined;
}

/** The size of a value in Ruby; undefined if it has none. An integer has 8 bytes. */
export function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'string') return [...value].length;
  if (isList(value)) return value.length;
  if (value instanceof IntegerRange) return value.size;
  if (isMap(value)) return Object.keys(value).length;
  return isInteger(value) ? 8 : undefined;
}

function hasKeys(value: unknown): boolean {
  return isMap(value) || isList(value) || value instanceof Drop;
}

/** Looks up a dotted path, such as `a.b`, as Jekyll's filters do. */
export function valueAtPath(map: unknown, path: string): unknown {
  if (!path.includes('.')) return propertyOf(map, path);
  // As in Jekyll, a key of what has no keys is false.
  return path
    .split('.')
    .reduce<unknown>((value, key) => (hasKeys(value) ? propertyOf(value, key) : false), map);
}
