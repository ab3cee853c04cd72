import type { FundingLink, Person } from '../model/podcast.ts';
import { strictUrl } from '../model/web-url.ts';
import type { FeedDocument } from './document.ts';
import { coverImage } from './media.ts';
import { element, textElement, type XmlChild, type XmlNode } from './xml.ts';

/** The namespace of Apple's podcast elements, which all podcast directories use. */
export const podcastNamespace = 'http://www.itunes.com/dtds/podcast-1.0.dtd';

/** The namespace of the podcast elements that apps have agreed on since: Podcasting 2.0. */
export const podcastIndexNamespace = 'https://podcastindex.org/namespace/1.0';

/** The podcast elements at the beginning of a channel; none if no item is an episode. */
export function podcastElements({ podcast, ...document }: FeedDocument): XmlChild[] {
  if (!podcast) return [];
  const author = podcast.author ?? document.authors[0]?.name ?? document.title;
  const { type, explicit, email, isLocked, funding = [], people = [] } = podcast;
  return [
    textElement('itunes:author', author),
    textElement('itunes:summary', document.description),
    textElement('itunes:type', type),
    textElement('itunes:explicit', explicit),
    email !== null &&
      element('itunes:owner', {}, [
        textElement('itunes:name', podcast.owner ?? author),
        textElement('itunes:email', email),
      ]),
    coverElement(coverImage(podcast.image, document.logo, document.icon)),
    categoryElement(podcast.category ?? ''),
    isLocked !== undefined &&
      textElement('podcast:locked', isLocked ? 'yes' : 'no', { owner: email ?? undefined }),
    ...funding.map(fundingElement),
    ...people.map(personElement),
  ];
}

/**
 * The element that names the podcast. It belongs at the end of a channel: programs in Perl read feeds with XML::RSS, which
 * takes each `guid` for that of the item before it, and fails if no item comes before.
 */
export function podcastGuidElement({ podcast, podcastGuid }: FeedDocument): XmlChild {
  return podcast && podcastGuid !== undefined && textElement('podcast:guid', podcastGuid);
}

/** The element for somebody who is heard in a show or an episode. */
export function personElement({ name, role, group, url, image }: Person): XmlNode {
  const href = url && strictUrl(url);
  return textElement('podcast:person', name, { role, group, href, img: image && strictUrl(image) });
}

/** The element for a square picture. */
export function coverElement(href: string | undefined): XmlNode | undefined {
  return href && element('itunes:image', { href });
}

function fundingElement({ url, text }: FundingLink): XmlNode {
  return textElement('podcast:funding', text, { url: strictUrl(url) });
}

// `Society & Culture > Documentary` is a category and a subcategory.
function categoryElement(path: string): XmlNode | undefined {
  const [text, sub] = path.split(/\s*>\s*/).filter((name) => name !== '');
  if (text === undefined) return undefined;
  const children = sub === undefined ? [] : [element('itunes:category', { text: sub })];
  return element('itunes:category', { text }, children);
}
