import type { Body, Node } from '../language/body.ts';
import {
  type Condition,
  equality,
  parseLaxCondition,
  parseStrictCondition,
} from '../language/condition.ts';
import type { Context } from '../language/context.ts';
import { LiquidError } from '../language/errors.ts';
import { quotedFragment, space } from '../language/syntax.ts';
import type { BlockKind, Clause, MarkupReader } from '../language/tag.ts';
import type { TextOutput } from '../language/text-output.ts';

/** A part of a block that is shown if a condition is met. `else` has none. */
interface Branch {
  readonly condition: Condition | undefined;
  readonly body: Body;
}

/** The tag `if`, or `unless`, whose first condition must not be met. */
export function ifTag(isNegated: boolean): BlockKind {
  return {
    clauses: ['elsif', 'else'],
    parseBlock: (clauses, reader) => {
      const branches = clauses.map((clause) => ({
        condition: clause.name === 'else' ? undefined : conditionOf(clause, reader),
        body: clause.body,
      }));
      return blockOf(clauses, branches, (context, output, shown) => {
        const found = shown.find(
          ({ condition }, index) =>
            condition === undefined || condition.isMet(context) !== (isNegated && index === 0),
        );
        found?.body.render(context, output);
      });
    },
  };
}

function conditionOf({ markup }: Clause, { read }: MarkupReader): Condition {
  return read(
    () => parseStrictCondition(markup),
    () => parseLaxCondition(markup),
  );
}

const subject = new RegExp(quotedFragment);
const target = new RegExp(quotedFragment, 'g');
const separator = new RegExp(
  `(?:${space}+or${space}+|${space}*,${space}*)(?=${quotedFragment})`,
  'y',
);

/** The tag `case`. As in Liquid, every clause `when` that matches is shown. */
export const caseTag: BlockKind = {
  clauses: ['when', 'else'],
  parseBlock: (clauses) => {
    const [value] = subject.exec(clauses[0].markup) ?? [];
    if (value === undefined) throw new LiquidError('it has no value');
    const branches = clauses.slice(1).flatMap(({ name, markup, body }): Branch[] => {
      if (name === 'else') return [{ condition: undefined, body }];
      return targetsOf(markup).map((text) => ({ condition: equality(value, text), body }));
    });
    return blockOf(clauses, branches, (context, output, shown) => {
      let isFound = false;
      for (const { condition, body } of shown) {
        if (condition ? !condition.isMet(context) : isFound) continue;
        isFound ||= condition !== undefined;
        body.render(context, output);
      }
    });
  },
};

/** The values of a clause `when`, separated by commas or `or`. */
function targetsOf(markup: string): string[] {
  const targets: string[] = [];
  target.lastIndex = 0;
  for (;;) {
    const [found] = target.exec(markup) ?? [];
    if (found === undefined) throw new LiquidError('a "when" has no value');
    targets.push(found);
    separator.lastIndex = target.lastIndex;
    if (!separator.test(markup)) return targets;
    target.lastIndex = separator.lastIndex;
  }
}

function blockOf(
  clauses: readonly [Clause, ...Clause[]],
  branches: readonly Branch[],
  render: (context: Context, output: TextOutput, branches: readonly Branch[]) => void,
): Node {
  const isBlank = clauses.every(({ body }) => body.isBlank);
  const shown = isBlank
    ? branches.map(({ condition, body }) => ({ condition, body: body.withoutBlankText() }))
    : branches;
  return {
    source: clauses[0].source,
    isBlank,
    render: (context, output) => render(context, output, shown),
  };
}
