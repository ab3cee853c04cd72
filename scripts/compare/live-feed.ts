import * as v from 'valibot';
import { child, childText, linkOf, resolved } from '../../src/sources/feed/elements.ts';
import { readXml, type XmlElement, XmlRefused } from '../../src/sources/feed/xml-tree.ts';
import { Failure } from '../command/failure.ts';

/** What a reader knows of an item in a feed. */
export interface FeedItem {
  /** What a reader knows it by. */
  readonly id: string;
  /** Its page; empty where the feed does not say. */
  readonly url: string;
  readonly title: string;
  /** In milliseconds since 1970; undefined where the feed does not say. */
  readonly publishedAt: number | undefined;
}

/** A feed as it is served now. */
export interface LiveFeed {
  readonly format: 'RSS' | 'RSS 1.0' | 'Atom' | 'JSON Feed';
  readonly items: readonly FeedItem[];
  /** Where its next page is. */
  readonly next: string | undefined;
}

/**
 * Reads a feed: RSS, RDF, Atom or JSON Feed.
 *
 * @param name what messages call it by
 * @param base what addresses in it are relative to, where that is known
 * @throws {Failure} where it is none
 */
export function readLiveFeed(text: string, name: string, base?: string): LiveFeed {
  const start = text.replace(/^\uFEFF?\s*/, '');
  if (start === '') throw new Failure(`${name} is empty`);
  if (start.startsWith('{')) return readJson(start, name);
  if (/^(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+)?html[\s>]/is.test(start)) {
    throw new Failure(`${name} is an HTML page, not a feed${feedsNamedIn(start)}`);
  }
  const root = rootOf(start, name);
  if (root.name === 'atom:feed') return readAtom(root, base);
  if (root.name === 'rss') return readRss(root, base);
  if (root.name === 'rdf:RDF') return { ...readRdf(root, base), next: undefined };
  throw new Failure(`${name} is no feed: its root is <${root.name}>`);
}

function rootOf(text: string, name: string): XmlElement {
  try {
    const root = text.startsWith('<') ? readXml(text) : undefined;
    if (root) return root;
  } catch (error) {
    if (error instanceof XmlRefused) throw new Failure(`${name} is refused: ${error.message}`);
    throw error;
  }
  throw new Failure(`${name} is no feed: it is neither XML nor JSON`);
}

function readRss(root: XmlElement, base: string | undefined): LiveFeed {
  const channel = child(root, 'channel');
  const items = (channel?.children ?? []).filter(({ name }) => name === 'item');
  const next = channel?.children.find(
    ({ name, attributes }) => name === 'atom:link' && attributes.rel === 'next',
  );
  return {
    format: 'RSS',
    items: items.map((item) => rssItem(item, childText(item, 'guid'), base)),
    next: resolved(next?.attributes.href, base) || undefined,
  };
}

function readRdf(root: XmlElement, base: string | undefined) {
  const items = root.children.filter(({ name }) => name === 'item');
  return {
    format: 'RSS 1.0' as const,
    items: items.map((item) => rssItem(item, item.attributes['rdf:about'] ?? '', base)),
  };
}

// A reader goes by the link where there is no id.
function rssItem(item: XmlElement, id: string, base: string | undefined): FeedItem {
  const link = childText(item, 'link');
  const isAddress = child(item, 'guid')?.attributes.isPermaLink !== 'false';
  const url = resolved(link || (isAddress ? id : ''), base);
  return {
    id: id || link,
    url,
    title: childText(item, 'title'),
    publishedAt: time(childText(item, 'pubDate') || childText(item, 'dc:date')),
  };
}

function readAtom(root: XmlElement, base: string | undefined): LiveFeed {
  const entries = root.children.filter(({ name }) => name === 'atom:entry');
  const here = resolved(root.attributes['xml:base'], base) || base;
  return {
    format: 'Atom',
    items: entries.map((entry) => {
      const url = resolved(linkOf(entry, 'alternate'), here);
      const date = ['published', 'issued', 'updated', 'modified']
        .map((name) => childText(entry, `atom:${name}`))
        .find((text) => text !== '');
      const id = childText(entry, 'atom:id') || url;
      return { id, url, title: childText(entry, 'atom:title'), publishedAt: time(date) };
    }),
    next: resolved(linkOf(root, 'next'), here) || undefined,
  };
}

const jsonFeed = v.object({
  version: v.pipe(v.string(), v.includes('jsonfeed.org')),
  next_url: v.exactOptional(v.string()),
  items: v.array(
    v.object({
      id: v.union([v.string(), v.number()]),
      url: v.exactOptional(v.string(), ''),
      title: v.exactOptional(v.string(), ''),
      date_published: v.exactOptional(v.string()),
    }),
  ),
});

function readJson(text: string, name: string): LiveFeed {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), jsonFeed), text);
  if (!parsed.success) throw new Failure(`${name} is JSON, but no JSON Feed`);
  const { items, next_url } = parsed.output;
  const read = items.map(({ id, url, title, date_published }) => {
    return { id: String(id), url, title, publishedAt: time(date_published) };
  });
  return { format: 'JSON Feed', items: read, next: next_url };
}

function time(text: string | undefined): number | undefined {
  const milliseconds = Date.parse(text ?? '');
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

function feedsNamedIn(page: string): string {
  const found: string[] = [];
  for (const [link] of page.matchAll(/<link\b[^<>]{0,500}>/gi)) {
    const href = /\bhref\s*=\s*["']?([^"'\s<>]+)/i.exec(link)?.[1];
    if (href && /application\/(?:rss|atom|feed)\+/i.test(link)) found.push(href);
  }
  return found.length === 0 ? '' : `; the feeds that it names are ${found.slice(0, 5).join(', ')}`;
}
