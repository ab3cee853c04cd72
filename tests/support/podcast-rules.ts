// The rules of podcast directories, from their texts: Apple's "A Podcaster's Guide to RSS", the checks of podba.se, and
// the documentation of the podcast namespace (Podcasting 2.0).
import type { Element } from '@xmldom/xmldom';
import { isKnownCategory } from '../../src/jekyll/podcast-category.ts';
import { childrenOf, childText, parseXml } from './xml.ts';

type Rule = readonly [about: string, isKept: (element: Element) => boolean];

/** Lists the rules that the RSS of a podcast breaks, each with what it is about. */
export function brokenPodcastRules(rss: string): string[] {
  const root = parseXml(rss);
  const [channel] = childrenOf(root, 'channel');
  if (!channel) return ['there is no channel'];
  const items = childrenOf(channel, 'item');
  const guids = items.map((item) => childText(item, 'guid'));
  const enclosures = items.flatMap((item) => attributesOf(item, 'enclosure', 'url'));
  return [
    ...broken('channel', channelRules, channel),
    ...items.flatMap((item, index) => broken(`item ${index}`, itemRules, item)),
    ...(new Set(guids).size < guids.length ? ['items: a guid is used twice'] : []),
    ...(new Set(enclosures).size < enclosures.length ? ['items: an enclosure is used twice'] : []),
    ...(root.getAttribute('xmlns:itunes') === 'http://www.itunes.com/dtds/podcast-1.0.dtd'
      ? []
      : ['rss: the namespace of iTunes is not declared']),
  ];
}

const channelRules: readonly Rule[] = [
  ['title', (channel) => isShort(childText(channel, 'title'))],
  ['description of at most 4000 bytes', (channel) => isWithin(childText(channel, 'description'))],
  ['link', (channel) => isHttp(childText(channel, 'link'))],
  [
    'language',
    (channel) => /^[a-z]{2,3}(?:-[A-Za-z]+)*$/.test(childText(channel, 'language') ?? ''),
  ],
  ['one itunes:image', (channel) => isCover(attributesOf(channel, 'itunes:image', 'href'))],
  [
    'itunes:explicit',
    (channel) => /^(?:true|false)$/.test(childText(channel, 'itunes:explicit') ?? ''),
  ],
  ['itunes:category of Apple', hasCategory],
  ['itunes:author', (channel) => isShort(childText(channel, 'itunes:author'))],
  ['itunes:summary', (channel) => isWithin(childText(channel, 'itunes:summary'))],
  [
    'itunes:type',
    (channel) => /^(?:episodic|serial)$/.test(childText(channel, 'itunes:type') ?? ''),
  ],
  ['podcast:guid', (channel) => isUuid5(childText(channel, 'podcast:guid'))],
  ['podcast:locked', (channel) => allTexts(channel, 'podcast:locked', /^(?:yes|no)$/)],
  ['podcast:funding', (channel) => allTexts(channel, 'podcast:funding', /^.{1,128}$/u)],
  [
    'podcast:funding with a URL',
    (channel) => attributesOf(channel, 'podcast:funding', 'url').every(isHttp),
  ],
  ['podcast:person', (channel) => allTexts(channel, 'podcast:person', /^.{1,128}$/u)],
];

