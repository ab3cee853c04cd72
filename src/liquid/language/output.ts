import type { Context } from './context.ts';
import { type Expression, Literal, parseExpression } from './expression.ts';
import { applyFilter } from './filter.ts';
import { StrictParser } from './strict-parser.ts';
import { quotedFragment, space } from './syntax.ts';

/** A value with filters, as in `{{ page.title | upcase }}` or `{% assign a = page.title | upcase %}`. */
export class FilteredValue implements Expression {
  readonly #value: Expression;
  readonly #filters: readonly FilterCall[];

  constructor(value: Expression, filters: readonly FilterCall[]) {
    this.#value = value;
    this.#filters = filters;
  }

  evaluate(context: Context): unknown {
    let value = this.#value.evaluate(context);
    for (const { name, args, named } of this.#filters) {
      const values = args.map((arg) => arg.evaluate(context));
      if (named.size > 0) {
        const pairs = [...named].map(([key, arg]) => [key, arg.evaluate(context)] as const);
        values.push(Object.fromEntries(pairs));
      }
      value = applyFilter(name, value, values, context);
    }
    return value;
  }
}

interface FilterCall {
  readonly name: string;
  readonly args: readonly Expression[];
  readonly named: ReadonlyMap<string, Expression>;
}

/**
 * Parses a value with filters in strict syntax.
 *
 * @throws {LiquidError} if it is not valid
 */
export function parseStrictValue(markup: string): FilteredValue {
  const parser = new StrictParser(markup);
  if (parser.look('end')) return new FilteredValue(new Literal(undefined), []);
  const value = parseExpression(parser.expression());
  const filters: FilterCall[] = [];
  while (parser.accept('|') !== undefined) {
    const name = parser.consume('id');
    const args: string[] = [];
    if (parser.accept(':') !== undefined) {
      do args.push(parser.argument());
      while (parser.accept(',') !== undefined);
    }
    filters.push(filterCall(name, args));
  }
  parser.consume('end');
  return new FilteredValue(value, filters);
}

const valueAndFilters = new RegExp(`(${quotedFragment})([\\s\\S]*)`);
const filterPart = new RegExp(`(?:${space}+|${quotedFragment}|,)+`, 'g');
const filterArgument = new RegExp(
  `[:,]${space}*((?:\\w+${space}*:${space}*)?${quotedFragment})`,
  'g',
);
const namedArgument = new RegExp(`^(\\w[\\w-]*)${space}*:${space}*(${quotedFragment})$`);

/** Parses a value with filters as Liquid's lax mode does. It takes what it can read and ignores the rest. */
export function parseLaxValue(markup: string): FilteredValue {
  const [, value = '', rest = ''] = valueAndFilters.exec(markup) ?? [];
  const pipe = rest.indexOf('|');
  const parts = pipe < 0 ? [] : (rest.slice(pipe + 1).match(filterPart) ?? []);
  const filters = parts.flatMap((part) => {
    const name = /\w+/.exec(part)?.[0];
    if (name === undefined) return [];
    return [
      filterCall(
        name,
        [...part.matchAll(filterArgument)].map(([, arg = '']) => arg),
      ),
    ];
  });
  return new FilteredValue(parseExpression(value), filters);
}

function filterCall(name: string, texts: readonly string[]): FilterCall {
  const args: Expression[] = [];
  const named = new Map<string, Expression>();
  for (const text of texts) {
    const [, key, value = ''] = namedArgument.exec(text) ?? [];
    if (key === undefined) args.push(parseExpression(text));
    else named.set(key, parseExpression(value));
  }
  return { name, args, named };
}
