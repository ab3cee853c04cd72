import { languageTag } from '../model/language.ts';
import { mapOf, nonBlankText, textOf, type Values } from './values.ts';

// Plugins that change neither the text of a post nor its address, or whose work is done here.
const harmless =
  /^(?:jekyll-(?:feed|seo-tag|sitemap|paginate|paginate-v2|redirect-from|archives|include-cache|last-modified-at|coffeescript|sass-converter|watch|remote-theme|default-layout|readme-index|github-metadata|compose|admin|tagging|category-pages|algolia|postfiles|theme-.+|.+-theme)|kramdown.*|webrick|rouge|minima|github-pages|wdm|tzinfo.*|html-proofer|bundler)$/;

const placeholders = new Set(
  'categories slugified_categories collection title slug name path output_ext year short_year month i_month short_month long_month day i_day y_day short_day long_day week w_year w_day hour minute second'.split(
    ' ',
  ),
);

/** What a configuration asks for and does not get here, or cannot have meant; a line each. */
export function configNotes(values: Values, permalink: string): string[] {
  return [...pluginNotes(values), ...contentNotes(values), ...feedNotes(values)].concat(
    wrongValues(values),
    permalinkNotes(permalink),
  );
}

function pluginNotes({ plugins, gems }: Values): string[] {
  const listed = [plugins, gems].flat().flatMap((name) => textOf(name) ?? []);
  const active = [...new Set(listed)].filter((name) => !harmless.test(name));
  if (active.length === 0) return [];
  return [`plugins are not run here; posts may differ for want of ${active.join(', ')}`];
}

function contentNotes(values: Values): string[] {
  const notes: string[] = [];
  const markdown = nonBlankText(values.markdown) ?? 'kramdown';
  if (!/^(?:kramdown|gfm|commonmark(?:ghpages)?)$/i.test(markdown)) {
    notes.push(`"markdown: ${markdown}" is not used: posts are read as kramdown's Markdown`);
  }
  const others = Object.entries(mapOf(values.collections) ?? {}).filter(
    ([name, options]) => name !== 'posts' && mapOf(options)?.output === true,
  );
  if (others.length > 0) {
    notes.push(
      `only posts are read, not the collections ${others.map(([name]) => name).join(', ')}`,
    );
  }
  if (Number(values.limit_posts) > 0) notes.push('"limit_posts" is not used: all posts are read');
  if (values.show_drafts === true) {
    notes.push('"show_drafts" is not used: drafts are read with the option --drafts');
  }
  return notes;
}

function feedNotes(values: Values): string[] {
  const feed = mapOf(values.feed) ?? {};
  const instead: Readonly<Record<string, string>> = {
    path: 'feeds have addresses of their own; send readers of the old one to /atom.xml',
    posts_limit: 'set the variable FEED_ITEMS',
    excerpt_only: 'set the variable FEED_CONTENT to summary',
    collections: 'only posts have feeds',
  };
  return Object.entries(instead).flatMap(([key, what]) =>
    feed[key] === undefined || feed[key] === null || feed[key] === false
      ? []
      : [`"feed: ${key}" is not used: ${what}`],
  );
}

function wrongValues(values: Values): string[] {
  const notes: string[] = [];
  const isOdd = (key: string, isRight: boolean) => {
    if (values[key] !== undefined && values[key] !== null && !isRight) {
      notes.push(`its "${key}" has another form than Jekyll's and is not used`);
    }
  };
  isOdd('defaults', Array.isArray(values.defaults));
  isOdd('include', Array.isArray(values.include));
  isOdd('exclude', Array.isArray(values.exclude));
  isOdd('permalink', textOf(values.permalink) !== undefined);
  isOdd('future', typeof values.future === 'boolean');
  isOdd('unpublished', typeof values.unpublished === 'boolean');
  const lang = nonBlankText(values.lang);
  isOdd('lang', lang !== undefined && languageTag(lang) !== undefined);
  const encoding = nonBlankText(values.encoding) ?? 'utf-8';
  isOdd('encoding', /^utf-?8$/i.test(encoding));
  return notes;
}

function permalinkNotes(permalink: string): string[] {
  const unknown = [...permalink.matchAll(/:([a-z_]+)/g)].flatMap(([, name = '']) =>
    placeholders.has(name) || placeholders.has(name.replace(/_$/, '')) ? [] : [`:${name}`],
  );
  if (unknown.length === 0) return [];
  return [`Jekyll knows no ${unknown.join(', ')} in "permalink", which stays as it is`];
}
