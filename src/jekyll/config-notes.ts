import { collectionsOf, collectionsWithoutFeed } from './collections.ts';
import { feedSettingsNotes } from './feed-settings.ts';
import { misspelledKeys } from './misspelled-keys.ts';
import { isPlaceholder } from './permalink.ts';
import { mapOf, nonBlankText, textOf, type Values } from './values.ts';

// Plugins that change neither the content nor the URL of a post, and plugins that Feedmill replaces.
const irrelevantPlugins =
  /^(?:jemoji|jekyll-(?:feed|seo-tag|sitemap|paginate|paginate-v2|redirect-from|archives|include-cache|last-modified-at|coffeescript|sass-converter|watch|remote-theme|default-layout|readme-index|github-metadata|compose|admin|polyglot|multiple-languages-plugin|tagging|category-pages|algolia|postfiles|theme-.+|.+-theme)|kramdown.*|webrick|rouge|minima|github-pages|wdm|tzinfo.*|html-proofer|bundler)$/;

/** Lists the settings that Feedmill does not support or whose value is not valid, one line each. */
export function configNotes(values: Values, permalink: string): string[] {
  return [...pluginNotes(values), ...contentNotes(values), ...feedNotes(values)].concat(
    invalidValues(values),
    misspelledKeys(values),
    permalinkNotes(permalink),
  );
}

function pluginNotes({ plugins, gems }: Values): string[] {
  const listed = [plugins, gems].flat().flatMap((name) => textOf(name) ?? []);
  const relevant = [...new Set(listed)].filter((name) => !irrelevantPlugins.test(name));
  if (relevant.length === 0) return [];
  return [`plugins are not run, so posts may look different without ${relevant.join(', ')}`];
}

function contentNotes(values: Values): string[] {
  const notes: string[] = [];
  const markdown = nonBlankText(values.markdown) ?? 'kramdown';
  if (!/^kramdown$/i.test(markdown)) {
    notes.push(
      `"markdown: ${markdown}" is not used: posts are converted with kramdown, which differs from it in a few cases`,
    );
  }
  const otherCollections = collectionsWithoutFeed(values);
  if (otherCollections.length > 0) {
    notes.push(
      `"feed: collections" does not list these collections, so they are not imported: ${otherCollections.join(', ')}`,
    );
  }
  if (Number(values.limit_posts) > 0) {
    notes.push('"limit_posts" is ignored: all posts are imported');
  }
  if (values.show_drafts === true) {
    notes.push('"show_drafts" is ignored: to import drafts, use the option --drafts');
  }
  return notes;
}

function feedNotes(values: Values): string[] {
  const notes = [...collectionsOf(values).notes, ...feedSettingsNotes(values)];
  const tags = mapOf(mapOf(values.feed)?.tags);
  if (tags && (isSet(tags.except) || isSet(tags.only))) {
    notes.push('"feed: tags" has "except" or "only", which are ignored: every tag has feeds');
  }
  return notes;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function invalidValues(values: Values): string[] {
  const notes: string[] = [];
  const check = (key: string, isValid: boolean) => {
    if (values[key] !== undefined && values[key] !== null && !isValid) {
      notes.push(`"${key}" is ignored: its value is not valid`);
    }
  };
  check('defaults', Array.isArray(values.defaults));
  check('include', Array.isArray(values.include));
  check('exclude', Array.isArray(values.exclude));
  check('permalink', textOf(values.permalink) !== undefined);
  check('future', typeof values.future === 'boolean');
  check('unpublished', typeof values.unpublished === 'boolean');
  const encoding = nonBlankText(values.encoding) ?? 'utf-8';
  check('encoding', /^utf-?8$/i.test(encoding));
  return notes;
}

function permalinkNotes(permalink: string): string[] {
  const unknown = [...permalink.matchAll(/:([a-z_]+)/g)].flatMap(([, name = '']) =>
    isPlaceholder(name) || isPlaceholder(name.replace(/_$/, '')) ? [] : [`:${name}`],
  );
  if (unknown.length === 0) return [];
  return [`"permalink" has unknown placeholders, which are not replaced: ${unknown.join(', ')}`];
}
