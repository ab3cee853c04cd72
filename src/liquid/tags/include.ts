import type { Body } from '../language/body.ts';
import type { Context } from '../language/context.ts';
import { LiquidError } from '../language/errors.ts';
import { parseExpression } from '../language/expression.ts';
import { excerptOf } from '../language/notes.ts';
import { strip } from '../language/syntax.ts';
import type { TagKind } from '../language/tag.ts';
import { TextOutput } from '../language/text-output.ts';

// Jekyll's VALID_FILENAME_CHARS and INVALID_SEQUENCES.
const validName = /^[\w/.()+~#@-]+$/;
const invalidSequence = /[./]{2,}/;

// Does not match other braces, such as JSON in a parameter.
const variable = /\{\{[ \t\r\n\f\v]*[\w.-]+[ \t\r\n\f\v]*(?:\||\}\})/;

const parameter =
  /[ \t\r\n\f\v]*([\w-]+)[ \t\r\n\f\v]*=[ \t\r\n\f\v]*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))(?=[ \t\r\n\f\v]|$)[ \t\r\n\f\v]*/y;

// The steps that an include costs besides its text, its parameters and what is in it.
const includeSteps = 300;

// A file may include itself a few times, for example to render a tree.
const maxDepth = 20;

/** Where a tag finds the files that it includes. */
export interface IncludeSource {
  /** Where the files are, for notes. */
  readonly place: string;
  /** Returns the text of a file; undefined if there is none of this name. */
  read(name: string): string | undefined;
}

/** Parses the text of an include. */
export type ParseTemplate = (text: string) => Body;

/**
 * Jekyll's tags `include` and `include_relative`: `{% include file.html a="x" b=page.title %}`. Each file is parsed
 * only once.
 */
export function includeTag(source: IncludeSource, parseTemplate: ParseTemplate): TagKind {
  const parsed = new Map<string, Body>();
  const bodyOf = (name: string): Body => {
    const text =
      validName.test(name) && !invalidSequence.test(name) ? source.read(name) : undefined;
    if (text === undefined) {
      throw new MissingInclude(`the site has no file "${name.slice(0, 100)}" in ${source.place}`);
    }
    const body = parsed.get(name) ?? parseTemplate(text);
    parsed.set(name, body);
    return body;
  };
  return {
    parse: (tag) => {
      const [file, parameters] = splitMarkup(strip(tag.markup));
      const fileName = variable.test(file) ? parseTemplate(file) : undefined;
      return {
        source: tag.source,
        isBlank: false,
        render: (context, output) => {
          context.spend(includeSteps + parameters.length);
          const name = fileName ? rendered(fileName, context) : file;
          try {
            nested(context, () => {
              const body = bodyOf(name);
              // As in Jekyll, an include without parameters has those of the include around it.
              if (parameters !== '') context.set('include', valuesOf(parameters, context));
              body.render(context, output);
            });
          } catch (error) {
            if (!(error instanceof MissingInclude)) throw error;
            context.surroundings.notes.add('include', error.message);
          }
        },
      };
    },
  };
}

class MissingInclude extends Error {}

const depth = Symbol('depth');

function nested(context: Context, render: () => void): void {
  const level = Number(context.registers.get(depth) ?? 0);
  if (level === maxDepth) throw new MissingInclude('includes are nested too deeply');
  context.registers.set(depth, level + 1);
  try {
    context.inScope(render);
  } finally {
    context.registers.set(depth, level);
  }
}

function rendered(body: Body, context: Context): string {
  const output = new TextOutput(context);
  body.render(context, output);
  return strip(output.text);
}

function valuesOf(parameters: string, context: Context): Readonly<Record<string, unknown>> {
  const values = new Map<string, unknown>();
  parameter.lastIndex = 0;
  for (let end = 0; end < parameters.length; end = parameter.lastIndex) {
    const match = parameter.exec(parameters);
    if (!match) throw new LiquidError(`its parameters are not valid: ${excerptOf(parameters)}`);
    const [, key = '', double, single, expression = 'nil'] = match;
    const { lastIndex } = parameter;
    const quoted = double?.replaceAll('\\"', '"') ?? single?.replaceAll("\\'", "'");
    values.set(key, quoted ?? parseExpression(expression).evaluate(context));
    parameter.lastIndex = lastIndex;
  }
  return Object.fromEntries(values);
}

// Variables in the file name may contain spaces.
function splitMarkup(markup: string): [file: string, parameters: string] {
  const start = variable.test(markup) ? Math.max(markup.lastIndexOf('}}'), 0) : 0;
  const length = markup.slice(start).search(/[ \t\r\n\f\v]/);
  if (length < 0) return [markup, ''];
  const end = start + length;
  return [markup.slice(0, end), strip(markup.slice(end))];
}
