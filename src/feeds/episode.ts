import type { Enclosure } from '../model/article.ts';
import {
  type Chapter,
  type Chapters,
  isEpisode,
  isSoundOrVideo,
  type Person,
  type Transcript,
} from '../model/podcast.ts';
import { strictUrl } from '../model/web-url.ts';
import type { FeedItem } from './item.ts';
import { coverImage } from './media.ts';
import { coverElement, personElement } from './podcast.ts';
import { element, textElement, type XmlChild, type XmlNode } from './xml.ts';

/** The namespace of chapters that are in the feed: Podlove Simple Chapters. */
export const chaptersNamespace = 'http://podlove.org/simple-chapters';

/**
 * The podcast elements of an item; none if it is not an episode. There is no `itunes:author`, since some parsers
 * would read every author twice.
 *
 * @param regulars the people of the show
 */
export function episodeElements(item: FeedItem, regulars: readonly Person[]): XmlChild[] {
  const { enclosure } = item;
  if (!enclosure || !isEpisode(item)) return [];
  const { duration, explicit, episodeType, episodeTitle } = enclosure;
  const { cover = null, transcripts = [], people = [] } = enclosure;
  return [
    duration ? textElement('itunes:duration', Math.round(duration)) : null,
    coverElement(coverImage(cover && strictUrl(cover), item.image)),
    episodeTitle !== undefined && textElement('itunes:title', episodeTitle),
    episodeType !== undefined && textElement('itunes:episodeType', episodeType),
    ...numberElements(enclosure),
    explicit !== undefined && textElement('itunes:explicit', explicit),
    ...transcripts.map(transcriptElement),
    chaptersElement(enclosure.chapters),
    ...allPeople(people, regulars).map(personElement),
  ];
}

/** Whether an item has chapters that are in the feed. */
export function hasChapterList({ enclosure }: FeedItem): boolean {
  return isList(enclosure?.chapters);
}

/** The elements for the files of an item after the first, since RSS allows one enclosure. */
export function alternateEnclosures(item: FeedItem): XmlNode[] {
  return (item.enclosure?.others ?? []).map(({ url, mediaType, length }) =>
    element(
      'podcast:alternateEnclosure',
      {
        type: mediaType,
        length: length || undefined,
        // Without this, a document would be taken for the episode in another encoding.
        rel: isEpisode(item) && !isSoundOrVideo(mediaType) ? 'companion' : undefined,
      },
      [element('podcast:source', { uri: url })],
    ),
  );
}

// Apple wants whole numbers from 1, Podcasting 2.0 also has others and names.
function numberElements({ season, seasonName, episode, episodeLabel }: Enclosure): XmlChild[] {
  const isWhole = episode !== undefined && episode > 0 && Number.isInteger(episode);
  return [
    season !== undefined && textElement('itunes:season', season),
    isWhole && textElement('itunes:episode', episode),
    season !== undefined &&
      seasonName !== undefined &&
      textElement('podcast:season', season, { name: seasonName }),
    episode !== undefined &&
      (!isWhole || episodeLabel !== undefined) &&
      textElement('podcast:episode', episode, { display: episodeLabel }),
  ];
}

function transcriptElement({ url, mediaType, language, isCaptions }: Transcript): XmlNode {
  return element('podcast:transcript', {
    url: strictUrl(url),
    type: mediaType,
    language,
    rel: isCaptions ? 'captions' : undefined,
  });
}

function chaptersElement(chapters: Chapters | undefined): XmlNode | undefined {
  if (chapters === undefined) return undefined;
  if (!isList(chapters)) {
    return element('podcast:chapters', { url: strictUrl(chapters.url), type: chapters.mediaType });
  }
  return element('psc:chapters', { version: '1.2' }, chapters.map(chapterElement));
}

function chapterElement({ start, title, url }: Chapter): XmlNode {
  return element('psc:chapter', { start: clock(start), title, href: url && strictUrl(url) });
}

function isList(chapters: Chapters | undefined): chapters is readonly Chapter[] {
  return Array.isArray(chapters);
}

// The time as `01:02:03.500`.
function clock(start: number): string {
  const seconds = Math.round(start * 1000) / 1000;
  const parts = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    Math.floor(seconds) % 60,
  ];
  const milliseconds = Math.round((seconds % 1) * 1000);
  const time = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return `${time}.${String(milliseconds).padStart(3, '0')}`;
}

// The people of an episode replace those of the show, so a guest alone would have no host.
function allPeople(people: readonly Person[], regulars: readonly Person[]): readonly Person[] {
  const isHost = ({ role }: Person) => role === undefined || role.includes('host');
  if (people.length === 0 || people.some(isHost)) return people;
  return [...regulars.filter(isHost), ...people];
}