const itemRules: readonly Rule[] = [
  ['title', (item) => isShort(childText(item, 'title'))],
  ['one enclosure', (item) => childrenOf(item, 'enclosure').length === 1],
  ['enclosure with a URL', (item) => attributesOf(item, 'enclosure', 'url').every(isHttp)],
  [
    'enclosure with a length',
    (item) => attributesOf(item, 'enclosure', 'length').every((length) => /^\d+$/.test(length)),
  ],
  [
    'enclosure of a supported type',
    (item) => attributesOf(item, 'enclosure', 'type').every((type) => appleTypes.has(type)),
  ],
  ['guid', (item) => (childText(item, 'guid') ?? '') !== ''],
  [
    'pubDate of RFC 2822',
    (item) => /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/.test(childText(item, 'pubDate') ?? ''),
  ],
  ['description of at most 4000 bytes', (item) => isWithin(childText(item, 'description') ?? '-')],
  ['itunes:duration in seconds', (item) => allTexts(item, 'itunes:duration', /^[1-9]\d*$/)],
  [
    'itunes:image',
    (item) =>
      childrenOf(item, 'itunes:image').length === 0 ||
      isCover(attributesOf(item, 'itunes:image', 'href')),
  ],
  ['itunes:season', (item) => allTexts(item, 'itunes:season', /^[1-9]\d*$/)],
  ['itunes:episode', (item) => allTexts(item, 'itunes:episode', /^[1-9]\d*$/)],
  [
    'itunes:episodeType',
    (item) => allTexts(item, 'itunes:episodeType', /^(?:full|trailer|bonus)$/),
  ],
  ['itunes:explicit', (item) => allTexts(item, 'itunes:explicit', /^(?:true|false)$/)],
  ['itunes:title', (item) => allTexts(item, 'itunes:title', /^.{1,255}$/u)],
  [
    'podcast:season with a name',
    (item) =>
      attributesOf(item, 'podcast:season', 'name').every((name) => /^.{1,128}$/u.test(name)),
  ],
  ['podcast:episode', (item) => allTexts(item, 'podcast:episode', /^\d+(?:\.\d+)?$/)],
  [
    'podcast:episode with a display',
    (item) =>
      attributesOf(item, 'podcast:episode', 'display').every((text) => /^.{0,32}$/u.test(text)),
  ],
  ['podcast:transcript', (item) => childrenOf(item, 'podcast:transcript').every(isFile)],
  ['at most one podcast:chapters', (item) => childrenOf(item, 'podcast:chapters').length <= 1],
  ['podcast:chapters', (item) => childrenOf(item, 'podcast:chapters').every(isFile)],
  ['podcast:person', (item) => allTexts(item, 'podcast:person', /^.{1,128}$/u)],
  [
    'podcast:alternateEnclosure',
    (item) => childrenOf(item, 'podcast:alternateEnclosure').every(isAlternate),
  ],
  ['psc:chapter', (item) => childrenOf(item, 'psc:chapters').every(areChapters)],
];

const appleTypes = new Set(
  `audio/x-m4a audio/mpeg video/quicktime video/mp4 video/x-m4v application/pdf`.split(' '),
);

function broken(name: string, rules: readonly Rule[], element: Element): string[] {
  return rules.flatMap(([about, isKept]) => (isKept(element) ? [] : [`${name}: ${about}`]));
}

function attributesOf(parent: Element, name: string, attribute: string): string[] {
  return childrenOf(parent, name).map((child) => child.getAttribute(attribute) ?? '');
}

function allTexts(parent: Element, name: string, pattern: RegExp): boolean {
  return childrenOf(parent, name).every(({ textContent }) => pattern.test(textContent ?? ''));
}

function isShort(text: string | undefined): boolean {
  return text !== undefined && text !== '' && text === text.trim() && text.length <= 255;
}

function isWithin(text: string | undefined): boolean {
  return text !== undefined && text !== '' && new TextEncoder().encode(text).length <= 4_000;
}

function isHttp(url: string | undefined): boolean {
  return /^https?:\/\/[^\s<>"]+$/.test(url ?? '') && URL.canParse(url ?? '');
}

function isCover(urls: readonly string[]): boolean {
  return (
    urls.length === 1 &&
    urls.every((url) => isHttp(url) && /\.(?:jpe?g|png)$/i.test(new URL(url).pathname))
  );
}

function hasCategory(channel: Element): boolean {
  const [category] = childrenOf(channel, 'itunes:category');
  const subcategories = category ? attributesOf(category, 'itunes:category', 'text') : [];
  const path = [category?.getAttribute('text') ?? '', ...subcategories].join(' > ');
  return isKnownCategory(path);
}

function isUuid5(text: string | undefined): boolean {
  return /^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(text ?? '');
}

function isFile(element: Element): boolean {
  const type = element.getAttribute('type') ?? '';
  return isHttp(element.getAttribute('url') ?? '') && /^[\w.+-]+\/[\w.+-]+$/.test(type);
}

function isAlternate(element: Element): boolean {
  const sources = attributesOf(element, 'podcast:source', 'uri');
  return (element.getAttribute('type') ?? '') !== '' && sources.length > 0 && sources.every(isHttp);
}

// Podlove Simple Chapters 1.2: times in ascending order.
function areChapters(chapters: Element): boolean {
  const starts = attributesOf(chapters, 'psc:chapter', 'start');
  const titles = attributesOf(chapters, 'psc:chapter', 'title');
  const isTime = (start: string) => /^\d{2,}:[0-5]\d:[0-5]\d\.\d{3}$/.test(start);
  return (
    starts.every(isTime) &&
    titles.every((title) => title !== '') &&
    starts.join() === starts.toSorted().join()
  );
}
