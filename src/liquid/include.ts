import {
  type Context,
  type Emitter,
  type Liquid,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
  toValueSync,
  Value,
} from 'liquidjs';
import { LimitedOutput } from './output.ts';
import type { Rendering } from './rendering.ts';

// A file may include itself a few times, for example to render a tree.
const maxDepth = 20;

// Jekyll's VALID_FILENAME_CHARS and INVALID_SEQUENCES.
const validName = /^[\w/.()+~#@-]+$/;
const invalidSequence = /[./]{2,}/;

// Does not match other braces, such as JSON in a parameter.
const variable = /\{\{\s*[\w.-]+\s*(?:\||\}\})/;

const parameter =
  /\s*([\w-]+)\s*=\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))(?=\s|$)\s*/y;

/** Renders the includes of one post. Each file is parsed only once. */
export class Includes {
  readonly #rendering: Rendering;
  readonly #parsed = new Map<string, Template[]>();
  #depth = 0;

  constructor(rendering: Rendering) {
    this.#rendering = rendering;
  }

  /** Renders an include. If it is missing or nested too deeply, a note is added instead. */
  *render(
    name: string,
    parameters: object | undefined,
    { liquid, context, emitter }: { liquid: Liquid; context: Context; emitter: Emitter },
  ): Generator<unknown, void> {
    const text = isValidName(name) ? this.#rendering.data.files.include(name) : undefined;
    if (text === undefined) {
      this.#rendering.addNote('include', `the site has no include "${name.slice(0, 100)}"`);
      return;
    }
    if (this.#depth === maxDepth) {
      this.#rendering.addNote('include', `the include "${name}" is nested too deeply`);
      return;
    }
    let templates = this.#parsed.get(name);
    if (!templates) {
      this.#rendering.countParsed(text);
      templates = liquid.parse(text);
      this.#parsed.set(name, templates);
    }
    this.#depth++;
    if (parameters) context.push(parameters);
    yield liquid.renderer.renderTemplates(templates, context, emitter);
    if (parameters) context.pop();
    this.#depth--;
  }
}

/** Jekyll's tag `include`: `{% include file.html a="x" b=page.title %}`. */
export abstract class Include extends Tag {
  protected abstract readonly includes: Includes;
  protected abstract readonly rendering: Rendering;
  readonly #file: string;
  readonly #parameters: string;

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    [this.#file, this.#parameters] = splitMarkup(token.args.trim());
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void> {
    const name = String(yield this.#name(context));
    const parameters = this.#parameterScope(context);
    yield this.includes.render(name, parameters, { liquid: this.liquid, context, emitter });
  }

  *#name(context: Context): Generator<unknown, unknown> {
    if (!variable.test(this.#file)) return this.#file;
    this.rendering.countParsed(this.#file);
    const output = new LimitedOutput(this.rendering);
    yield this.liquid.renderer.renderTemplates(this.liquid.parse(this.#file), context, output);
    return output.buffer.trim();
  }

  // As in Jekyll, an include without parameters has those of the include around it.
  #parameterScope(context: Context): object | undefined {
    if (this.#parameters === '') return undefined;
    const values = new Map<string, unknown>();
    parameter.lastIndex = 0;
    while (parameter.lastIndex < this.#parameters.length) {
      const match = parameter.exec(this.#parameters);
      if (!match) {
        const text = `the parameters of the include "${this.#file}" are not valid`;
        this.rendering.addNote('include', text);
        break;
      }
      const [, key = '', double, single, expression = 'nil'] = match;
      const quoted = double?.replaceAll('\\"', '"') ?? single?.replaceAll("\\'", "'");
      // Evaluation may run another include, which moves `lastIndex`.
      const end = parameter.lastIndex;
      const value = () => toValueSync(new Value(expression, this.liquid).value(context));
      values.set(key, quoted ?? value());
      parameter.lastIndex = end;
    }
    return { include: Object.fromEntries(values) };
  }
}

// Variables in the file name may contain spaces.
function splitMarkup(markup: string): [file: string, parameters: string] {
  const start = variable.test(markup) ? Math.max(markup.lastIndexOf('}}'), 0) : 0;
  const length = markup.slice(start).search(/\s/);
  if (length < 0) return [markup, ''];
  const end = start + length;
  return [markup.slice(0, end), markup.slice(end).trim()];
}

function isValidName(name: string): boolean {
  return validName.test(name) && !invalidSequence.test(name);
}
