import { ImportError } from '../../model/problem.ts';
import { readAtomPage } from './atom-page.ts';
import type { FeedPage } from './feed-page.ts';
import { readJsonPage } from './json-page.ts';
import { readRssPage } from './rss-page.ts';
import { readXml, type XmlElement, XmlRefused } from './xml-tree.ts';

/**
 * Reads a document of a feed, in RSS, RDF, Atom or JSON Feed.
 *
 * @param address where it is: what is relative in it is relative to that
 * @throws {ImportError} where it is none, or has a DOCTYPE
 */
export function parseFeed(text: string, address: string): FeedPage {
  const start = text.replace(/^\uFEFF?\s*/, '');
  if (start.startsWith('{')) {
    const page = readJsonPage(start, address);
    if (page) return page;
    throw new ImportError(`${address} is JSON, but no JSON Feed`);
  }
  const root = rootOf(start, address);
  if (root?.name === 'atom:feed') return readAtomPage(root, address);
  if (root?.name === 'rss' || root?.name === 'rdf:RDF') return readRssPage(root, address);
  const found = root ? `its root is <${root.name.slice(0, 50)}>` : 'it is neither XML nor JSON';
  throw new ImportError(`${address} is no feed: ${found}`);
}

function rootOf(text: string, address: string): XmlElement | undefined {
  try {
    return text.startsWith('<') ? readXml(text) : undefined;
  } catch (error) {
    if (error instanceof XmlRefused)
      throw new ImportError(`${address} is refused: ${error.message}`);
    throw error;
  }
}
