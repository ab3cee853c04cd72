import { html, raw } from 'hono/html';
import type { Article } from '../model/article.ts';
import { searchPath } from '../model/search.ts';
import { cutText } from '../model/text.ts';
import { firstFitting, isLinkable } from './cut.ts';
import type { Html } from './html.ts';
import type { Page, PageContext } from './page.ts';
import { bareText } from './text.ts';

type LinkedData = Readonly<Record<string, unknown>>;

/**
 * Renders what search engines read about a page as JSON-LD (https://schema.org): only what the page itself shows. It is
 * data, which no browser runs, so the Content Security Policy has no exception for it.
 *
 * @param path that of the page
 */
export function linkedData(context: PageContext, page: Page, path: string): Html {
  const graph = [
    website(context, path === '/'),
    collection(context, page, path),
    ...feed(context, page),
  ];
  // Otherwise a title with the end tag of a script would end the element.
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replace(
    /[<>&]/g,
    (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
  );
  return html`<script type="application/ld+json">${raw(json)}</script>
`;
}

const websiteId = (publicUrl: string) => `${publicUrl}/#website`;

/** This Feedmill as a site; on other pages than the home page, what they refer to. */
function website({ site, publicUrl, locale, hasSearch }: PageContext, isHome: boolean): LinkedData {
  const search = {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${publicUrl}${searchPath}?q={search_term_string}`,
    },
    'query-input': 'required name=search_term_string',
  };
  return {
    '@type': 'WebSite',
    '@id': websiteId(publicUrl),
    url: `${publicUrl}/`,
    name: nameOf(site.title, publicUrl),
    ...(isHome && site.description !== '' ? { description: bareText(site.description) } : {}),
    ...(isHome ? { inLanguage: locale.tag } : {}),
    ...(isHome && hasSearch ? { potentialAction: search } : {}),
  };
}

function collection(
  { site, publicUrl, locale }: PageContext,
  page: Page,
  path: string,
): LinkedData {
  const url = publicUrl + path;
  return {
    '@type': 'CollectionPage',
    '@id': url,
    url,
    name: nameOf(page.title || site.title, url),
    inLanguage: locale.tag,
    isPartOf: { '@id': websiteId(publicUrl) },
    ...breadcrumbs(publicUrl, page),
    ...articles(page.articles ?? []),
  };
}

function breadcrumbs(publicUrl: string, { trail = [] }: Page): LinkedData {
  if (trail.length === 0) return {};
  const itemListElement = trail.map(({ name, path }, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name: nameOf(name, publicUrl),
    item: publicUrl + path,
  }));
  return { breadcrumb: { '@type': 'BreadcrumbList', itemListElement } };
}

// Characters. Search engines show no more.
const maxHeadline = 110;

// Bytes of the list of articles, so that the page stays below 30 kB compressed.
const listBytes = 14_000;

function articles(list: readonly Article[]): LinkedData {
  if (list.length === 0) return {};
  const items = list.filter(({ url }) => isLinkable(url)).map(listItem);
  const itemListElement = firstFitting(items, listBytes, (item) => JSON.stringify(item));
  return { mainEntity: { '@type': 'ItemList', itemListElement } };
}

// Whether an article is news or a post of a blog is not known, so its type is what both are.
function listItem({ url, title, publishedAt, language }: Article, at: number): LinkedData {
  return {
    '@type': 'ListItem',
    position: at + 1,
    item: {
      '@type': 'Article',
      '@id': url,
      url,
      ...(title === '' ? {} : { headline: cutText(bareText(title), maxHeadline) }),
      datePublished: publishedAt.toISOString(),
      ...(language === null ? {} : { inLanguage: language }),
    },
  };
}

/** The feed of a page that shows its articles. */
function feed(
  { site, publicUrl }: PageContext,
  { path, title, feeds, articles }: Page,
): LinkedData[] {
  if (!articles || path === undefined) return [];
  const distribution = feeds
    .filter(({ url }) => url.startsWith(path))
    .filter(({ mediaType }) => /rss|atom|json/.test(mediaType))
    .map(({ mediaType, url }) => ({
      '@type': 'DataDownload',
      encodingFormat: mediaType,
      contentUrl: publicUrl + url,
    }));
  return [
    {
      '@type': 'DataFeed',
      '@id': `${publicUrl}${path}#feed`,
      name: nameOf(title || site.title, publicUrl),
      ...(site.description === '' ? {} : { description: bareText(site.description) }),
      url: publicUrl + path,
      distribution,
    },
  ];
}

function nameOf(name: string, url: string): string {
  return bareText(name) || new URL(url).hostname;
}
