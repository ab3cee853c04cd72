import { LiquidError } from '../language/errors.ts';
import { strip } from '../language/syntax.ts';
import type { BlockKind, TagKind } from '../language/tag.ts';
import { TextOutput } from '../language/text-output.ts';

// Liquid's `VariableSignature`.
const nameCharacter = /[\w.[\]-]/;
const firstName = /(?:\(?[\w.[\]-]\)?)+/;

/** The tag `assign`. */
export const assignTag: TagKind = {
  parse: ({ markup, source }, reader) => {
    const { name, start } = assignment(markup);
    const value = reader.value(markup.slice(start));
    return {
      source,
      isBlank: true,
      render: (context) => context.assign(name, value.evaluate(context)),
    };
  },
};

/**
 * Finds the name before the first `=` that has one, and where the value starts. A pattern that searches
 * for the name would take quadratic time.
 */
function assignment(markup: string): { readonly name: string; readonly start: number } {
  for (let sign = markup.indexOf('='); sign >= 0; sign = markup.indexOf('=', sign + 1)) {
    const before = markup.slice(0, sign).replace(/[ \t\r\n\f\v]+$/, '');
    let start = before.length;
    while (start > 0 && isNameAt(before, start - 1)) start--;
    if (start < before.length) return { name: before.slice(start), start: sign + 1 };
    if (sign > maxSearch) break;
  }
  throw new LiquidError('it is not of the form "assign name = value"');
}

// In characters, within which a name must be.
const maxSearch = 10_000;

function isNameAt(text: string, index: number): boolean {
  const character = text[index] ?? '';
  if (nameCharacter.test(character)) return true;
  if (character === ')') return nameCharacter.test(text[index - 1] ?? '');
  return character === '(' && nameCharacter.test(text[index + 1] ?? '');
}

/** The tag `capture`. */
export const captureTag: BlockKind = {
  clauses: [],
  parseBlock: ([{ markup, source, body }]) => {
    const name = firstName.exec(markup)?.[0];
    if (name === undefined) throw new LiquidError('it has no name');
    return {
      source,
      isBlank: true,
      render: (context) => {
        const output = new TextOutput(context);
        body.render(context, output);
        context.assign(name, output.text);
      },
    };
  },
};

/** The tags `increment`, which shows a counter before it is changed, and `decrement`. */
export function counterTag(change: 1 | -1): TagKind {
  return {
    parse: ({ markup, source }) => {
      const name = strip(markup);
      return {
        source,
        isBlank: false,
        render: ({ counters }, output) => {
          const count = counters.get(name) ?? 0;
          counters.set(name, count + change);
          output.write(String(change > 0 ? count : count + change));
        },
      };
    },
  };
}
