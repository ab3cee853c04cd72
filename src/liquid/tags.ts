import {
  type Context,
  type Emitter,
  ForTag,
  type Liquid,
  type Parser,
  TablerowTag,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
  TypeGuards,
} from 'liquidjs';
import { withLineNumbers } from '../markdown/kramdown.ts';
import { escapeHtml } from '../model/text.ts';
import { LimitedOutput } from './output.ts';
import type { Rendering } from './rendering.ts';

/** A tag without output. */
export class EmptyTag extends Tag {
  override render() {
    return '';
  }
}

/** The tag `for`, in which even an empty iteration counts as a template. */
export class CountedFor extends ForTag {
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid, parser);
    this.templates.push(new EmptyTag(token, [], liquid));
  }
}

/** The tag `tablerow`, in which even an empty cell counts as a template. */
export class CountedTablerow extends TablerowTag {
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid, parser);
    this.templates.push(new EmptyTag(token, [], liquid));
  }
}

/**
 * Jekyll's tag `highlight`: `{% highlight ruby linenos %}`. Liquid in the code is rendered. Code with
 * unknown tags, which a Jekyll build rejects, is shown as it is.
 */
export abstract class Highlight extends Tag {
  protected abstract readonly rendering: Rendering;
  readonly #language: string;
  readonly #hasLineNumbers: boolean;
  readonly #code: string;
  readonly #templates: Template[];

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    this.#language = /^[\w.+#-]+(?=\s|$)/.exec(token.args.trim())?.[0].toLowerCase() ?? 'plaintext';
    // Jekyll ignores the value of `linenos`.
    this.#hasLineNumbers = /\slinenos(?=[\s=]|$)/.test(token.args);
    const inside: TopLevelToken[] = [];
    for (let next = rest.shift(); ; next = rest.shift()) {
      if (!next) throw new Error('the tag "highlight" is not closed');
      if (TypeGuards.isTagToken(next) && next.name === 'endhighlight') break;
      inside.push(next);
    }
    const hasOnlyKnownTags = inside.every((part) => {
      if (!TypeGuards.isTagToken(part)) return true;
      const name = part.name.replace(/^end/, '');
      return name in liquid.tags || clauseTags.has(name);
    });
    this.#code = hasOnlyKnownTags ? '' : inside.map((part) => part.getText()).join('');
    this.#templates = hasOnlyKnownTags ? parser.parseTokens(inside) : [];
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void> {
    const output = new LimitedOutput(this.rendering);
    output.write(this.#code);
    yield this.liquid.renderer.renderTemplates(this.#templates, context, output);
    const name = this.#language;
    const code = trimNewlines(output.buffer);
    const block =
      `<pre><code class="language-${name.replaceAll('+', '-')}" data-lang="${name}">` +
      `${escapeHtml(code)}</code></pre>`;
    emitter.write(this.#hasLineNumbers ? withLineNumbers(block, code.split('\n').length) : block);
  }
}

/** Clauses of `if`, `unless`, `case` and `for`, which liquidjs does not register as tags. */
export const clauseTags: ReadonlySet<string> = new Set(['else', 'elsif', 'when']);

function trimNewlines(code: string): string {
  const start = code.search(/[^\r\n]/);
  if (start < 0) return '';
  let end = code.length;
  while (code[end - 1] === '\n' || code[end - 1] === '\r') end--;
  return code.slice(start, end);
}
