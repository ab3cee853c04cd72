import { Context, type Emitter, Liquid, toValueSync } from 'liquidjs';
import type { SiteConfig } from '../jekyll/site-config.ts';
import { siteData } from '../jekyll/site-data.ts';
import type { Values } from '../jekyll/values.ts';
import { registerFilters } from './liquid-filters.ts';
import { Include } from './liquid-include.ts';
import { CountedFor, Highlight, LinkTo, Nothing, unknownTags } from './liquid-tags.ts';
import { pageValues } from './liquid-values.ts';
import { alone, type Surroundings } from './surroundings.ts';

// A post is a page of text; whatever needs more than this is not one. liquidjs can bound time, but
// in the Workers runtime the clock stands still while code runs, so work is counted here.
const maxTemplates = 20_000;
const maxOutput = 2_000_000;
const limits = { parseLimit: 1_000_000, memoryLimit: 500_000, ownPropertyOnly: true };

/**
 * Renders the Liquid in a post. It sees `site` (the configuration and `_data`) and `page` (the front
 * matter), may include the site's `_includes`, and sees nothing else. What is not known here (a
 * plugin's tag, a missing include) is left out, while the text that a tag encloses stays; the notes
 * name it.
 *
 * @throws what liquidjs throws where a template is broken or too large
 */
export function renderLiquid(
  text: string,
  site: SiteConfig,
  page: Values,
  around: Surroundings = alone,
): { readonly text: string; readonly notes: readonly string[] } {
  if (!text.includes('{{') && !text.includes('{%')) return { text, notes: [] };
  const notes = new Set<string>();
  const engine = createEngine(site, around, notes);
  const variables = {
    site: { ...site.values, data: siteData(around.files) },
    page: pageValues(page, site.timeZone),
  };
  return { text: renderBounded(text, engine, variables, notes), notes: [...notes] };
}

/** Makes a text's unknown tags known as ones that do nothing, and notes them. */
function passUnknown(text: string, engine: Liquid, notes: Set<string>): string {
  for (const name of unknownTags(text, engine)) {
    engine.registerTag(name, Nothing);
    engine.registerTag(`end${name}`, Nothing);
    notes.add(`the Liquid tag "${name}" is not known and was left out`);
  }
  return text;
}

function renderBounded(
  text: string,
  engine: Liquid,
  variables: object,
  notes: Set<string>,
): string {
  const context = new Context(variables, engine.options, { sync: true, ownPropertyOnly: true });
  let templates = 0;
  // liquidjs asks this before each template that it renders.
  context.renderLimit.check = () => {
    templates++;
    if (templates > maxTemplates) throw new Error('it goes on for too long');
  };
  const output = new BoundedOutput();
  const parsed = engine.parse(passUnknown(text, engine, notes));
  toValueSync(engine.renderer.renderTemplates(parsed, context, output));
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

function createEngine(site: SiteConfig, around: Surroundings, notes: Set<string>): Liquid {
  const engine = new Liquid({
    ...limits,
    templates: {},
    jekyllWhere: true,
    timezoneOffset: site.timeZone,
  });
  // These read other files in ways that Jekyll does not know; or they are loops that nobody counts.
  for (const name of ['layout', 'render', 'block', 'tablerow']) delete engine.tags[name];
  engine.registerTag('for', CountedFor);
  engine.registerTag('highlight', Highlight);
  engine.registerTag('include', Include.of({ files: around.files, notes, prepare }));
  engine.registerTag('post_url', LinkTo.of(around, site, notes));
  engine.registerTag('link', LinkTo.of(around, site, notes));
  registerFilters(engine, site);
  function prepare(text: string): string {
    return passUnknown(text, engine, notes);
  }
  return engine;
}
