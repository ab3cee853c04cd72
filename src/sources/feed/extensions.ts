import { child, childrenOf, childText, resolved } from './elements.ts';
import type { FeedHead, ParsedItem } from './feed-page.ts';
import type { XmlElement } from './xml-tree.ts';

/** The ids of items that were deleted, each an address that is kept as it is (RFC 6721, 3). */
export function deletedIn(feed: XmlElement | undefined): string[] {
  return childrenOf(feed, 'at:deleted-entry').flatMap(({ attributes }) => attributes.ref || []);
}

/** The picture that stands for an item: what Media RSS or a podcast's element names. */
export function pictureIn(item: XmlElement, base: string): string {
  const media = [
    ...item.children,
    ...childrenOf(item, 'media:group').flatMap((one) => one.children),
  ];
  const isPicture = ({ name, attributes }: XmlElement) =>
    name === 'media:content' &&
    (attributes.medium === 'image' || (attributes.type ?? '').startsWith('image/'));
  const found = media.find(isPicture) ?? media.find(({ name }) => name === 'media:thumbnail');
  const cover = child(item, 'itunes:image')?.attributes.href;
  return resolved(found?.attributes.url ?? cover, base);
}

/** What an item says of the episode that it is. */
export function episodeIn(item: XmlElement): ParsedItem['episode'] {
  const said = ['episode', 'season', 'explicit'].map((name) => [
    name,
    childText(item, `itunes:${name}`),
  ]);
  return Object.fromEntries(said.filter(([, value]) => value !== ''));
}

/** What a channel says of the podcast that it is; undefined where it is none. */
export function podcastIn(channel: XmlElement | undefined, base: string): FeedHead['podcast'] {
  const category = child(channel, 'itunes:category');
  const part = child(category, 'itunes:category')?.attributes.text;
  const explicit = childText(channel, 'itunes:explicit');
  if (!category && explicit === '') return undefined;
  const categories = [category?.attributes.text, part].filter((one) => one !== undefined);
  return {
    category: categories,
    explicit,
    image: resolved(child(channel, 'itunes:image')?.attributes.href, base),
    type: childText(channel, 'itunes:type'),
    email: childText(child(channel, 'itunes:owner'), 'itunes:email'),
  };
}
