import type { Context } from './context.ts';
import { LiquidError } from './errors.ts';
import { Drop, IntegerRange, isList, isMap, isNil, numberIn } from './values.ts';

/** Whether two values are equal, as Ruby's `==` has it. */
export function areEqual(left: unknown, right: unknown, context: Context): boolean {
  context.spend(1);
  if (left === right || (isNil(left) && isNil(right))) return true;
  const [a, b] = [numberIn(left), numberIn(right)];
  if (a !== undefined || b !== undefined) return a === b;
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  if (left instanceof IntegerRange && right instanceof IntegerRange) {
    return left.first === right.first && left.last === right.last;
  }
  if (isList(left) && isList(right)) {
    if (left.length !== right.length) return false;
    return left.every((item, index) => areEqual(item, right[index], context));
  }
  if (!isMap(left) || !isMap(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && areEqual(left[key], right[key], context));
}

/**
 * Compares two values as Ruby's `<=>` does.
 *
 * @returns undefined if they cannot be compared
 */
export function order(left: unknown, right: unknown, context: Context): number | undefined {
  context.spend(1);
  const [a, b] = [numberIn(left), numberIn(right)];
  if (a !== undefined && b !== undefined) return Math.sign(a - b);
  if (typeof left === 'string' && typeof right === 'string') return orderOfTexts(left, right);
  if (left instanceof Date && right instanceof Date) return Math.sign(+left - +right);
  if (isList(left) && isList(right)) return orderOfLists(left, right, context);
  return areEqual(left, right, context) ? 0 : undefined;
}

function orderOfLists(
  left: readonly unknown[],
  right: readonly unknown[],
  context: Context,
): number | undefined {
  for (const [index, item] of left.entries()) {
    if (index >= right.length) return 1;
    const found = order(item, right[index], context);
    if (found !== 0) return found;
  }
  return left.length < right.length ? -1 : 0;
}

/** Compares two texts by code points, as Ruby does. UTF-16 has another order beyond U+FFFF. */
export function orderOfTexts(left: string, right: string): number {
  if (left === right) return 0;
  let index = 0;
  while (left[index] === right[index]) index++;
  const [a = -1, b = -1] = [left.codePointAt(index), right.codePointAt(index)];
  const isTail = (code: number) => code >= 0xd800 && code <= 0xdfff;
  // Both are the second halves of characters that begin alike.
  if (isTail(a) && isTail(b)) return Math.sign(a - b);
  return a < b ? -1 : 1;
}

/**
 * Whether `left < right` holds, or another comparison.
 *
 * @returns undefined if one of the values has no order
 * @throws {LiquidError} if both have one but cannot be compared with each other
 */
export function compare(
  left: unknown,
  operator: string,
  right: unknown,
  context: Context,
): boolean | undefined {
  if (!hasOrder(left) || !hasOrder(right)) return undefined;
  const found = order(left, right, context);
  if (found === undefined) {
    throw new LiquidError(
      `${context.inspect(left)} cannot be compared with ${context.inspect(right)}`,
    );
  }
  if (operator === '<') return found < 0;
  if (operator === '>') return found > 0;
  return operator === '<=' ? found <= 0 : found >= 0;
}

function hasOrder(value: unknown): boolean {
  return typeof value === 'string' || numberIn(value) !== undefined || value instanceof Date;
}

/** Whether a value contains another: a text, an item or a key. */
export function contains(left: unknown, right: unknown, context: Context): boolean {
  if (isNil(right) || right === false) return false;
  if (typeof left === 'string') {
    context.spend(left.length);
    return left.includes(context.text(right));
  }
  if (isList(left)) return left.some((item) => areEqual(item, right, context));
  if (left instanceof IntegerRange) {
    const number = numberIn(right);
    return number !== undefined && number >= left.first && number <= left.last;
  }
  if (left instanceof Drop) return typeof right === 'string' && Object.hasOwn(left.toMap(), right);
  return isMap(left) && typeof right === 'string' && Object.hasOwn(left, right);
}
