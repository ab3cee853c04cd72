import { child, childrenOf, childText, resolved } from './elements.ts';
import { mediaIn } from './enclosures.ts';
import { cutId, type FeedHead, type ParsedItem } from './feed-page.ts';
import type { XmlElement } from './xml.ts';

/** The ids of items that were deleted (RFC 6721 §3). */
export function deletedIn(feed: XmlElement | undefined): string[] {
  const refs = childrenOf(feed, 'at:deleted-entry').flatMap(
    ({ attributes }) => attributes.ref || [],
  );
  return refs.map(cutId);
}

/** The URL of an item's image, from Media RSS or iTunes. */
export function imageIn(item: XmlElement, base: string): string {
  const media = mediaIn(item);
  const isImage = ({ attributes }: XmlElement) =>
    attributes.medium === 'image' || (attributes.type ?? '').startsWith('image/');
  const groups = [item, ...childrenOf(item, 'media:group'), ...media];
  const thumbnail = groups.flatMap((group) => childrenOf(group, 'media:thumbnail'))[0];
  const cover = child(item, 'itunes:image')?.attributes.href;
  return resolved((media.find(isImage) ?? thumbnail)?.attributes.url ?? cover, base);
}

/** The podcast elements of an item. */
export function episodeIn(item: XmlElement): ParsedItem['episode'] {
  const values = ['episode', 'season', 'explicit'].map((name) => [
    name,
    childText(item, `itunes:${name}`),
  ]);
  return Object.fromEntries(values.filter(([, value]) => value !== ''));
}

/** The podcast elements of a channel; undefined if it is not a podcast. */
export function podcastIn(channel: XmlElement | undefined, base: string): FeedHead['podcast'] {
  const category = child(channel, 'itunes:category');
  const subcategory = child(category, 'itunes:category')?.attributes.text;
  const explicit = childText(channel, 'itunes:explicit');
  if (!category && explicit === '') return undefined;
  const categories = [category?.attributes.text, subcategory];
  return {
    category: categories.filter((name) => name !== undefined),
    explicit,
    image: resolved(child(channel, 'itunes:image')?.attributes.href, base),
    type: childText(channel, 'itunes:type'),
    email: childText(child(channel, 'itunes:owner'), 'itunes:email'),
  };
}
