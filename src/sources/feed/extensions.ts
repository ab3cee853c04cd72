import { child, childrenOf, resolved } from './elements.ts';
import { mediaIn } from './enclosures.ts';
import { cutId } from './feed-page.ts';
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
