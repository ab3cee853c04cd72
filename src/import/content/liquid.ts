import {
  Context,
  type Emitter,
  ForTag,
  Liquid,
  type Parser,
  Tag,
  type TagToken,
  type TopLevelToken,
  toValueSync,
} from 'liquidjs';
import { escapeHtml } from '../../model/text.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
import type { Values } from '../jekyll/values.ts';

// A post is a page of text; whatever needs more than this is not one. liquidjs can bound time, but
// in the Workers runtime the clock stands still while code runs, so work is counted here.
const maxTemplates = 20_000;
const maxOutput = 2_000_000;
const parseLimits = { parseLimit: 1_000_000, memoryLimit: 500_000, ownPropertyOnly: true };

const tagNames = /\{%-?\s*([A-Za-z_]\w*)/g;

// What these enclose is shown, not rendered.
const showing = new Set(['raw', 'highlight', 'comment']);

// Parts of other tags, which are not registered by themselves.
const partTags = new Set(['else', 'elsif', 'when']);

/**
 * Renders the Liquid in a post. It sees `site` (the configuration) and `page` (the front matter)
 * and nothing else. A tag that is not known here (an include, a plugin's) is left out, while the
 * text that it encloses stays; such tags are named in the notes.
 *
 * @throws what liquidjs throws where a template is broken or too large
 */
export function renderLiquid(
  text: string,
  site: SiteConfig,
  page: Values,
): { readonly text: string; readonly notes: readonly string[] } {
  if (!text.includes('{{') && !text.includes('{%')) return { text, notes: [] };
  const engine = createEngine(site);
  const unknown = unknownTags(text, engine);
  for (const name of unknown) {
    engine.registerTag(name, Nothing);
    engine.registerTag(`end${name}`, Nothing);
  }
  return {
    text: renderBounded(text, engine, { site: site.values, page }),
    notes: unknown.map((name) => `the Liquid tag "${name}" is not known and was left out`),
  };
}

function unknownTags(text: string, engine: Liquid): string[] {
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

function renderBounded(text: string, engine: Liquid, variables: object): string {
  const context = new Context(variables, engine.options, { sync: true, ownPropertyOnly: true });
  let templates = 0;
  // liquidjs asks this before each template that it renders.
  context.renderLimit.check = () => {
    templates++;
    if (templates > maxTemplates) throw new Error('it goes on for too long');
  };
  const output = new BoundedOutput();
  toValueSync(engine.renderer.renderTemplates(engine.parse(text), context, output));
  return output.buffer;
}

class BoundedOutput implements Emitter {
  buffer = '';

  write(value: unknown): void {
    this.buffer += String(toText(value));
    if (this.buffer.length > maxOutput) throw new Error('it writes too much');
  }
}

// As liquidjs puts values into text: nothing for nothing, lists without separators.
function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.map(toText).join('') : String(value);
}

function createEngine(site: SiteConfig): Liquid {
  const engine = new Liquid({ ...parseLimits, templates: {} });
  // These read other files, and a post brings none; or they are loops that nobody counts.
  for (const name of ['include', 'layout', 'render', 'block', 'tablerow']) delete engine.tags[name];
  engine.registerTag('for', CountedFor);
  engine.registerTag('highlight', Highlight);
  engine.registerFilter('relative_url', (path) => below(site, path).pathname);
  engine.registerFilter('absolute_url', (path) => below(site, path).href);
  return engine;
}

// `/about` and `about` both lie below the site's address.
function below(site: SiteConfig, path: unknown): URL {
  return new URL(String(path ?? '').replace(/^\/+/, './'), site.url);
}

/** A loop that counts even where there is nothing in it. */
class CountedFor extends ForTag {
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid, parser);
    this.templates.push(new Nothing(token, [], liquid));
  }
}

class Nothing extends Tag {
  override render() {
    return '';
  }
}

/** `{% highlight ruby %}`: code, shown as it stands. */
class Highlight extends Tag {
  readonly #language: string;
  #code = '';

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    this.#language = /^[\w+-]+/.exec(token.args.trim())?.[0] ?? 'plaintext';
    for (let next = rest.shift(); next; next = rest.shift()) {
      const text = next.getText();
      if (/^\{%-?\s*endhighlight\b/.test(text)) return;
      this.#code += text;
    }
    throw new Error('the tag "highlight" has no end');
  }

  override render() {
    const code = escapeHtml(this.#code.replace(/^\r?\n/, ''));
    return `<pre><code class="language-${this.#language}">${code}</code></pre>`;
  }
}
