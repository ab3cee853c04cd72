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
import { BoundedOutput } from './output.ts';
import type { Rendering } from './rendering.ts';

// Includes within includes. Sites that draw a tree this way need a few.
const maxDepth = 20;

const validName = /^[\w/.()+~#@-]+$/;
const climbing = /[./]{2,}/;

// A parameter may hold braces, too; they are none.
const variable = /\{\{\s*[\w.-]+\s*(?:\||\}\})/;

// Sticky: a list of parameters is read from its beginning to its end, once.
const parameter =
  /\s*([\w-]+)\s*=\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))(?=\s|$)\s*/y;

/** Files that are included in one post: each is parsed once. */
export class Includes {
  readonly #rendering: Rendering;
  readonly #parsed = new Map<string, Template[]>();
  #depth = 0;

  constructor(rendering: Rendering) {
    this.#rendering = rendering;
  }

  /** Renders a file of `_includes`; what is not there is left out with a note. */
  *render(
    name: string,
    parameters: object | undefined,
    { liquid, context, emitter }: { liquid: Liquid; context: Context; emitter: Emitter },
  ): Generator<unknown, void> {
    const text = isSafe(name) ? this.#rendering.data.files.include(name) : undefined;
    if (text === undefined) {
      this.#rendering.note('include', `the site has no include "${name.slice(0, 100)}"`);
      return;
    }
    if (this.#depth === maxDepth) {
      this.#rendering.note('include', `the include "${name}" goes on in itself without end`);
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

/** `{% include file.html a="x" b=page.title %}`: a file of `_includes`. */
export abstract class Include extends Tag {
  protected abstract readonly includes: Includes;
  protected abstract readonly rendering: Rendering;
  readonly #file: string;
  readonly #parameters: string;

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    [this.#file, this.#parameters] = parts(token.args.trim());
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void> {
    const name = String(yield this.#name(context));
    const parameters = this.#scope(context);
    yield this.includes.render(name, parameters, { liquid: this.liquid, context, emitter });
  }

  *#name(context: Context): Generator<unknown, unknown> {
    if (!variable.test(this.#file)) return this.#file;
    this.rendering.countParsed(this.#file);
    const output = new BoundedOutput(this.rendering);
    yield this.liquid.renderer.renderTemplates(this.liquid.parse(this.#file), context, output);
    return output.buffer.trim();
  }

  // Without parameters an include sees those of the one that it stands in, as with Jekyll.
  #scope(context: Context): object | undefined {
    if (this.#parameters === '') return undefined;
    const values = new Map<string, unknown>();
    parameter.lastIndex = 0;
    while (parameter.lastIndex < this.#parameters.length) {
      const found = parameter.exec(this.#parameters);
      if (!found) {
        const text = `the parameters of the include "${this.#file}" cannot be read`;
        this.rendering.note('include', text);
        break;
      }
      const [, key = '', double, single, variable = 'nil'] = found;
      const quoted = double?.replaceAll('\\"', '"') ?? single?.replaceAll("\\'", "'");
      // What is evaluated may be counted with the same pattern, deeper down.
      const end = parameter.lastIndex;
      const value = () => toValueSync(new Value(variable, this.liquid).value(context));
      values.set(key, quoted ?? value());
      parameter.lastIndex = end;
    }
    return { include: Object.fromEntries(values) };
  }
}

// A name may be made of variables, and those may have spaces in them.
function parts(markup: string): [file: string, parameters: string] {
  const start = variable.test(markup) ? Math.max(markup.lastIndexOf('}}'), 0) : 0;
  const length = markup.slice(start).search(/\s/);
  if (length < 0) return [markup, ''];
  const end = start + length;
  return [markup.slice(0, end), markup.slice(end).trim()];
}

function isSafe(name: string): boolean {
  return validName.test(name) && !climbing.test(name);
}
