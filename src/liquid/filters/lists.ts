import { areEqual, order, orderOfTexts } from '../language/compare.ts';
import { isEmpty } from '../language/condition.ts';
import type { Context, Filter } from '../language/context.ts';
import { LiquidError } from '../language/errors.ts';
import { sizeOf } from '../language/expression.ts';
import { integerOf } from '../language/numbers.ts';
import { Drop, IntegerRange, isList, isMap, isNil, isTruthy } from '../language/values.ts';
import { itemValue } from './item-value.ts';

/** Liquid's filters for lists, and those of Jekyll that change one. */
export const listFilters: Readonly<Record<string, Filter>> = {
  size: { arity: [0, 0], apply: (value) => sizeOf(value) ?? 0 },
  first: { arity: [0, 0], apply: (value) => endOf(value, 0) },
  last: { arity: [0, 0], apply: (value) => endOf(value, -1) },
  join: {
    arity: [0, 1],
    apply: (value, [glue = ' '], context) => {
      const texts = flatItems(value, context).map((item) => context.text(item));
      const separator = context.text(glue);
      context.reserve(separator.length * texts.length);
      return context.made(texts.join(separator));
    },
  },
  reverse: { arity: [0, 0], apply: (value, _, context) => flatItems(value, context).toReversed() },
  concat: {
    arity: [1, 1],
    apply: (value, [more], context) => {
      if (!isList(more)) throw new LiquidError('the argument of "concat" is not a list');
      context.reserve(more.length);
      return [...flatItems(value, context), ...more];
    },
  },
  map: {
    arity: [1, 1],
    apply: (value, [key], context) =>
      flatItems(value, context).map((item) => itemValue(item, key, context)),
  },
  compact: {
    arity: [0, 1],
    apply: (value, [key], context) =>
      flatItems(value, context).filter(
        (item) => !isNil(isNil(key) ? item : itemValue(item, key, context)),
      ),
  },
  uniq: { arity: [0, 1], apply: uniq },
  sort_natural: { arity: [0, 1], apply: sortNatural },
  slice: { arity: [1, 2], apply: slice },
  default: {
    arity: [0, 2],
    apply: (value, [otherwise = '', options]) => {
      const allowsFalse = isMap(options) && isTruthy(options.allow_false);
      const isMissing = allowsFalse ? isNil(value) : !isTruthy(value);
      return isMissing || isEmpty(value) ? otherwise : value;
    },
  },
  push: listChange([1, 1], (list, item) => [...list, item]),
  unshift: listChange([1, 1], (list, item) => [item, ...list]),
  pop: listChange([0, 1], (list, count = 1) =>
    list.slice(0, Math.max(list.length - size(count), 0)),
  ),
  shift: listChange([0, 1], (list, count = 1) => list.slice(size(count))),
};

// Of a value that is not a list, the filter has no effect.
function listChange(
  arity: Filter['arity'],
  change: (list: readonly unknown[], argument: unknown) => unknown[],
): Filter {
  return {
    arity,
    apply: (value, [argument], context) => {
      if (!isList(value)) return value;
      context.reserve(value.length);
      return change(value, argument);
    },
  };
}

function size(value: unknown): number {
  const count = integerOf(value);
  if (count < 0) throw new LiquidError('the number of items is negative');
  return count;
}

/** The items that Liquid's filters work on: those of nested lists too. A single value is a list of itself. */
function flatItems(value: unknown, context: Context): readonly unknown[] {
  if (isNil(value)) return [];
  if (value instanceof IntegerRange) {
    context.reserve(value.size);
    return [...value];
  }
  if (!isList(value)) return [value];
  context.reserve(value.length);
  return value.flatMap((item) => (isList(item) ? flatItems(item, context) : [item]));
}

function endOf(value: unknown, index: 0 | -1): unknown {
  if (isList(value)) return value.at(index);
  if (value instanceof IntegerRange) return index === 0 ? value.first : value.last;
  return isMap(value) && index === 0 ? Object.entries(value)[0] : undefined;
}

function uniq(value: unknown, [key]: readonly unknown[], context: Context): unknown {
  const seen = new Set<string>();
  return flatItems(value, context).filter((item) => {
    const identity = context.inspect(isNil(key) ? item : itemValue(item, key, context));
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}

function sortNatural(value: unknown, [key]: readonly unknown[], context: Context): unknown {
  const keyed = flatItems(value, context).map((item) => {
    const found = isNil(key) ? item : itemValue(item, key, context);
    return { item, key: isNil(found) ? undefined : context.text(found).toLowerCase() };
  });
  return keyed
    .sort((a, b) => {
      context.spend(1);
      if (a.key === undefined || b.key === undefined) return a.key === undefined ? 1 : -1;
      return orderOfTexts(a.key, b.key);
    })
    .map(({ item }) => item);
}

function slice(value: unknown, [offset, length]: readonly unknown[], context: Context): unknown {
  const start = integerOf(offset);
  const count = isTruthy(length) ? integerOf(length) : 1;
  const items = isList(value) ? value : [...context.text(value)];
  context.reserve(items.length);
  const first = start < 0 ? start + items.length : start;
  const isOutside = first < 0 || first > items.length || count < 0;
  const part = isOutside ? [] : items.slice(first, first + count);
  return isList(value) ? part : part.join('');
}

/**
 * Compares two values for sorting.
 *
 * @throws {LiquidError} if they cannot be compared
 */
export function sortOrder(a: unknown, b: unknown, context: Context): number {
  const found = order(a, b, context);
  if (found !== undefined) return found;
  throw new LiquidError(`${context.inspect(a)} cannot be compared with ${context.inspect(b)}`);
}

/** Returns the items of a value as Jekyll's filters have them: the values of a map. */
export function selectable(value: unknown): readonly unknown[] | undefined {
  if (isList(value)) return value;
  if (value instanceof IntegerRange) return [...value];
  if (value instanceof Drop) return Object.values(value.toMap());
  return isMap(value) ? Object.values(value) : undefined;
}

/** Whether a value is the target of `where`. */
export function isTarget(value: unknown, target: unknown, context: Context): boolean {
  if (isNil(target)) return isNil(value);
  const text = context.text(target);
  if (typeof value === 'string') return areEqual(value, text, context);
  if (isNil(value)) return false;
  const items = isList(value) ? value : isMap(value) ? Object.entries(value) : [value];
  return items.some((item) => context.text(item) === text);
}
