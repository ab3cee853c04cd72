import { Liquid, Tag, type TagToken, type TopLevelToken } from 'liquidjs';
import { escapeHtml } from '../../model/text.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';

// A post is a page of text; whatever needs more than this is not one. The limit on time alone would
// not do: in the Workers runtime the clock stands still while code runs.
const parseLimits = { parseLimit: 2_000_000, memoryLimit: 20_000_000 };
const renderLimits = { templateLimit: 50_000, renderLimit: 500, ownPropertyOnly: true };

const tagNames = /\{%-?\s*([A-Za-z_]\w*)/g;
// What these enclose is shown, not rendered.
const shownBlocks = /\{%-?\s*(raw|highlight|comment)\b[^%]*%\}[\s\S]*?\{%-?\s*end\1\s*-?%\}/g;

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
  page: Readonly<Record<string, unknown>>,
): { readonly text: string; readonly notes: readonly string[] } {
  if (!text.includes('{{') && !text.includes('{%')) return { text, notes: [] };
  const engine = createEngine(site);
  const unknown = new Set<string>();
  for (const [, name = ''] of text.replace(shownBlocks, '').matchAll(tagNames)) {
    if (name in engine.tags || partTags.has(name) || name.startsWith('end')) continue;
    unknown.add(name);
  }
  for (const name of unknown) {
    engine.registerTag(name, Nothing);
    engine.registerTag(`end${name}`, Nothing);
  }
  const rendered: unknown = engine.parseAndRenderSync(
    text,
    { site: site.values, page },
    renderLimits,
  );
  return {
    text: String(rendered),
    notes: [...unknown].map((name) => `the Liquid tag "${name}" is not known and was left out`),
  };
}

function createEngine(site: SiteConfig): Liquid {
  const engine = new Liquid({ ...parseLimits, templates: {} });
  // These read other files, and a post brings none.
  for (const name of ['include', 'layout', 'render', 'block']) delete engine.tags[name];
  engine.registerTag('highlight', Highlight);
  engine.registerFilter('relative_url', (path) => below(site, path).pathname);
  engine.registerFilter('absolute_url', (path) => below(site, path).href);
  return engine;
}

// `/about` and `about` both lie below the site's address.
function below(site: SiteConfig, path: unknown): URL {
  return new URL(String(path ?? '').replace(/^\/+/, './'), site.url);
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
