import { isTruthy, type Liquid, toValue, toValueSync, Value } from 'liquidjs';
import type { Filter } from './filter.ts';

/** Registers Jekyll's list filters, and those of Liquid that liquidjs implements differently. */
export function addListFilters(engine: Liquid): void {
  addSelectionFilters(engine, 'where', (items, isMatch) => items.filter(isMatch));
  addSelectionFilters(engine, 'find', (items, isMatch) => items.find(isMatch));
  addGroupFilters(engine);
  engine.registerFilter('sort', function (input, property, nils) {
    // Jekyll raises an error for nil, but posts often sort lists that Feedmill lacks, such as `site.posts`.
    if (input === null || input === undefined) return [];
    const items = counted(this, Array.isArray(input) ? input : [input]);
    const keyed = items.map((item) => ({
      item,
      key: property === undefined ? item : propertyOf(this, item, property),
    }));
    const nilOrder = nils === 'last' ? 1 : -1;
    return keyed.sort((a, b) => compare(a.key, b.key, nilOrder)).map(({ item }) => item);
  });
  // In Ruby, strings have neither `first` nor `last`.
  engine.registerFilter('first', (input) => (Array.isArray(input) ? input.at(0) : undefined));
  engine.registerFilter('last', (input) => (Array.isArray(input) ? input.at(-1) : undefined));
  for (const [name, apply] of Object.entries(arrayFilters)) {
    engine.registerFilter(name, function (input, argument) {
      countNested(this, argument);
      return Array.isArray(input) ? apply([...counted(this, input)], argument) : input;
    });
  }
}

type Select = (items: readonly unknown[], isMatch: (item: unknown) => boolean) => unknown;

function addSelectionFilters(engine: Liquid, name: string, select: Select): void {
  engine.registerFilter(name, function (input, property, target) {
    if (!isCollection(input) || !property || isCollection(target)) return input;
    return select(counted(this, itemsOf(input)), (item) =>
      isTarget(propertyOf(this, item, property), target),
    );
  });
  engine.registerFilter(`${name}_exp`, function (input, variable, expression) {
    if (!isCollection(input)) return input;
    const evaluate = evaluator(this, variable, expression);
    return select(counted(this, itemsOf(input)), (item) => isTruthy(evaluate(item), this.context));
  });
}

function addGroupFilters(engine: Liquid): void {
  engine.registerFilter('group_by', function (input, property) {
    if (!isCollection(input)) return input;
    return grouped(counted(this, itemsOf(input)), (item) => propertyOf(this, item, property));
  });
  engine.registerFilter('group_by_exp', function (input, variable, expression) {
    if (!isCollection(input)) return input;
    return grouped(counted(this, itemsOf(input)), evaluator(this, variable, expression));
  });
}

const arrayFilters: Readonly<Record<string, (list: unknown[], argument: unknown) => unknown[]>> = {
  pop: (list, count) => list.slice(0, Math.max(list.length - Number(count ?? 1), 0)),
  shift: (list, count) => list.slice(Number(count ?? 1)),
  push: (list, item) => [...list, item],
  unshift: (list, item) => [item, ...list],
};

function isCollection(value: unknown): value is object {
  const plain: unknown = toValue(value);
  return typeof plain === 'object' && plain !== null && !(plain instanceof Date);
}

function itemsOf(input: object): readonly unknown[] {
  return Array.isArray(input) ? input : Object.values(input);
}

/** Counts the items towards the memory limit of the post. */
function counted(filter: Filter, items: readonly unknown[]): readonly unknown[] {
  filter.context.memoryLimit.use(items.length);
  return items;
}

// A list that was repeatedly pushed to itself is small in memory but huge as text.
function countNested(filter: Filter, value: unknown): void {
  filter.context.memoryLimit.use(1);
  if (Array.isArray(value)) for (const item of value) countNested(filter, item);
}

/** Reads a property of an item, such as `a.b`. Numeric strings become numbers, as in Jekyll. */
function propertyOf({ context }: Filter, item: unknown, property: unknown): unknown {
  if (!isCollection(item)) return undefined;
  const path = String(property).split('.');
  const value: unknown = toValueSync(context._getFromScope(item, path, false));
  const isNumber = typeof value === 'string' && /^\s*-?(?:\d+\.?\d*|\.\d+)\s*$/.test(value);
  return isNumber ? Number(value) : value;
}

function isTarget(value: unknown, argument: unknown): boolean {
  const target: unknown = toValue(argument);
  if (target === null || target === undefined) return value === null || value === undefined;
  const text = String(target);
  if (typeof value === 'string') return value === text;
  const values = Array.isArray(value) ? value : [value];
  return values.some((item) => item !== null && item !== undefined && String(item) === text);
}

function evaluator({ context, liquid }: Filter, variable: unknown, expression: unknown) {
  const value = new Value(String(expression), liquid);
  return (item: unknown): unknown => {
    context.push({ [String(variable)]: item });
    const result: unknown = toValueSync(value.value(context));
    context.pop();
    return result;
  };
}

function grouped(items: readonly unknown[], nameOf: (item: unknown) => unknown) {
  const groups = Map.groupBy(items, (item) => String(nameOf(item) ?? ''));
  return [...groups].map(([name, items]) => ({ name, items, size: items.length }));
}

/** Compares numbers and dates by value and everything else as text; nils come first or last. */
function compare(a: unknown, b: unknown, nilOrder: 1 | -1): number {
  const [hasA, hasB] = [a !== null && a !== undefined, b !== null && b !== undefined];
  if (!hasA || !hasB) return hasA === hasB ? 0 : hasA ? -nilOrder : nilOrder;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  const [textA, textB] = [String(a), String(b)];
  return textA < textB ? -1 : Number(textA > textB);
}
