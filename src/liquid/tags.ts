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
import { BoundedOutput } from './output.ts';
import type { Rendering } from './rendering.ts';

/** A tag that writes nothing. */
export class Nothing extends Tag {
  override render() {
    return '';
  }
}

/** A loop that counts even where there is nothing in it. */
export class CountedFor extends ForTag {
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid, parser);
    this.templates.push(new Nothing(token, [], liquid));
  }
}

/** A table that counts its cells even where there is nothing in them. */
export class CountedTablerow extends TablerowTag {
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid, parser);
    this.templates.push(new Nothing(token, [], liquid));
  }
}

/**
 * `{% highlight ruby linenos %}`: code. Like Jekyll, it renders Liquid in the code; code with tags
 * that are not known, over which Jekyll stops, is shown as it stands.
 */
export abstract class Highlight extends Tag {
  protected abstract readonly rendering: Rendering;
  readonly #language: string;
  readonly #isNumbered: boolean;
  readonly #code: string;
  readonly #templates: Template[];

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    this.#language = /^[\w.+#-]+(?=\s|$)/.exec(token.args.trim())?.[0].toLowerCase() ?? 'plaintext';
    // Whatever it is set to: Jekyll only looks whether it is there.
    this.#isNumbered = /\slinenos(?=[\s=]|$)/.test(token.args);
    const inside: TopLevelToken[] = [];
    for (let next = rest.shift(); ; next = rest.shift()) {
      if (!next) throw new Error('the tag "highlight" has no end');
      if (TypeGuards.isTagToken(next) && next.name === 'endhighlight') break;
      inside.push(next);
    }
    const isKnown = inside.every((one) => {
      if (!TypeGuards.isTagToken(one)) return true;
      const name = one.name.replace(/^end/, '');
      return name in liquid.tags || clauseTags.has(name);
    });
    this.#code = isKnown ? '' : inside.map((one) => one.getText()).join('');
    this.#templates = isKnown ? parser.parseTokens(inside) : [];
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void> {
    const output = new BoundedOutput(this.rendering);
    output.write(this.#code);
    yield this.liquid.renderer.renderTemplates(this.#templates, context, output);
    const name = this.#language;
    const code = withoutBlankEnds(output.buffer);
    const block =
      `<pre><code class="language-${name.replaceAll('+', '-')}" data-lang="${name}">` +
      `${escapeHtml(code)}</code></pre>`;
    emitter.write(this.#isNumbered ? withLineNumbers(block, code.split('\n').length) : block);
  }
}

/** Parts of other tags, which are not registered by themselves. */
export const clauseTags: ReadonlySet<string> = new Set(['else', 'elsif', 'when']);

function withoutBlankEnds(code: string): string {
  const start = code.search(/[^\r\n]/);
  if (start < 0) return '';
  let end = code.length;
  while (code[end - 1] === '\n' || code[end - 1] === '\r') end--;
  return code.slice(start, end);
}
