import { childrenOf, childText, resolved } from './elements.ts';
import type { ParsedItem } from './feed-page.ts';
import type { XmlElement } from './xml.ts';

/** The file of an item: its enclosure, or else sound or video in Media RSS. */
export function enclosureIn(item: XmlElement, base: string): ParsedItem['enclosure'] {
  const duration = childText(item, 'itunes:duration');
  // Some plugins write the picture of an episode as an enclosure, too, before its sound.
  const enclosures = childrenOf(item, 'enclosure').filter(({ attributes }) => attributes.url);
  const {
    url,
    type = '',
    length = '',
  } = (enclosures.find(isSoundOrVideo) ?? enclosures[0])?.attributes ?? {};
  if (url) return { url: resolved(url.trim(), base), type, length, duration };
  const media = mediaIn(item).find(isSoundOrVideo)?.attributes;
  if (!media?.url) return undefined;
  return {
    url: resolved(media.url.trim(), base),
    type: media.type ?? '',
    length: media.fileSize ?? '',
    duration: media.duration || duration,
  };
}

/** The media of an item, also those in a group. */
export function mediaIn(item: XmlElement): XmlElement[] {
  const groups = childrenOf(item, 'media:group');
  const elements = [...item.children, ...groups.flatMap((group) => group.children)];
  const media = elements.filter(({ name }) => name === 'media:content');
  // The default of a group comes first.
  return media.toSorted((a, b) => Number(isDefault(b)) - Number(isDefault(a)));
}

function isDefault({ attributes }: XmlElement): boolean {
  return attributes.isDefault === 'true';
}

function isSoundOrVideo({ attributes: { medium = '', type = '', url = '' } }: XmlElement): boolean {
  if (/^(?:audio|video)\//.test(type) || medium === 'audio' || medium === 'video') return true;
  return (
    type === '' &&
    medium === '' &&
    /\.(?:mp3|m4a|aac|ogg|oga|opus|flac|wav|mp4|m4v|webm|mov)(?:$|[?#])/i.test(url)
  );
}
