import type { Filter } from '../language/context.ts';
import { LiquidError } from '../language/errors.ts';
import {
  calculate,
  type LiquidNumber,
  leadingInteger,
  numberOf,
  type Operation,
  roundTo,
} from '../language/numbers.ts';
import { asFloat, isInteger, isList, isMap, isNil, numberIn } from '../language/values.ts';

/** The filters for numbers. */
export const numberFilters: Readonly<Record<string, Filter>> = {
  plus: operation('plus'),
  minus: operation('minus'),
  times: operation('times'),
  divided_by: operation('divided_by'),
  modulo: operation('modulo'),
  abs: unary(Math.abs),
  ceil: { arity: [0, 0], apply: (value) => Math.ceil(plain(numberOf(value))) },
  floor: { arity: [0, 0], apply: (value) => Math.floor(plain(numberOf(value))) },
  round: {
    arity: [0, 1],
    apply: (value, [places = 0]) => {
      const number = numberOf(value);
      const digits = Math.trunc(plain(numberOf(places)));
      const rounded = roundTo(plain(number), digits);
      return digits === 0 || isInteger(number) ? rounded : asFloat(rounded);
    },
  },
  at_least: { arity: [1, 1], apply: (value, [limit]) => bounded(value, limit, Math.max) },
  at_most: { arity: [1, 1], apply: (value, [limit]) => bounded(value, limit, Math.min) },
  to_integer: { arity: [0, 0], apply: toInteger },
};

function operation(name: Operation): Filter {
  return { arity: [1, 1], apply: (value, [operand]) => calculate(name, value, operand) };
}

function unary(apply: (value: number) => number): Filter {
  return {
    arity: [0, 0],
    apply: (value) => {
      const number = numberOf(value);
      return isInteger(number) ? apply(number) : asFloat(apply(plain(number)));
    },
  };
}

function bounded(
  value: unknown,
  limit: unknown,
  choose: (a: number, b: number) => number,
): LiquidNumber {
  const [number, bound] = [numberOf(value), numberOf(limit)];
  return choose(plain(number), plain(bound)) === plain(number) ? number : bound;
}

function plain(number: LiquidNumber): number {
  return numberIn(number) ?? 0;
}

function toInteger(value: unknown): number {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string') return leadingInteger(value);
  if (value instanceof Date) return Math.floor(value.getTime() / 1000);
  if (isList(value) || isMap(value)) throw new LiquidError('a list or map is not a number');
  return isNil(value) ? 0 : Math.trunc(numberIn(value) ?? 0);
}
