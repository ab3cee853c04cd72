import { remembering } from '../model/remembering.ts';
import { cutText, escapeXml, xmlText } from '../model/text.ts';
import { offsetAt } from '../model/utc-offset.ts';
import { strictUrl } from '../model/web-url.ts';

// Sitemaps (https://www.sitemaps.org/protocol.html), and those of Google News
// (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).

/** A page, or a sitemap of an index. */
export interface SitemapEntry {
  readonly url: string;
  readonly changedAt: Date;
}

/** A page of Google News. */
export interface NewsEntry {
  readonly url: string;
  /** Plain text; not empty. */
  readonly title: string;
  readonly publishedAt: Date;
  /** BCP 47. */
  readonly language: string;
}

/** The publication that the pages of Google News belong to. */
export interface Publication {
  readonly name: string;
  /** An IANA name. */
  readonly timeZone: string;
}

export const sitemapMediaType = 'application/xml';

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const newsNamespace = 'http://www.google.com/schemas/sitemap-news/0.9';

// The protocol asks for less than 2,048 characters.
const maxUrlLength = 2_047;

/** The pages that a sitemap can have: their URLs are those of the protocol, and short enough. */
export function sitemapEntries<Entry extends { readonly url: string }>(
  entries: readonly Entry[],
): Entry[] {
  return entries
    .map((entry) => ({ ...entry, url: strictUrl(entry.url) }))
    .filter(({ url }) => url.length <= maxUrlLength);
}

/** Renders an index of sitemaps. */
export function renderSitemapIndex(entries: readonly SitemapEntry[]): string {
  return documentOf('sitemapindex', `xmlns="${namespace}"`, entries.map(changed('sitemap')));
}

/** Renders a sitemap. */
export function renderSitemap(entries: readonly SitemapEntry[]): string {
  return documentOf('urlset', `xmlns="${namespace}"`, entries.map(changed('url')));
}

/** Renders a sitemap for Google News. It may be empty. */
export function renderNewsSitemap(
  entries: readonly NewsEntry[],
  { name, timeZone }: Publication,
): string {
  const lines = entries.map(
    ({ url, title, publishedAt, language }) =>
      `<url><loc>${escaped(url)}</loc><news:news><news:publication><news:name>${escaped(name)}</news:name><news:language>${newsLanguage(language)}</news:language></news:publication><news:publication_date>${localTime(publishedAt, timeZone)}</news:publication_date><news:title>${escaped(cutText(title, maxTitle))}</news:title></news:news></url>`,
  );
  return documentOf('urlset', `xmlns="${namespace}" xmlns:news="${newsNamespace}"`, lines);
}

function documentOf(name: string, attributes: string, lines: readonly string[]): string {
  const start = `<?xml version="1.0" encoding="utf-8"?>\n<${name} ${attributes}>`;
  return [start, ...lines, `</${name}>`, ''].join('\n');
}

function changed(name: string) {
  return ({ url, changedAt }: SitemapEntry) =>
    `<${name}><loc>${escaped(url)}</loc><lastmod>${withoutFraction(changedAt)}</lastmod></${name}>`;
}

// The protocol asks for apostrophes to be escaped as well.
function escaped(text: string): string {
  return escapeXml(xmlText(text));
}

// Characters of a title.
const maxTitle = 500;

/**
 * The code of a language as Google News has it: two or three letters of ISO 639, or `zh-cn` and `zh-tw` for simplified
 * and traditional Chinese.
 */
const newsLanguage = remembering((tag) => {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== 'zh') return language;
  return script === 'Hant' ? 'zh-tw' : 'zh-cn';
}, 20);

/** The time as the clocks of a time zone show it, with the offset from UTC. */
function localTime(time: Date, timeZone: string): string {
  const offset = offsetAt(time.getTime(), timeZone);
  const wall = withoutFraction(new Date(time.getTime() + offset)).slice(0, -1);
  const total = Math.abs(offset) / 60_000;
  const [hours, minutes] = [total / 60, total % 60].map((part) =>
    String(Math.floor(part)).padStart(2, '0'),
  );
  return `${wall}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

function withoutFraction(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
