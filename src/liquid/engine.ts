import { type FilterImplOptions, Liquid } from 'liquidjs';
import { addDateFilters } from './date-filters.ts';
import { Include, Includes } from './include.ts';
import { addListFilters } from './list-filters.ts';
import type { Rendering } from './rendering.ts';
import { Link, PostUrl } from './site-links.ts';
import { CountedFor, CountedTablerow, clauseTags, EmptyTag, Highlight } from './tags.ts';
import { addTextFilters } from './text-filters.ts';

// `parseLimit` is in characters, `memoryLimit` in items and characters that filters use.
const engineOptions = { parseLimit: 1_000_000, memoryLimit: 1_000_000, ownPropertyOnly: true };

type TagClass = Liquid['tags'][string];

/** Creates the Liquid engine for one post, with Jekyll's tags and filters. */
export function createEngine(rendering: Rendering): Liquid {
  const { site } = rendering.data;
  const engine = new Liquid({ ...engineOptions, templates: {}, locale: 'en-US' });
  // Liquid 4 has no `layout`, `render` and `block`, and Jekyll has its own `include`.
  for (const name of ['include', 'layout', 'render', 'block']) delete engine.tags[name];
  // The result of `sample` is random, and feeds must not change without a change to the site.
  delete engine.filters.sample;
  const includes = new Includes(rendering);
  const tags = {
    for: CountedFor,
    tablerow: CountedTablerow,
    highlight: class extends Highlight {
      override readonly rendering = rendering;
    },
    include: class extends Include {
      override readonly rendering = rendering;
      override readonly includes = includes;
    },
    link: class extends Link {
      override readonly rendering = rendering;
    },
    post_url: class extends PostUrl {
      override readonly rendering = rendering;
    },
  };
  for (const [name, tag] of Object.entries(tags)) engine.registerTag(name, tag);
  // From the plugin jekyll-include-cache.
  engine.registerTag('include_cached', tags.include);
  addTextFilters(engine, site);
  addListFilters(engine);
  addDateFilters(engine, site.timeZone);
  noteUnknownNames(engine, rendering);
  return engine;
}

/** Adds a note for each unknown tag, which is left out, and each unknown filter, which has no effect. */
function noteUnknownNames(engine: Liquid, rendering: Rendering): void {
  const unknown = new Set<string>();
  const tagOf = (tags: Record<string, TagClass>, name: string): TagClass | undefined => {
    const isDelimiter = clauseTags.has(name) || name.replace(/^end/, '') in tags;
    if (name in tags || isDelimiter) return tags[name];
    if (!unknown.has(name.replace(/^end/, ''))) {
      unknown.add(name);
      rendering.addNote('unknown-tag', `the Liquid tag "${name}" is unknown and was left out`);
    }
    return EmptyTag;
  };
  const filterOf = (filters: Record<string, FilterImplOptions>, name: string) => {
    if (name in filters) return filters[name];
    const text = `the Liquid filter "${name}" is unknown and was ignored`;
    rendering.addNote('unknown-filter', text);
    return undefined;
  };
  Object.defineProperty(engine, 'tags', {
    value: new Proxy(engine.tags, { get: (tags, name) => tagOf(tags, String(name)) }),
  });
  Object.defineProperty(engine, 'filters', {
    value: new Proxy(engine.filters, { get: (filters, name) => filterOf(filters, String(name)) }),
  });
}
