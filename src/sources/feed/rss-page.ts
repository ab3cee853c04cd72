import { isHttpUrl } from '../../model/web-url.ts';
import { rssAuthorsIn } from './authors.ts';
import {
  allText,
  baseOf,
  child,
  childrenOf,
  childText,
  itemsNamed,
  linkOf,
  resolved,
  trimmedText,
} from './elements.ts';
import { enclosuresIn } from './enclosures.ts';
import { deletedIn, imageIn } from './extensions.ts';
import { isoDate } from './feed-date.ts';
import { type FeedPage, identityOf, type ParsedItem, topicsOf } from './feed-page.ts';
import { episodeText, htmlIn, mediaText, mediaTitle } from './item-text.ts';
import { episodeIn, podcastIn } from './podcast.ts';
import { nextWordPressPage } from './wordpress-page.ts';
import type { XmlElement } from './xml.ts';

/** Parses a document in RSS 2.0 or an older version, including RSS 1.0 (RDF). */
export function parseRssPage(root: XmlElement, url: string): FeedPage {
  const channel = child(root, 'channel');
  const ofRoot = declaredBase(root, url, '');
  const declared = declaredBase(channel, ofRoot || url, ofRoot);
  const siteUrl = resolved(childText(channel, 'link'), declared || url);
  const base = declared || siteUrl || url;
  const place = { base, declared, page: siteUrl || url };
  const image = childText(child(channel, 'image') ?? child(root, 'image'), 'url');
  const [author] = rssAuthorsIn(channel);
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
    items: itemsOf(root, channel).map((item) => parseItem(item, place)),
    deleted: deletedIn(channel),
    next: resolved(next, url),
    isNextLinked: linked !== undefined,
  };
}

/** The items, which may be in the channel, beside it (RSS 1.0), or in an element that somebody forgot to close. */
function itemsOf(root: XmlElement, channel: XmlElement | undefined): XmlElement[] {
  const items = [...itemsNamed(channel, 'item'), ...itemsNamed(root, 'item')];
  return items.length > 0 ? items : root.children.flatMap(itemsIn);
}

function itemsIn(element: XmlElement): XmlElement[] {
  if (element.name !== 'item') return element.children.flatMap(itemsIn);
  return element.isCut ? [] : [element];
}

/** The values that the parts of an item depend on. */
interface Place {
  readonly base: string;
  /** The `xml:base` in force; empty if there is none. */
  readonly declared: string;
  /** The page that items without a link lead to. */
  readonly page: string;
}

function parseItem(item: XmlElement, place: Place): ParsedItem {
  const declared = declaredBase(item, place.base, place.declared);
  const base = declared || place.base;
  const id =
    trimmedText(item, 'guid') ||
    (item.attributes['rdf:about'] ?? '') ||
    trimmedText(item, 'atom:id');
  const enclosures = enclosuresIn(item, base);
  // An episode of a podcast may have no page of its own.
  const link =
    childText(item, 'link') ||
    linkOf(item, 'alternate') ||
    permalinkIn(item, id) ||
    (enclosures[0]?.url ?? '');
  const title =
    childText(item, 'title') ||
    childText(item, 'dc:title') ||
    childText(item, 'itunes:title') ||
    mediaTitle(item);
  const encoded = htmlIn(item, encodedNames);
  const description = htmlIn(item, descriptionNames) || mediaText(item) || episodeText(item);
  const content = encoded || description;
  const updated = childText(item, 'atom:updated') || childText(item, 'dcterms:modified');
  return {
    ...identityOf({ id, link, title, content }, base, place.page),
    title,
    summary: encoded === '' ? '' : description,
    content,
    contentBase: contentBaseOf(item, base, declared),
    date: isoDate(publishedIn(item) || updated),
    updated: isoDate(updated),
    authors: rssAuthorsIn(item),
    ...topicsOf(
      [...childrenOf(item, 'category'), ...childrenOf(item, 'dc:subject')].map((topic) => ({
        name: allText(topic).trim(),
        scheme: topic.attributes.domain,
      })),
    ),
    image: imageIn(item, base),
    language: childText(item, 'dc:language'),
    enclosures,
    episode: episodeIn(item, base),
  };
}

const encodedNames = ['content:encoded', 'xhtml:body', 'body', 'atom:content'];
const descriptionNames = ['description', 'atom:summary', 'dc:description'];

function publishedIn(item: XmlElement): string {
  const names = ['pubDate', 'dc:date', 'atom:published', 'dcterms:issued', 'dcterms:created'];
  return names.map((name) => childText(item, name)).find((date) => date !== '') ?? '';
}

/** Returns the id if it is the item's URL: a guid is, unless its `isPermaLink` is `false`. */
function permalinkIn(item: XmlElement, id: string): string {
  const isPermalink = child(item, 'guid')?.attributes.isPermaLink !== 'false';
  return isPermalink && isHttpUrl(id) ? id : '';
}

/** The base of the text of an item if the document has `xml:base`, otherwise empty. */
function contentBaseOf(item: XmlElement, base: string, declared: string): string {
  const text = [...encodedNames, ...descriptionNames]
    .map((name) => child(item, name))
    .find((element) => element !== undefined);
  return declaredBase(text, base, declared);
}

/** The base of the URLs in an element if it, or what it is in, declares one; otherwise `declared`, which may be empty. */
function declaredBase(element: XmlElement | undefined, base: string, declared: string): string {
  return element?.attributes['xml:base'] === undefined ? declared : baseOf(element, base);
}
