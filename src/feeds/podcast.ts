import { escapeHtml } from '../model/text.ts';
import type { FeedDocument } from './document.ts';
import { xmlLiteral } from './generator.ts';
import { type FeedItem, isEpisode } from './item.ts';
import { plainPicture } from './pictures.ts';

/** The namespace of what directories of podcasts ask for. */
export const podcastNamespace = 'http://www.itunes.com/dtds/podcast-1.0.dtd';

/** Elements of the generator's making, by their names. */
type Elements = readonly (readonly [name: string, value: object])[];

/** What directories ask of a channel; nothing where no item is an episode. */
export function showElements({ podcast, ...document }: FeedDocument): Elements {
  if (!podcast) return [];
  const author = document.authors[0]?.name ?? document.title;
  const cover = plainPicture(podcast.image, document.logo, document.icon);
  const owner = { 'itunes:name': text(author), 'itunes:email': text(podcast.email ?? '') };
  return [
    ['itunes:author', text(author)],
    ['itunes:summary', text(document.description)],
    ['itunes:type', text(podcast.type)],
    ['itunes:explicit', text(String(podcast.explicit))],
    ...named('itunes:owner', podcast.email === null ? undefined : owner),
    ...named('itunes:image', cover && attributes({ href: cover })),
    ...named('itunes:category', category(podcast.category)),
  ];
}

/** What directories ask of an episode; nothing where an item is none. */
export function episodeElements(item: FeedItem): Elements {
  const { enclosure, authors } = item;
  if (!enclosure || !isEpisode(item)) return [];
  const { duration, episode, season, explicit } = enclosure;
  const cover = plainPicture(item.image);
  return [
    ...named('itunes:duration', duration ? text(String(Math.round(duration))) : undefined),
    ...named('itunes:author', authors.length > 0 ? text(names(authors)) : undefined),
    ...named('itunes:image', cover && attributes({ href: cover })),
    ...named('itunes:season', season === undefined ? undefined : text(String(season))),
    ...named('itunes:episode', episode === undefined ? undefined : text(String(episode))),
    ...named('itunes:explicit', explicit === undefined ? undefined : text(String(explicit))),
  ];
}

function names(authors: FeedItem['authors']): string {
  return authors.map(({ name }) => name).join(', ');
}

// `Society & Culture > Documentary` is a category and a part of it.
function category(path: string | null): object | undefined {
  const [whole, part] = (path ?? '').split(/\s*>\s*/).filter((name) => name !== '');
  if (whole === undefined) return undefined;
  const inner = part === undefined ? {} : { 'itunes:category': attributes({ text: part }) };
  return { ...attributes({ text: whole }), ...inner };
}

function named(name: string, value: object | '' | undefined): Elements {
  return value ? [[name, value]] : [];
}

function text(plain: string): object {
  return { _text: xmlLiteral(plain) };
}

function attributes(plain: Readonly<Record<string, string>>): object {
  const escaped = Object.entries(plain).map(([name, value]) => [name, escapeHtml(value)]);
  return { _attributes: Object.fromEntries(escaped) };
}
