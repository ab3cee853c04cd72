import {
  type Context,
  type Emitter,
  type Liquid,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
} from 'liquidjs';

// An include in an include in an include; a file that includes itself ends here.
const maxDepth = 30;

const fileName = /^\s*((?:\{\{[^{}]{0,200}\}\}|[^\s{}])+)/;
const parameter = /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"'=]+))/g;

interface Includes {
  readonly files: ReadonlyMap<string, string>;
  readonly notes: Set<string>;
  /** Makes a file's text ready to be parsed. */
  prepare(text: string): string;
}

/** `{% include note.html text="x" level=page.level %}`: a file of the site's `_includes`. */
export abstract class Include extends Tag {
  /** The tag for a site's files. */
  static of({ files, notes, prepare }: Includes) {
    const parsed = new Map<string, Template[]>();
    let depth = 0;
    return class extends Include {
      override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
        const name = this.nameIn(context);
        const text = files.get(`_includes/${name}`);
        if (text === undefined || depth >= maxDepth) {
          const reason = text === undefined ? 'is not in the site' : 'is included too deeply';
          notes.add(`the Liquid tag "include" was left out: ${name} ${reason}`);
          return;
        }
        context.push({ include: this.parametersIn(context) });
        depth++;
        try {
          const templates = parsed.get(name) ?? this.liquid.parse(prepare(text));
          parsed.set(name, templates);
          yield this.liquid.renderer.renderTemplates(templates, context, emitter);
        } finally {
          depth--;
          context.pop();
        }
      }
    };
  }

  readonly #args: string;

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    this.#args = token.args;
  }

  protected nameIn(context: Context): string {
    const written = fileName.exec(this.#args)?.[1] ?? '';
    const inner = /^\{\{(.*)\}\}$/s.exec(written)?.[1];
    if (inner !== undefined) return String(this.liquid.evalValueSync(inner.trim(), context) ?? '');
    return written.includes('{{') ? this.liquid.parseAndRenderSync(written, context) : written;
  }

  protected parametersIn(context: Context): object {
    const values: [string, unknown][] = [];
    const text = this.#args.replace(fileName, '');
    for (const [, name = '', double, single, variable] of text.matchAll(parameter)) {
      const quoted = (double ?? single)?.replace(/\\(["'])/g, '$1');
      values.push([name, quoted ?? this.liquid.evalValueSync(variable ?? '', context)]);
    }
    return Object.fromEntries(values);
  }
}
