import type { Author } from '../../model/article.ts';
import { allText, child, childrenOf, childText, linkOf, resolved } from './elements.ts';
import { deletedIn, episodeIn, pictureIn, podcastIn } from './extensions.ts';
import { type FeedPage, isoDate, type ParsedItem, topicsOf } from './feed-page.ts';
import type { XmlElement } from './xml-tree.ts';

/** Reads a document in RSS 2.0 and its forerunners, RSS 1.0 (RDF) among them. */
export function readRssPage(root: XmlElement, address: string): FeedPage {
  const channel = child(root, 'channel');
  const site = resolved(childText(channel, 'link'), address);
  const base = site || address;
  const items = [...childrenOf(channel, 'item'), ...childrenOf(root, 'item')];
  const image = childText(child(channel, 'image') ?? child(root, 'image'), 'url');
  const [author] = authorsIn(channel);
  return {
    head: {
      title: childText(channel, 'title'),
      description: childText(channel, 'description'),
      url: site,
      language: childText(channel, 'language') || childText(channel, 'dc:language'),
      author,
      icon: '',
      logo: resolved(image, base),
      podcast: podcastIn(channel, base),
    },
    items: items.map((item) => itemOf(item, base)),
    deleted: deletedIn(channel),
    next: resolved(linkOf(channel, 'prev-archive') ?? linkOf(channel, 'next'), address),
  };
}

function itemOf(item: XmlElement, base: string): ParsedItem {
  const guid = child(item, 'guid');
  const id = guid ? allText(guid).trim() : (item.attributes['rdf:about'] ?? '');
  const isAddress = guid?.attributes.isPermaLink !== 'false' && /^https?:/.test(id);
  const link = childText(item, 'link') || linkOf(item, 'alternate') || (isAddress ? id : '');
  const url = resolved(link, base);
  const encoded = textIn(item, 'content:encoded');
  const description = textIn(item, 'description');
  const written = childText(item, 'pubDate') || childText(item, 'dc:date');
  return {
    id: id || url,
    url,
    title: childText(item, 'title'),
    summary: encoded === '' ? '' : description,
    content: encoded || description,
    date: isoDate(written || childText(item, 'atom:published') || childText(item, 'atom:updated')),
    updated: isoDate(childText(item, 'atom:updated')),
    authors: authorsIn(item),
    ...topicsOf(
      [...childrenOf(item, 'category'), ...childrenOf(item, 'dc:subject')].map((one) => ({
        name: allText(one).trim(),
        scheme: one.attributes.domain,
      })),
    ),
    image: pictureIn(item, base),
    language: childText(item, 'dc:language'),
    enclosure: enclosureIn(item, base),
    episode: episodeIn(item),
  };
}

function textIn(item: XmlElement, name: string): string {
  const found = child(item, name);
  return found ? allText(found).trim() : '';
}

// RSS 2.0: an address of mail, with the name in brackets. Most write the name alone.
function authorsIn(element: XmlElement | undefined): Author[] {
  const names = childrenOf(element, 'dc:creator').map((one) => allText(one).trim());
  if (names.length > 0) return names.filter((name) => name !== '').map((name) => ({ name }));
  const written = childText(element, 'author') || childText(element, 'managingEditor');
  const [, email, name] = /^([^\s@()]+@[^\s@()]+)\s*(?:\((.*)\))?$/.exec(written) ?? [];
  if (email) return [{ name: name || email, email }];
  return written === '' ? [] : [{ name: written }];
}

function enclosureIn(item: XmlElement, base: string): ParsedItem['enclosure'] {
  const { url, type = '', length = '' } = child(item, 'enclosure')?.attributes ?? {};
  if (!url) return undefined;
  return { url: resolved(url, base), type, length, duration: childText(item, 'itunes:duration') };
}
