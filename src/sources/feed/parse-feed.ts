import { ImportError } from '../../model/problem.ts';
import { shownUrl } from '../../model/web-url.ts';
import { parseAtomPage } from './atom-page.ts';
import type { FeedPage } from './feed-page.ts';
import { parseJsonPage } from './json-page.ts';
import { parseRssPage } from './rss-page.ts';
import { withUniqueIds } from './unique-items.ts';
import { parseXml, type XmlElement } from './xml.ts';
import { XmlRejected } from './xml-rejected.ts';

/**
 * Parses a document of a feed: RSS, RDF, Atom or JSON Feed.
 *
 * @param url the document's URL or file name. Relative URLs are resolved against it
 * @throws {ImportError} if it is not a feed
 */
export function parseFeed(text: string, url: string): FeedPage {
  const page = parsePage(text, url);
  return { ...page, items: withUniqueIds(page.items) };
}

function parsePage(text: string, url: string): FeedPage {
  const name = shownUrl(url);
  const start = text.replace(/^\uFEFF?\s*/, '');
  if (start === '') throw new ImportError(`${name} is empty`);
  if (start.startsWith('{')) {
    const page = parseJsonPage(start, url);
    if (page) return page;
    throw new ImportError(`${name} is JSON, but not a JSON Feed`);
  }
  if (htmlStart.test(start)) {
    throw new ImportError(`${name} is an HTML page, not a feed${feedsLinkedFrom(start)}`);
  }
  const root = rootOf(start, name);
  if (root?.name === 'atom:feed') return parseAtomPage(root, url);
  if (root?.name === 'rss' || root?.name === 'rdf:RDF') return parseRssPage(root, url);
  const reason = root ? `its root is <${root.name.slice(0, 50)}>` : 'it is neither XML nor JSON';
  throw new ImportError(`${name} is not a feed: ${reason}`);
}

/** Whether a text is an HTML page. */
export function isHtmlPage(text: string): boolean {
  return htmlStart.test(text.replace(/^\uFEFF?\s*/, ''));
}

function rootOf(text: string, name: string): XmlElement | undefined {
  try {
    return text.startsWith('<') ? parseXml(text) : undefined;
  } catch (error) {
    if (error instanceof XmlRejected) {
      throw new ImportError(`${name} is rejected: ${error.message}`);
    }
    throw error;
  }
}

const htmlStart = /^(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+)?html[\s>]/is;

// Characters of a page that are searched for links to feeds.
const maxHead = 100_000;

/** The feeds that a page links to, as an addition to an error message. */
function feedsLinkedFrom(page: string): string {
  const found: string[] = [];
  for (const [link] of page.slice(0, maxHead).matchAll(/<link\b[^<>]{0,500}>/gi)) {
    const href = /\bhref\s*=\s*["']?([^"'\s<>]+)/i.exec(link)?.[1];
    if (href && /application\/(?:rss|atom|feed)\+/i.test(link)) found.push(href);
  }
  return found.length === 0 ? '' : `; it links to the feeds ${found.slice(0, 5).join(', ')}`;
}
