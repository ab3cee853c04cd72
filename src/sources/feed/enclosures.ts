import { child, childrenOf, childText, resolved } from './elements.ts';
import type { ParsedItem } from './feed-page.ts';
import type { XmlElement } from './xml.ts';

/** The files of an item in RSS: its enclosures in all formats, or else sound or video in Media RSS. */
export function enclosuresIn(item: XmlElement, base: string): ParsedItem['enclosures'] {
  const duration = childText(item, 'itunes:duration');
  const first = childrenOf(item, 'enclosure').map(({ attributes }) => ({
    ...attributes,
    duration,
  }));
  const others = childrenOf(item, 'podcast:alternateEnclosure').map((element) => ({
    ...element.attributes,
    url: child(element, 'podcast:source')?.attributes.uri ?? '',
  }));
  const files = filesOf([...first, ...others], base);
  return files.length > 0 ? files : mediaFile(item, duration, base);
}

function mediaFile(item: XmlElement, duration: string, base: string): ParsedItem['enclosures'] {
  const media = mediaIn(item).find(({ attributes }) => isSoundOrVideo(attributes))?.attributes;
  if (!media) return [];
  const { fileSize = '', duration: ownDuration = '' } = media;
  return filesOf([{ ...media, length: fileSize, duration: ownDuration || duration }], base);
}

/** The attributes of a file in any format. */
export interface FileAttributes {
  readonly url?: string;
  readonly type?: string;
  /** In bytes. */
  readonly length?: string;
  readonly duration?: string;
}

const maxFiles = 20;

/**
 * The files of an item that have a URL, sound and video first. A picture beside them is that of the episode, which some
 * plugins write as an enclosure, too.
 */
export function filesOf(
  written: readonly FileAttributes[],
  base: string,
): ParsedItem['enclosures'] {
  const files = written
    .map(({ url = '', type = '', length = '', duration = '' }) => {
      return { url: resolved(url.trim(), base), type, length, duration };
    })
    .filter(({ url }) => url !== '');
  const others = files.filter(({ type }) => !type.startsWith('image/'));
  const chosen = others.length > 0 ? others : files.slice(0, 1);
  return chosen
    .toSorted((a, b) => Number(isSoundOrVideo(b)) - Number(isSoundOrVideo(a)))
    .slice(0, maxFiles);
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

function isSoundOrVideo(file: Readonly<Record<string, string | undefined>>): boolean {
  const { medium = '', type = '', url = '' } = file;
  if (/^(?:audio|video)\//.test(type) || medium === 'audio' || medium === 'video') return true;
  return (
    type === '' &&
    medium === '' &&
    /\.(?:mp3|m4a|aac|ogg|oga|opus|flac|wav|mp4|m4v|webm|mov)(?:$|[?#])/i.test(url)
  );
}
