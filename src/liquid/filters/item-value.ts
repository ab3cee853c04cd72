import type { Context } from '../language/context.ts';
import { LiquidError } from '../language/errors.ts';
import { propertyOf, valueAtPath } from '../language/expression.ts';
import { leadingFloat } from '../language/numbers.ts';
import { Drop, isInteger, isList, isMap, isNil } from '../language/values.ts';

/**
 * Returns the value of a key of an item, as Liquid's filter `map` reads it.
 *
 * @throws {LiquidError} if the item has no keys
 */
export function itemValue(item: unknown, key: unknown, context: Context): unknown {
  context.spend(1);
  if (isMap(item) || item instanceof Drop) return propertyOf(item, key);
  if (isList(item) && isInteger(key)) return item.at(key);
  if (typeof item === 'string' && typeof key === 'string') {
    return item.includes(key) ? key : undefined;
  }
  if (isList(item) || isInteger(item))
    throw new LiquidError(`an item has no "${context.text(key)}"`);
  return undefined;
}

/**
 * Returns the value of a key such as `a.b`, as Jekyll's filters read it: a text that looks like a number
 * is one.
 *
 * @throws {LiquidError} if the item has no keys
 */
export function jekyllItemValue(item: unknown, key: unknown, context: Context): unknown {
  const path = context.text(key);
  context.spend(1);
  if (isNil(item)) throw new LiquidError(`an item is nil and has no "${path}"`);
  const isNested = isMap(item) || item instanceof Drop;
  const value = isNested ? valueAtPath(item, path) : itemValue(item, path, context);
  if (typeof value !== 'string') return value;
  if (/^[ \t\r\n\f\v]*-?\d+[ \t\r\n\f\v]*$/.test(value)) return Number(value);
  const isFloat = /^[ \t\r\n\f\v]*-?(?:\d+\.?\d*|\.\d+)[ \t\r\n\f\v]*$/.test(value);
  return isFloat ? leadingFloat(value) : value;
}
