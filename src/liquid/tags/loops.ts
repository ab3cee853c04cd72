import type { Body, Node } from '../language/body.ts';
import type { Context } from '../language/context.ts';
import { LiquidError } from '../language/errors.ts';
import { type Expression, parseExpression } from '../language/expression.ts';
import { integerOf } from '../language/numbers.ts';
import { StrictParser } from '../language/strict-parser.ts';
import { quotedFragment, space, tagAttribute } from '../language/syntax.ts';
import type { BlockKind, TagKind } from '../language/tag.ts';
import type { TextOutput } from '../language/text-output.ts';
import { isNil, itemsOf } from '../language/values.ts';
import { ForLoop } from './loop-drops.ts';

interface Loop {
  readonly variable: string;
  readonly collection: Expression;
  /** Identifies the loop for `offset: continue`, and is `forloop.name`. */
  readonly name: string;
  readonly isReversed: boolean;
  readonly limit: Expression | undefined;
  readonly offset: Expression | 'continue' | undefined;
}

/** The tag `for`. */
export const forTag: BlockKind = {
  clauses: ['else'],
  parseBlock: (clauses, { read }) => {
    const [{ markup, source, body }] = clauses;
    const loop = read(
      () => parseStrict(markup),
      () => parseLax(markup),
    );
    // As in Liquid, the last `else` counts.
    const otherwise = clauses.length > 1 ? clauses.at(-1)?.body : undefined;
    const isBlank = clauses.every((clause) => clause.body.isBlank);
    const shown = (part: Body) => (isBlank ? part.withoutBlankText() : part);
    return forNode(source, isBlank, loop, shown(body), otherwise && shown(otherwise));
  },
};

/** The tags `break` and `continue`. */
export function interruptTag(interrupt: 'break' | 'continue'): TagKind {
  return {
    parse: ({ source }) => ({
      source,
      isBlank: false,
      render: (context) => {
        context.interrupt = interrupt;
      },
    }),
  };
}

function parseStrict(markup: string): Loop {
  const parser = new StrictParser(markup);
  const variable = parser.consume('id');
  if (!parser.acceptWord('in')) throw new LiquidError('"in" is missing');
  const text = parser.expression();
  const isReversed = parser.acceptWord('reversed');
  const attributes = new Map<string, string>();
  while (parser.look('id') && parser.look(':', 1)) {
    const name = parser.consume('id');
    if (name !== 'limit' && name !== 'offset') throw new LiquidError(`"${name}" is not an option`);
    parser.consume(':');
    attributes.set(name, parser.expression());
  }
  parser.consume('end');
  return loopOf(variable, text, isReversed, attributes);
}

const syntax = new RegExp(
  `^([\\w-]+)${space}+in${space}+((?:${quotedFragment})+)${space}*(reversed)?`,
);

function parseLax(markup: string): Loop {
  const [, variable, text = '', reversed] = syntax.exec(markup) ?? [];
  if (variable === undefined) {
    throw new LiquidError('it is not of the form "for item in list"');
  }
  const attributes = [...markup.matchAll(tagAttribute)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
  return loopOf(variable, text, reversed !== undefined, new Map(attributes));
}

function loopOf(
  variable: string,
  text: string,
  isReversed: boolean,
  attributes: ReadonlyMap<string, string>,
): Loop {
  const limit = attributes.get('limit');
  const offset = attributes.get('offset');
  return {
    variable,
    name: `${variable}-${text}`,
    collection: parseExpression(text),
    isReversed,
    limit: limit === undefined ? undefined : parseExpression(limit),
    offset: offset === undefined || offset === 'continue' ? offset : parseExpression(offset),
  };
}

// The registers of loops: where each ended, and those that are running.
const offsets = Symbol('offsets');
const running = Symbol('running');

function forNode(
  source: string,
  isBlank: boolean,
  loop: Loop,
  body: Body,
  otherwise: Body | undefined,
): Node {
  return {
    source,
    isBlank,
    render: (context, output) => {
      const items = itemsIn(loop, context);
      if (items.length === 0) otherwise?.render(context, output);
      else renderItems(loop, items, body, context, output);
    },
  };
}

function itemsIn(loop: Loop, context: Context): readonly unknown[] {
  const ends = offsetsOf(context);
  const from =
    loop.offset === 'continue' ? (ends.get(loop.name) ?? 0) : (numberOf(loop.offset, context) ?? 0);
  const limit = numberOf(loop.limit, context);
  const items = sliceOf(loop.collection.evaluate(context), from, limit, context);
  ends.set(loop.name, from + items.length);
  return loop.isReversed ? items.toReversed() : items;
}

function offsetsOf(context: Context): Map<string, number> {
  const stored = context.registers.get(offsets);
  const ends: Map<string, number> = stored instanceof Map ? stored : new Map();
  context.registers.set(offsets, ends);
  return ends;
}

function numberOf(expression: Expression | undefined, context: Context): number | undefined {
  const value = expression?.evaluate(context);
  return isNil(value) ? undefined : integerOf(value);
}

/** Returns the items of a collection from a position. A text is a collection of itself. */
export function sliceOf(
  value: unknown,
  from: number,
  limit: number | undefined,
  context: Context,
): unknown[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  const items: unknown[] = [];
  let index = 0;
  for (const item of itemsOf(value) ?? []) {
    if (limit !== undefined && index >= from + limit) break;
    context.spend(1);
    if (index >= from) items.push(item);
    index++;
  }
  return items;
}

function renderItems(
  { variable, name }: Loop,
  items: readonly unknown[],
  body: Body,
  context: Context,
  output: TextOutput,
): void {
  const parent = context.registers.get(running);
  const drop = new ForLoop(name, items.length, parent instanceof ForLoop ? parent : undefined);
  context.registers.set(running, drop);
  context.inScope(() => {
    context.set('forloop', drop);
    for (const item of items) {
      context.spend(1);
      context.set(variable, item);
      body.render(context, output);
      drop.index0++;
      const { interrupt } = context;
      context.interrupt = undefined;
      if (interrupt === 'break') break;
    }
  });
  context.registers.set(running, parent);
}
