import { allText, child, childrenOf, childText, resolved } from './elements.ts';
import type { FeedHead, ParsedItem } from './feed-page.ts';
import type { XmlElement } from './xml.ts';

const maxElements = 50;

/** The podcast elements of an item. */
export function episodeIn(item: XmlElement, base: string): ParsedItem['episode'] {
  const texts = ['episode', 'season', 'explicit', 'episodeType'].map((name) => [
    name === 'episodeType' ? 'episode_type' : name,
    childText(item, `itunes:${name}`),
  ]);
  const transcripts = listOf(item, 'podcast:transcript', ({ attributes }) => ({
    ...attributes,
    url: resolved(attributes.url, base),
  }));
  const people = peopleIn(item, base);
  const chapters = chaptersIn(item, base);
  return {
    ...Object.fromEntries(texts.filter(([, value]) => value !== '')),
    ...(transcripts.length > 0 ? { transcripts } : {}),
    ...(people.length > 0 ? { people } : {}),
    ...(chapters === undefined ? {} : { chapters }),
  };
}

/** The file of an episode's chapters, or else the chapters themselves (Podlove Simple Chapters). */
function chaptersIn(item: XmlElement, base: string): unknown {
  const file = child(item, 'podcast:chapters')?.attributes;
  if (file?.url) return { ...file, url: resolved(file.url, base) };
  const list = childrenOf(child(item, 'psc:chapters'), 'psc:chapter').map(({ attributes }) => {
    const { start = '', title = '', href } = attributes;
    return { start, title, ...(href ? { url: resolved(href, base) } : {}) };
  });
  return list.length > 0 ? list : undefined;
}

/** The podcast elements of a channel; undefined if it is not a podcast. */
export function podcastIn(channel: XmlElement | undefined, base: string): FeedHead['podcast'] {
  const category = child(channel, 'itunes:category');
  const subcategory = child(category, 'itunes:category')?.attributes.text;
  const explicit = childText(channel, 'itunes:explicit');
  if (!channel || (!category && explicit === '')) return undefined;
  const categories = [category?.attributes.text, subcategory];
  return {
    category: categories.filter((name) => name !== undefined),
    explicit,
    image: resolved(child(channel, 'itunes:image')?.attributes.href, base),
    type: childText(channel, 'itunes:type'),
    email: childText(child(channel, 'itunes:owner'), 'itunes:email'),
    // The UUID follows a podcast wherever it is published.
    guid: childText(channel, 'podcast:guid'),
    locked: childText(channel, 'podcast:locked'),
    funding: listOf(channel, 'podcast:funding', (element) => ({
      url: resolved(element.attributes.url, base),
      text: allText(element).trim(),
    })),
    people: peopleIn(channel, base),
  };
}

function peopleIn(element: XmlElement, base: string): Record<string, string>[] {
  return listOf(element, 'podcast:person', (person) => ({
    ...person.attributes,
    name: allText(person).trim(),
    href: resolved(person.attributes.href, base),
    img: resolved(person.attributes.img, base),
  }));
}

// Empty values are left out.
function listOf(
  parent: XmlElement,
  name: string,
  valuesOf: (element: XmlElement) => Readonly<Record<string, string>>,
): Record<string, string>[] {
  const elements = childrenOf(parent, name).slice(0, maxElements);
  return elements.map((element) =>
    Object.fromEntries(Object.entries(valuesOf(element)).filter(([, value]) => value !== '')),
  );
}
