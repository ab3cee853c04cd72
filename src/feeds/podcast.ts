import { isEpisode } from '../model/podcast.ts';
import type { FeedDocument } from './document.ts';
import type { FeedItem } from './item.ts';
import { supportedImage } from './media.ts';
import { element, textElement, type XmlChild, type XmlNode } from './xml.ts';

/** The namespace of Apple's podcast elements, which all podcast directories use. */
export const podcastNamespace = 'http://www.itunes.com/dtds/podcast-1.0.dtd';

/** The namespace of the podcast elements that name further files of an episode. */
export const alternatesNamespace = 'https://podcastindex.org/namespace/1.0';

/** The podcast elements of a channel; none if no item is an episode. */
export function podcastElements({ podcast, ...document }: FeedDocument): XmlChild[] {
  if (!podcast) return [];
  const author = document.authors[0]?.name ?? document.title;
  const { type, explicit, email } = podcast;
  return [
    textElement('itunes:author', author),
    textElement('itunes:summary', document.description),
    textElement('itunes:type', type),
    textElement('itunes:explicit', explicit),
    email !== null &&
      element('itunes:owner', {}, [
        textElement('itunes:name', author),
        textElement('itunes:email', email),
      ]),
    imageElement(supportedImage(podcast.image, document.logo, document.icon)),
    categoryElement(podcast.category ?? ''),
  ];
}

/**
 * The podcast elements of an item; none if it is not an episode. There is no `itunes:author`, since
 * some parsers would read every author twice.
 */
export function episodeElements(item: FeedItem): XmlChild[] {
  const { enclosure } = item;
  if (!enclosure || !isEpisode(item)) return [];
  const { duration, episode, season, explicit } = enclosure;
  return [
    duration ? textElement('itunes:duration', Math.round(duration)) : null,
    imageElement(supportedImage(item.image)),
    season !== undefined && textElement('itunes:season', season),
    episode !== undefined && textElement('itunes:episode', episode),
    explicit !== undefined && textElement('itunes:explicit', explicit),
  ];
}

/** The elements for the files of an item after the first, since RSS allows one enclosure. */
export function alternateEnclosures({ enclosure }: FeedItem): XmlNode[] {
  return (enclosure?.others ?? []).map(({ url, mediaType, length }) =>
    element('podcast:alternateEnclosure', { type: mediaType, length: length || undefined }, [
      element('podcast:source', { uri: url }),
    ]),
  );
}

function imageElement(href: string | undefined): XmlNode | undefined {
  return href && element('itunes:image', { href });
}

// `Society & Culture > Documentary` is a category and a subcategory.
function categoryElement(path: string): XmlNode | undefined {
  const [text, sub] = path.split(/\s*>\s*/).filter((name) => name !== '');
  if (text === undefined) return undefined;
  const children = sub === undefined ? [] : [element('itunes:category', { text: sub })];
  return element('itunes:category', { text }, children);
}
