import type { FeedDocument } from './document.ts';
import { element, textElement } from './element.ts';
import { type FeedItem, isEpisode } from './item.ts';
import { plainPicture } from './pictures.ts';

/** The namespace of what directories of podcasts ask for. */
export const podcastNamespace = 'http://www.itunes.com/dtds/podcast-1.0.dtd';

/** What directories ask of a channel, as XML; nothing where no item is an episode. */
export function showElements({ podcast, ...document }: FeedDocument): string[] {
  if (!podcast) return [];
  const author = document.authors[0]?.name ?? document.title;
  const cover = plainPicture(podcast.image, document.logo, document.icon);
  return [
    textElement('itunes:author', author),
    textElement('itunes:summary', document.description),
    textElement('itunes:type', podcast.type),
    textElement('itunes:explicit', String(podcast.explicit)),
    ...(podcast.email === null ? [] : [owner(author, podcast.email)]),
    ...picture(cover),
    ...category(podcast.category),
  ];
}

/**
 * What directories ask of an episode, as XML; nothing where an item is none. Its authors are not said
 * once more: some parsers would have each of them twice.
 */
export function episodeElements(item: FeedItem): string[] {
  const { enclosure } = item;
  if (!enclosure || !isEpisode(item)) return [];
  const { duration, episode, season, explicit } = enclosure;
  return [
    ...(duration ? [textElement('itunes:duration', String(Math.round(duration)))] : []),
    ...picture(plainPicture(item.image)),
    ...said('itunes:season', season),
    ...said('itunes:episode', episode),
    ...said('itunes:explicit', explicit),
  ];
}

function owner(name: string, email: string): string {
  const inner = textElement('itunes:name', name) + textElement('itunes:email', email);
  return element('itunes:owner', {}, inner);
}

// `Society & Culture > Documentary` is a category and a part of it.
function category(path: string | null): string[] {
  const [text, part] = (path ?? '').split(/\s*>\s*/).filter((name) => name !== '');
  if (text === undefined) return [];
  const inner = part === undefined ? '' : element('itunes:category', { text: part });
  return [element('itunes:category', { text }, inner)];
}

function picture(href: string | undefined): string[] {
  return href === undefined ? [] : [element('itunes:image', { href })];
}

function said(name: string, value: number | boolean | undefined): string[] {
  return value === undefined ? [] : [textElement(name, String(value))];
}
