import type { Node } from '../language/body.ts';
import { LiquidError } from '../language/errors.ts';
import { Literal, parseExpression } from '../language/expression.ts';
import { outputText } from '../language/ruby-text.ts';
import { quotedFragment, space } from '../language/syntax.ts';
import type { BlockKind, TagKind } from '../language/tag.ts';
import { TextOutput } from '../language/text-output.ts';
import { isNil } from '../language/values.ts';

function emptyNode(source: string): Node {
  return { source, isBlank: true, render: () => {} };
}

/** The tag `comment`. */
export const commentTag: BlockKind = {
  clauses: [],
  content: 'hidden',
  parseBlock: ([{ source }]) => emptyNode(source),
};

/** The tag `#`, a comment of its own. */
export const inlineCommentTag: TagKind = { parse: ({ source }) => emptyNode(source) };

/** The tag `raw`, whose content the tokenizer has left as text. */
export const rawTag: BlockKind = {
  clauses: [],
  parseBlock: ([{ source, body }]) => ({
    source,
    isBlank: body.nodes.length === 0,
    render: (context, output) => body.render(context, output),
  }),
};

const named = new RegExp(`^(${quotedFragment})${space}*:${space}*([\\s\\S]*)`);
const simple = new RegExp(`^(?:${quotedFragment})`);
const fragment = new RegExp(quotedFragment);

/** The tag `cycle`. Cycles of the same literals go on where the other one ended. */
export const cycleTag: TagKind = {
  parse: ({ markup, source }) => {
    const [, name, list] = named.exec(markup) ?? [];
    if (name === undefined && !simple.test(markup)) throw new LiquidError('it has no values');
    const values = (list ?? markup).split(',').flatMap((text) => {
      const [found] = fragment.exec(text) ?? [];
      const value = found === undefined ? undefined : parseExpression(found);
      // As in Liquid, nil is no value of a cycle.
      return value && !(value instanceof Literal && isNil(value.value)) ? [value] : [];
    });
    const areLiterals = values.every((value) => value instanceof Literal);
    const group = name === undefined ? undefined : parseExpression(name);
    const own = areLiterals ? JSON.stringify(values) : Symbol(source);
    return {
      source,
      isBlank: false,
      render: (context, output) => {
        const key = group ? `cycle ${context.inspect(group.evaluate(context))}` : own;
        const position = Number(context.registers.get(key) ?? 0);
        const value = values[position]?.evaluate(context);
        context.registers.set(key, position + 1 < values.length ? position + 1 : 0);
        output.write(outputText(value, context));
      },
    };
  },
};

// The register of what `ifchanged` has shown last.
const shown = Symbol('shown');

/** The tag `ifchanged`, which is shown if its content is another than that of the last one. */
export const ifChangedTag: BlockKind = {
  clauses: [],
  parseBlock: ([{ source, body }]) => ({
    source,
    isBlank: body.isBlank,
    render: (context, output) => {
      const content = new TextOutput(context);
      body.render(context, content);
      if (content.text === context.registers.get(shown)) return;
      context.registers.set(shown, content.text);
      output.write(content.text);
    },
  }),
};
