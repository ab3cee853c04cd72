import { areEqual, compare, contains } from './compare.ts';
import type { Context } from './context.ts';
import { LiquidError } from './errors.ts';
import { type Expression, parseExpression } from './expression.ts';
import { StrictParser } from './strict-parser.ts';
import { quotedFragment, space, strip } from './syntax.ts';
import { Drop, isList, isMap, isTruthy } from './values.ts';

/** A side of a comparison. `empty` compares by whether the other side is empty. */
interface Operand {
  readonly expression: Expression;
  readonly word: 'empty' | 'blank' | undefined;
}

interface Comparison {
  readonly left: Operand;
  readonly operator: string | undefined;
  readonly right: Operand | undefined;
}

/** The condition of `if`, `unless` and `where_exp`: comparisons joined by `and` and `or`. */
export class Condition {
  readonly #comparisons: readonly Comparison[];
  /** The word after each comparison. */
  readonly #joints: readonly string[];

  constructor(comparisons: readonly Comparison[], joints: readonly string[]) {
    this.#comparisons = comparisons;
    this.#joints = joints;
  }

  /**
   * Whether the condition is met. It is evaluated from the right: `a and b or c` is `a and (b or c)`.
   *
   * @throws {LiquidError} if values cannot be compared
   */
  isMet(context: Context): boolean {
    let isMet = false;
    for (const [index, comparison] of this.#comparisons.entries()) {
      isMet = isComparisonMet(comparison, context);
      const joint = this.#joints[index];
      if (joint === undefined || isMet === (joint === 'or')) return isMet;
    }
    return isMet;
  }
}

/** The condition of a clause `when`: whether two values are equal. */
export function equality(left: string, right: string): Condition {
  return new Condition([{ left: operand(left), operator: '==', right: operand(right) }], []);
}

/**
 * Parses a condition in strict syntax.
 *
 * @throws {LiquidError} if it is not valid
 */
export function parseStrictCondition(markup: string): Condition {
  const parser = new StrictParser(markup);
  const comparisons: Comparison[] = [];
  const joints: string[] = [];
  for (;;) {
    const left = operand(parser.expression());
    const operator = parser.accept('comparison');
    const right = operator === undefined ? undefined : operand(parser.expression());
    comparisons.push({ left, operator, right });
    if (parser.acceptWord('and')) joints.push('and');
    else if (parser.acceptWord('or')) joints.push('or');
    else break;
  }
  parser.consume('end');
  return new Condition(comparisons, joints);
}

const joint = `\\b(?:${space}?and${space}?|${space}?or${space}?)\\b`;
const part = new RegExp(
  `(?:${joint}|(?:${space}*(?!${joint})(?:${quotedFragment}|[^ \\t\\r\\n\\f\\v]+)${space}*)+)`,
  'g',
);
const comparison = new RegExp(
  `(${quotedFragment})${space}*([=!<>a-z_]+)?${space}*(${quotedFragment})?`,
);

/**
 * Parses a condition as Liquid's lax mode does.
 *
 * @throws {LiquidError} if there is nothing to compare
 */
export function parseLaxCondition(markup: string): Condition {
  const parts = markup.match(part) ?? [];
  const comparisons: Comparison[] = [];
  const joints: string[] = [];
  // As in Liquid, comparisons and joints are told apart by their position from the end.
  for (let index = parts.length - 1; index >= 0; index -= 2) {
    const [, left, operator, right] = comparison.exec(parts[index] ?? '') ?? [];
    if (left === undefined) throw new LiquidError('it has no condition');
    comparisons.unshift({ left: operand(left), operator, right: operand(right ?? '') });
    if (index === 0) return new Condition(comparisons, joints);
    const word = strip(parts[index - 1] ?? '');
    if (word !== 'and' && word !== 'or') throw new LiquidError('it has no valid condition');
    joints.unshift(word);
  }
  throw new LiquidError('it has no condition');
}

function operand(markup: string): Operand {
  const word = markup === 'empty' || markup === 'blank' ? markup : undefined;
  return { expression: parseExpression(markup), word };
}

function isComparisonMet({ left, operator, right }: Comparison, context: Context): boolean {
  context.spend(1);
  const value = left.expression.evaluate(context);
  if (operator === undefined || right === undefined) return isTruthy(value);
  const other = right.expression.evaluate(context);
  switch (operator) {
    case '==':
      return isSame(left, value, right, other, context);
    case '!=':
    case '<>':
      return !isSame(left, value, right, other, context);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return compare(value, operator, other, context) ?? false;
    case 'contains':
      return contains(value, other, context);
    default:
      throw new LiquidError(`"${operator}" is not an operator`);
  }
}

function isSame(
  left: Operand,
  value: unknown,
  right: Operand,
  other: unknown,
  context: Context,
): boolean {
  if (left.word) return left.word === 'empty' && isEmpty(other);
  if (right.word) return right.word === 'empty' && isEmpty(value);
  return areEqual(value, other, context);
}

/** Whether a value is an empty text, list or map. */
export function isEmpty(value: unknown): boolean {
  if (typeof value === 'string' || isList(value)) return value.length === 0;
  if (value instanceof Drop) return false;
  return isMap(value) && Object.keys(value).length === 0;
}
