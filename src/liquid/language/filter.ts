import type { Context } from './context.ts';
import { LiquidError } from './errors.ts';

/**
 * Applies a filter. An unknown one has no effect.
 *
 * @throws {LiquidError} if the number of arguments is wrong, or if the filter fails
 */
export function applyFilter(
  name: string,
  value: unknown,
  args: readonly unknown[],
  context: Context,
): unknown {
  context.spend(1);
  const { filters, notes } = context.surroundings;
  const filter = filters.get(name);
  if (!filter) {
    notes.add('unknown-filter', `the Liquid filter "${name}" is unknown and was ignored`);
    return value;
  }
  const [minimum, maximum] = filter.arity;
  if (args.length < minimum || args.length > maximum) {
    const expected = minimum === maximum ? `${minimum}` : `${minimum} to ${maximum}`;
    throw new LiquidError(`the filter "${name}" takes ${expected} arguments, not ${args.length}`);
  }
  return filter.apply(value, args, context);
}
