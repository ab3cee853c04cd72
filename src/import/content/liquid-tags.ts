import {
  type Context,
  ForTag,
  type Liquid,
  type Parser,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
} from 'liquidjs';
import { escapeHtml } from '../../model/text.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
import { below, pathOf } from './liquid-filters.ts';
import type { Surroundings } from './surroundings.ts';

const tagNames = /\{%-?\s*([A-Za-z_]\w*)/g;

// What these enclose is shown, not rendered.
const showing = new Set(['raw', 'comment']);

// Parts of other tags, which are not registered by themselves.
const partTags = new Set(['else', 'elsif', 'when', 'endhighlight']);

/** The names of the tags in a text that the engine does not know, each once. */
export function unknownTags(text: string, engine: Liquid): string[] {
  const unknown = new Set<string>();
  const isKnown = (name: string) =>
    Object.hasOwn(engine.tags, name) || partTags.has(name) || unknown.has(name);
  let shown = '';
  for (const [, name = ''] of text.matchAll(tagNames)) {
    if (shown !== '') {
      if (name === `end${shown}`) shown = '';
    } else if (showing.has(name)) shown = name;
    else if (!isKnown(name) && !isKnown(name.replace(/^end/, ''))) unknown.add(name);
  }
  return [...unknown];
}

/** A loop that counts even where there is nothing in it. */
export class CountedFor extends ForTag {
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid, parser);
    this.templates.push(new Nothing(token, [], liquid));
  }
}

/** A tag that is not known. */
export class Nothing extends Tag {
  override render() {
    return '';
  }
}

/** `{% highlight ruby %}`: code. The Liquid in it is rendered first, as in Jekyll. */
export class Highlight extends Tag {
  readonly #language: string;
  readonly #isNumbered: boolean;
  readonly #templates: Template[] = [];

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    const [language = '', ...options] = token.args.trim().split(/\s+/);
    this.#language = /^[\w+-]+/.exec(language)?.[0] ?? 'plaintext';
    this.#isNumbered = options.some((option) => /^linenos\b/.test(option));
    const stream = parser.parseStream(rest);
    stream
      .on('tag:endhighlight', () => stream.stop())
      .on('template', (template: Template) => this.#templates.push(template))
      .on('end', () => {
        throw new Error('the tag "highlight" has no end');
      })
      .start();
  }

  override *render(context: Context): Generator<unknown, string, unknown> {
    const rendered = yield this.liquid.renderer.renderTemplates(this.#templates, context);
    const text = String(rendered).replace(/^[\r\n]+/, '');
    const code = `<pre><code class="language-${this.#language}">${escapeHtml(text)}</code></pre>`;
    return this.#isNumbered ? numbered(code, text) : code;
  }
}

function numbered(code: string, text: string): string {
  const count = text.trimEnd().split('\n').length;
  const numbers = Array.from({ length: count }, (_, at) => at + 1).join('\n');
  return `<table><tbody><tr><td><pre>${numbers}</pre></td><td>${code}</td></tr></tbody></table>`;
}

/** `{% post_url 2026-01-31-title %}` and `{% link about.md %}`: an address of the site. */
export abstract class LinkTo extends Tag {
  /** The tag for a site whose addresses are known as far as `around` knows them. */
  static of(around: Surroundings, site: SiteConfig, notes: Set<string>) {
    return class extends LinkTo {
      override render() {
        const path = this.#target();
        const address = around.addressOf(path);
        if (address !== undefined) return address;
        const isFile = this.token.name === 'link' && !/(?:^|\/)_|\.(?:md|markdown)$/.test(path);
        if (isFile) return pathOf(below(site, path));
        notes.add(`the address of ${path} in the tag "${this.token.name}" is not known`);
        return '';
      }

      #target(): string {
        const { name, args } = this.token;
        return name === 'link' ? args.trim().replace(/^\//, '') : `_posts/${args.trim()}`;
      }
    };
  }
}
