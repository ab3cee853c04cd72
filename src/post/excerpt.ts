import type { SiteConfig } from '../jekyll/site-config.ts';
import { textOf, type Values } from '../jekyll/values.ts';

// Jekyll's default. With it, a post has an excerpt but no mark where the excerpt ends.
const defaultSeparator = '\n\n';

const moreMarker = /<!--\s*more\s*-->/i;

// Definitions of links, footnotes and abbreviations.
const definitions = /^ {0,3}\*?\[[^\]\n]+\]:.+$/gm;

/** Returns the separator that ends the excerpt of a post; undefined if none is set. */
export function excerptSeparatorOf(data: Values, site: SiteConfig): string | undefined {
  const separator = textOf(data.excerpt_separator) ?? site.excerptSeparator ?? '';
  return separator === '' || separator === defaultSeparator ? undefined : separator;
}

/**
 * Returns the part of a post's text before the excerpt separator, with the definitions that follow it.
 *
 * @param text before it is converted from Markdown
 * @returns undefined if the text has no separator, or nothing before it
 */
export function excerptSource(text: string, separator: string | undefined): string | undefined {
  if (separator === undefined) return undefined;
  const source = separator.includes('\n') ? text.replaceAll('\r\n', '\n') : text;
  const end = source.indexOf(separator);
  if (end < 0 || source.slice(0, end).trim() === '') return undefined;
  const defined = source.slice(end + separator.length).match(definitions) ?? [];
  return [source.slice(0, end), ...defined].join('\n\n');
}

/**
 * Returns the part of a rendered post before `<!--more-->`.
 *
 * @returns undefined if there is no such mark, or nothing before it
 */
export function beforeMoreMarker(html: string): string | undefined {
  const end = moreMarker.exec(html)?.index ?? 0;
  return end > 0 ? html.slice(0, end) : undefined;
}
