import { isTruthy, type Liquid, toValue, toValueSync, Value } from 'liquidjs';
import type { Filter } from './filter.ts';

/** The filters of lists that Jekyll has, or has in another way than liquidjs. */
export function addListFilters(engine: Liquid): void {
  engine.registerFilter('where', function (input, property, target) {
    if (!isFilterable(input) || !property || isCollection(target)) return input;
    return counted(this, itemsOf(input)).filter((item) =>
      isTarget(propertyOf(this, item, property), target),
    );
  });
  engine.registerFilter('find', function (input, property, target) {
    if (!isFilterable(input) || !property || isCollection(target)) return input;
    return counted(this, itemsOf(input)).find((item) =>
      isTarget(propertyOf(this, item, property), target),
    );
  });
  engine.registerFilter('where_exp', function (input, name, expression) {
    if (!isFilterable(input)) return input;
    const holds = condition(this, name, expression);
    return counted(this, itemsOf(input)).filter(holds);
  });
  engine.registerFilter('find_exp', function (input, name, expression) {
    if (!isFilterable(input)) return input;
    const holds = condition(this, name, expression);
    return counted(this, itemsOf(input)).find(holds);
  });
  engine.registerFilter('group_by', function (input, property) {
    if (!isFilterable(input)) return input;
    return grouped(counted(this, itemsOf(input)), (item) => propertyOf(this, item, property));
  });
  engine.registerFilter('group_by_exp', function (input, name, expression) {
    if (!isFilterable(input)) return input;
    return grouped(counted(this, itemsOf(input)), evaluation(this, name, expression));
  });
  engine.registerFilter('sort', function (input, property, nils) {
    // Jekyll would end the build; a list of the whole site, which there is none of here, is often sorted.
    if (input === null || input === undefined) return [];
    const items = counted(this, Array.isArray(input) ? input : [input]);
    const keyed = items.map((item) => ({
      item,
      key: property === undefined ? item : propertyOf(this, item, property),
    }));
    const order = nils === 'last' ? 1 : -1;
    return keyed.sort((a, b) => compare(a.key, b.key, order)).map(({ item }) => item);
  });
  for (const [name, at] of Object.entries(ends)) {
    engine.registerFilter(name, (input: unknown) =>
      Array.isArray(input) ? input.at(at) : undefined,
    );
  }
  for (const [name, take] of Object.entries(takers)) {
    engine.registerFilter(name, function (input, argument) {
      countAll(this, argument);
      return Array.isArray(input) ? take([...counted(this, input)], argument) : input;
    });
  }
}

// Of a list; a text has neither in Ruby.
const ends: Readonly<Record<string, number>> = { first: 0, last: -1 };

const takers: Readonly<Record<string, (list: unknown[], argument: unknown) => unknown[]>> = {
  pop: (list, most) => list.slice(0, Math.max(list.length - Number(most ?? 1), 0)),
  shift: (list, most) => list.slice(Number(most ?? 1)),
  push: (list, item) => [...list, item],
  unshift: (list, item) => [item, ...list],
};

function isCollection(value: unknown): value is object {
  const plain: unknown = toValue(value);
  return typeof plain === 'object' && plain !== null && !(plain instanceof Date);
}

// Jekyll gives a text back as it is.
function isFilterable(input: unknown): input is object {
  return isCollection(input);
}

function itemsOf(input: object): readonly unknown[] {
  return Array.isArray(input) ? input : Object.values(input);
}

// So that what filters go through is bounded, over a whole post.
function counted(filter: Filter, items: readonly unknown[]): readonly unknown[] {
  filter.context.memoryLimit.use(items.length);
  return items;
}

// A list that is put into itself again and again is small, and endless to whom writes it out.
function countAll(filter: Filter, value: unknown): void {
  filter.context.memoryLimit.use(1);
  if (Array.isArray(value)) for (const one of value) countAll(filter, one);
}

/** A property of an item, `a.b` for one within another; digits are a number. */
function propertyOf({ context }: Filter, item: unknown, property: unknown): unknown {
  if (!isCollection(item)) return undefined;
  const path = String(property).split('.');
  const value: unknown = toValueSync(context._getFromScope(item, path, false));
  const isNumber = typeof value === 'string' && /^\s*-?(?:\d+\.?\d*|\.\d+)\s*$/.test(value);
  return isNumber ? Number(value) : value;
}

function isTarget(value: unknown, given: unknown): boolean {
  const target: unknown = toValue(given);
  if (target === null || target === undefined) return value === null || value === undefined;
  const text = String(target);
  if (typeof value === 'string') return value === text;
  const values = Array.isArray(value) ? value : [value];
  return values.some((one) => one !== null && one !== undefined && String(one) === text);
}

function evaluation({ context, liquid }: Filter, name: unknown, expression: unknown) {
  const value = new Value(String(expression), liquid);
  return (item: unknown): unknown => {
    context.push({ [String(name)]: item });
    const result: unknown = toValueSync(value.value(context));
    context.pop();
    return result;
  };
}

function condition(filter: Filter, name: unknown, expression: unknown) {
  const evaluate = evaluation(filter, name, expression);
  return (item: unknown): boolean => isTruthy(evaluate(item), filter.context);
}

function grouped(items: readonly unknown[], nameOf: (item: unknown) => unknown) {
  const groups = Map.groupBy(items, (item) => String(nameOf(item) ?? ''));
  return [...groups].map(([name, items]) => ({ name, items, size: items.length }));
}

// Numbers by their size, all else as text; nothing comes before or after all.
function compare(a: unknown, b: unknown, nils: number): number {
  const [hasA, hasB] = [a !== null && a !== undefined, b !== null && b !== undefined];
  if (!hasA || !hasB) return hasA === hasB ? 0 : hasA ? -nils : nils;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  const [one, other] = [String(a), String(b)];
  return one < other ? -1 : Number(one > other);
}
