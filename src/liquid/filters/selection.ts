import { type Condition, parseStrictCondition } from '../language/condition.ts';
import type { Context, Filter } from '../language/context.ts';
import { LiquidError } from '../language/errors.ts';
import type { Expression } from '../language/expression.ts';
import { parseLaxValue, parseStrictValue } from '../language/output.ts';
import { isList, isMap, isNil, isTruthy } from '../language/values.ts';
import { jekyllItemValue } from './item-value.ts';
import { isTarget, selectable, sortOrder } from './lists.ts';

/** Jekyll's filters that select, group and sort the items of a list. */
export const selectionFilters: Readonly<Record<string, Filter>> = {
  where: selection((items, isMatch) => items.filter(isMatch)),
  find: selection((items, isMatch) => items.find(isMatch)),
  where_exp: expressionSelection((items, isMatch) => items.filter(isMatch)),
  find_exp: expressionSelection((items, isMatch) => items.find(isMatch)),
  group_by: {
    arity: [1, 1],
    apply: (value, [key], context) =>
      grouped(value, context, (item) => context.text(jekyllItemValue(item, key, context))),
  },
  group_by_exp: {
    arity: [2, 2],
    apply: (value, [variable, text], context) => {
      const expression = valueExpression(context.text(text));
      return context.inScope(() =>
        grouped(value, context, (item) => {
          context.set(context.text(variable), item);
          return expression.evaluate(context);
        }),
      );
    },
  },
  sort: { arity: [0, 2], apply: sort },
};

type Select = (items: readonly unknown[], isMatch: (item: unknown) => boolean) => unknown;

function selection(select: Select): Filter {
  return {
    arity: [2, 2],
    apply: (value, [key, target], context) => {
      const items = selectable(value);
      if (!items || !isTruthy(key) || isList(target) || isMap(target)) return value;
      return select(items, (item) =>
        isTarget(jekyllItemValue(item, key, context), target, context),
      );
    },
  };
}

function expressionSelection(select: Select): Filter {
  return {
    arity: [2, 2],
    apply: (value, [variable, text], context) => {
      const items = selectable(value);
      if (!items) return value;
      const condition: Condition = parseStrictCondition(context.text(text));
      return context.inScope(() =>
        select(items, (item) => {
          context.set(context.text(variable), item);
          return condition.isMet(context);
        }),
      );
    },
  };
}

function valueExpression(text: string): Expression {
  try {
    return parseStrictValue(text);
  } catch (error) {
    if (!(error instanceof LiquidError)) throw error;
    return parseLaxValue(text);
  }
}

function grouped(value: unknown, context: Context, nameOf: (item: unknown) => unknown): unknown {
  const items = selectable(value);
  if (!items) return value;
  const groups = new Map<string, { readonly name: unknown; readonly items: unknown[] }>();
  for (const item of items) {
    const name = nameOf(item);
    const key = context.inspect(name);
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { name, items: [item] });
  }
  return [...groups.values()].map((group) => ({ ...group, size: group.items.length }));
}

function sort(
  value: unknown,
  [key, nils = 'first']: readonly unknown[],
  context: Context,
): unknown {
  if (isNil(value)) throw new LiquidError('nil cannot be sorted');
  const items = isMap(value) ? Object.entries(value) : selectable(value);
  if (!items) throw new LiquidError('only a list can be sorted');
  context.reserve(items.length);
  if (isNil(key)) return items.toSorted((a, b) => sortOrder(a, b, context));
  if (nils !== 'first' && nils !== 'last') {
    throw new LiquidError('the order of nil must be "first" or "last"');
  }
  const nilOrder = nils === 'last' ? 1 : -1;
  const keyed = items.map((item) => ({ item, value: jekyllItemValue(item, key, context) }));
  return keyed
    .sort((a, b) => orderWithNil(a.value, b.value, nilOrder, context))
    .map(({ item }) => item);
}

// Values of different kinds are compared as text.
function orderWithNil(a: unknown, b: unknown, nilOrder: number, context: Context): number {
  if (isNil(a) || isNil(b)) return isNil(a) === isNil(b) ? 0 : isNil(a) ? nilOrder : -nilOrder;
  try {
    return sortOrder(a, b, context);
  } catch (error) {
    if (!(error instanceof LiquidError)) throw error;
    return sortOrder(context.text(a), context.text(b), context);
  }
}
