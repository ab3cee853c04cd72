import { errorMessage } from '../model/error-message.ts';
import { plainLine } from '../model/text.ts';
import { isYamlFalse, isYamlTrue, nonBlankText, type Values } from './values.ts';

/** Why a definition is not valid. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';
  /** The key that is wrong; undefined if it is the whole definition. */
  readonly key: string | undefined;

  constructor(message: string, key?: string) {
    super(message);
    this.key = key;
  }
}

/** A text in a message: on one line, and not too long. */
export function quoted(text: string): string {
  return `"${plainLine(text).slice(0, 60)}"`;
}

export function lineOf(values: Values, key: string): string | undefined {
  const line = plainLine(nonBlankText(values[key]) ?? '');
  if (line === '') return emptyOf(values, key);
  if (line.length > 1_000) {
    throw new DefinitionError('must be at most 1,000 characters long', key);
  }
  return line;
}

export function numberOf(values: Values, key: string, max: number): number | undefined {
  const asNumber = (text: string) => {
    const number = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : Number.NaN;
    return number <= max ? number : undefined;
  };
  return optional(values, key, asNumber, `a whole number from 1 to ${max.toLocaleString('en')}`);
}

export function switchOf(values: Values, key: string): boolean {
  const value = values[key];
  if (value === undefined || value === null || isYamlFalse(value)) return false;
  if (isYamlTrue(value)) return true;
  throw new DefinitionError('must be true or false', key);
}

export function optional<Value>(
  values: Values,
  key: string,
  parse: (text: string) => Value | undefined,
  expected: string,
): Value | undefined {
  const text = nonBlankText(values[key]);
  if (text === undefined) return emptyOf(values, key, expected);
  const value = parse(text);
  if (value === undefined) {
    throw new DefinitionError(`must be ${expected} (it is ${quoted(text)})`, key);
  }
  return value;
}

// A key without a value counts as not set. A list or a map is a mistake.
export function emptyOf(values: Values, key: string, expected = 'a text'): undefined {
  const value = values[key];
  if (typeof value !== 'object' || value === null) return undefined;
  const kind = Array.isArray(value) ? 'a list' : 'a map';
  throw new DefinitionError(`must be ${expected} (it is ${kind})`, key);
}

export function oneOf<Value extends string>(
  known: readonly Value[],
): (text: string) => Value | undefined {
  return (text) => known.find((value) => value === text.toLowerCase());
}

export function list(known: readonly string[]): string {
  return `${known.slice(0, -1).join(', ')} or ${known.at(-1)}`;
}

/** Names the key in the errors of a function. */
export function inKey<Result>(key: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new DefinitionError(errorMessage(error), key);
  }
}
