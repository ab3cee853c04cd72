import { type FilterImplOptions, Liquid } from 'liquidjs';
import { addDateFilters } from './date-filters.ts';
import { Include, Includes } from './include.ts';
import { addListFilters } from './list-filters.ts';
import type { Rendering } from './rendering.ts';
import { Link, PostUrl } from './site-links.ts';
import { CountedFor, CountedTablerow, clauseTags, Highlight, Nothing } from './tags.ts';
import { addTextFilters } from './text-filters.ts';

// What liquidjs counts by itself: characters of a parsed text, and of what filters go through.
const limits = { parseLimit: 1_000_000, memoryLimit: 1_000_000, ownPropertyOnly: true };

type TagClass = Liquid['tags'][string];

/** A Liquid for one post, with the tags and filters that Jekyll has. */
export function createEngine(rendering: Rendering): Liquid {
  const { site } = rendering.data;
  const engine = new Liquid({ ...limits, templates: {}, locale: 'en-US' });
  // Liquid 4 has none of these; they read other files.
  for (const name of ['include', 'layout', 'render', 'block']) delete engine.tags[name];
  // It draws lots, and documents must not move by themselves.
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
  // Jekyll Include Cache and others: the same tag under another name.
  engine.registerTag('include_cached', tags.include);
  addTextFilters(engine, site);
  addListFilters(engine);
  addDateFilters(engine, site.timeZone);
  noteUnknown(engine, rendering);
  return engine;
}

/** What is not known becomes a note: a tag writes nothing then, and a filter changes nothing. */
function noteUnknown(engine: Liquid, rendering: Rendering): void {
  const unknown = new Set<string>();
  const tagOf = (tags: Record<string, TagClass>, name: string): TagClass | undefined => {
    const isPart = clauseTags.has(name) || name.replace(/^end/, '') in tags;
    if (name in tags || isPart) return tags[name];
    if (!unknown.has(name.replace(/^end/, ''))) {
      unknown.add(name);
      rendering.note('unknown-tag', `the Liquid tag "${name}" is not known and was left out`);
    }
    return Nothing;
  };
  const filterOf = (filters: Record<string, FilterImplOptions>, name: string) => {
    if (name in filters) return filters[name];
    const text = `the Liquid filter "${name}" is not known and was passed over`;
    rendering.note('unknown-filter', text);
    return undefined;
  };
  Object.defineProperty(engine, 'tags', {
    value: new Proxy(engine.tags, { get: (tags, name) => tagOf(tags, String(name)) }),
  });
  Object.defineProperty(engine, 'filters', {
    value: new Proxy(engine.filters, { get: (all, name) => filterOf(all, String(name)) }),
  });
}
