import type { Node } from '../language/body.ts';
import type { Context } from '../language/context.ts';
import { LiquidError } from '../language/errors.ts';
import { type Expression, parseExpression } from '../language/expression.ts';
import { leadingInteger } from '../language/numbers.ts';
import { quotedFragment, space, tagAttribute } from '../language/syntax.ts';
import type { BlockKind, Clause } from '../language/tag.ts';
import type { TextOutput } from '../language/text-output.ts';
import { isNil, numberIn } from '../language/values.ts';
import { TableRowLoop } from './loop-drops.ts';
import { sliceOf } from './loops.ts';

const syntax = new RegExp(`(?<!\\w)(\\w+)${space}+in${space}+((?:${quotedFragment})+)`);

/** The tag `tablerow`. */
export const tableRowTag: BlockKind = {
  clauses: [],
  parseBlock: ([clause]): Node => {
    const [, variable, collection = ''] = syntax.exec(clause.markup) ?? [];
    if (variable === undefined) {
      throw new LiquidError('it is not of the form "tablerow item in list"');
    }
    const list = parseExpression(collection);
    const attributes = new Map(
      [...clause.markup.matchAll(tagAttribute)].map(
        ([, name = '', value = '']) => [name, parseExpression(value)] as const,
      ),
    );
    return {
      source: clause.source,
      isBlank: clause.body.isBlank,
      render: (context, output) => {
        const value = list.evaluate(context);
        if (isNil(value) || value === false) return;
        const from = numberOf(attributes.get('offset'), context);
        const limit = attributes.has('limit')
          ? numberOf(attributes.get('limit'), context)
          : undefined;
        const items = sliceOf(value, from, limit, context);
        const loop = new TableRowLoop(items.length, numberOf(attributes.get('cols'), context));
        renderCells(clause, variable, items, loop, context, output);
      },
    };
  },
};

function renderCells(
  { body }: Clause,
  variable: string,
  items: readonly unknown[],
  loop: TableRowLoop,
  context: Context,
  output: TextOutput,
): void {
  output.write('<tr class="row1">\n');
  context.inScope(() => {
    context.set('tablerowloop', loop);
    for (const item of items) {
      context.spend(1);
      context.set(variable, item);
      output.write(`<td class="col${loop.column}">`);
      body.render(context, output);
      output.write('</td>');
      if (loop.isLastColumn && !loop.isLast) {
        output.write(`</tr>\n<tr class="row${loop.row + 1}">`);
      }
      loop.advance();
    }
  });
  output.write('</tr>\n');
}

function numberOf(expression: Expression | undefined, context: Context): number {
  const value = expression?.evaluate(context);
  return Math.trunc(numberIn(value) ?? leadingInteger(context.text(value)));
}
