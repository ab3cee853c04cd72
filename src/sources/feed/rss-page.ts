import type { Author } from '../../model/article.ts';
import { isHttpUrl } from '../../model/web-url.ts';
import {
  allText,
  child,
  childrenOf,
  childText,
  linkOf,
  resolved,
  trimmedText,
} from './elements.ts';
import { enclosureIn } from './enclosures.ts';
import { deletedIn, imageIn } from './extensions.ts';
import { isoDate } from './feed-date.ts';
import { type FeedPage, itemId, type ParsedItem, topicsOf } from './feed-page.ts';
import { episodeIn, podcastIn } from './podcast.ts';
import { nextWordPressPage } from './wordpress-page.ts';
import type { XmlElement } from './xml.ts';

/** Parses a document in RSS 2.0 or an older version, including RSS 1.0 (RDF). */
export function parseRssPage(root: XmlElement, url: string): FeedPage {
  const channel = child(root, 'channel');
  const siteUrl = resolved(childText(channel, 'link'), url);
  const base = siteUrl || url;
  const items = [...childrenOf(channel, 'item'), ...childrenOf(root, 'item')];
  const image = childText(child(channel, 'image') ?? child(root, 'image'), 'url');
  const [author] = authorsIn(channel);
  const linked = linkOf(channel, 'prev-archive') ?? linkOf(channel, 'next');
  const next = linked ?? nextWordPressPage(childText(channel, 'generator'), url);
  return {
    format: root.name === 'rss' ? 'RSS' : 'RSS 1.0',
    head: {
      title: childText(channel, 'title'),
      description: childText(channel, 'description'),
      url: siteUrl,
      language: childText(channel, 'language') || childText(channel, 'dc:language'),
      author,
      icon: '',
      logo: resolved(image, base),
      podcast: podcastIn(channel, base),
    },
    items: items.map((item) => parseItem(item, siteUrl, base)),
    deleted: deletedIn(channel),
    next: resolved(next, url),
    isNextLinked: linked !== undefined,
  };
}

function parseItem(item: XmlElement, siteUrl: string, feedBase: string): ParsedItem {
  const base = resolved(item.attributes['xml:base'], feedBase) || feedBase;
  const id = trimmedText(item, 'guid') || (item.attributes['rdf:about'] ?? '');
  const enclosure = enclosureIn(item, base);
  const link = childText(item, 'link') || linkOf(item, 'alternate') || permalinkIn(item, id);
  const encoded = trimmedText(item, 'content:encoded');
  const description = trimmedText(item, 'description');
  const published = childText(item, 'pubDate') || childText(item, 'dc:date');
  const updated = childText(item, 'atom:updated');
  return {
    id: itemId(id, link || enclosure?.url || '', base),
    // An episode of a podcast may have no page of its own.
    url: resolved(link, base) || enclosure?.url || (id && siteUrl),
    title: childText(item, 'title'),
    summary: encoded === '' ? '' : description,
    content: encoded || description,
    contentBase: baseInForce(item, ['content:encoded', 'description'], base),
    date: isoDate(published || childText(item, 'atom:published') || updated),
    updated: isoDate(updated),
    authors: authorsIn(item),
    ...topicsOf(
      [...childrenOf(item, 'category'), ...childrenOf(item, 'dc:subject')].map((topic) => ({
        name: allText(topic).trim(),
        scheme: topic.attributes.domain,
      })),
    ),
    image: imageIn(item, base),
    language: childText(item, 'dc:language'),
    enclosure,
    episode: episodeIn(item, base),
  };
}

/** Returns the id if it is the item's URL: a guid is, unless its `isPermaLink` is `false`. */
function permalinkIn(item: XmlElement, id: string): string {
  const isPermalink = child(item, 'guid')?.attributes.isPermaLink !== 'false';
  return isPermalink && isHttpUrl(id) ? id : '';
}

/** The base of the text of an item if the document has `xml:base`, otherwise empty. */
function baseInForce(item: XmlElement, names: readonly string[], base: string): string {
  const text = names.map((name) => child(item, name)).find((element) => element !== undefined);
  const own = text?.attributes['xml:base'] ?? '';
  return own !== '' ? resolved(own, base) : item.attributes['xml:base'] === undefined ? '' : base;
}

// In RSS 2.0, an author is a mail address with the name in parentheses. Most feeds have only a name.
function authorsIn(element: XmlElement | undefined): Author[] {
  const creators = childrenOf(element, 'dc:creator').map((creator) => allText(creator).trim());
  if (creators.length > 0) return creators.filter((name) => name !== '').map((name) => ({ name }));
  const written = childrenOf(element, 'author').map((author) => allText(author).trim());
  const authors = written.filter((text) => text !== '');
  if (authors.length > 0) return authors.map(authorOf);
  const one = childText(element, 'managingEditor') || childText(element, 'itunes:author');
  return one === '' ? [] : [authorOf(one)];
}

function authorOf(written: string): Author {
  const [, email, name] = /^([^\s@()]+@[^\s@()]+)\s*(?:\((.*)\))?$/.exec(written) ?? [];
  return email ? { name: name || email, email } : { name: written };
}
