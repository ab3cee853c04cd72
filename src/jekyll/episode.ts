import { lineText } from '../model/line-text.ts';
import { type Episode, type EpisodeType, episodeTypes } from '../model/podcast.ts';
import type { KnownAuthors } from './authors.ts';
import { chaptersOf } from './chapters.ts';
import { explicitOf } from './podcast.ts';
import { peopleOf } from './podcast-people.ts';
import { podcastValues } from './podcast-values.ts';
import { transcriptsOf, writtenUrl } from './transcripts.ts';
import { looseKeys, mapOf, nonBlankText, type Values } from './values.ts';

// In characters. Apps cut longer ones.
const maxTitleLength = 255;
const maxNameLength = 128;
const maxLabelLength = 32;

/**
 * The episode that a post's front matter describes: under keys of their own, under `podcast`, `itunes` or `episode`,
 * or with such a prefix.
 */
export function episodeOf(data: Values, known: KnownAuthors): Omit<Episode, 'duration'> {
  const { siteUrl } = known;
  const top = looseKeys(data);
  const inPodcast = podcastValues(data, ['podcast', 'itunes', 'episode']);
  const find = (key: string) => top(key) ?? inPodcast(key);
  const episode = mapOf(find('episode'));
  const season = mapOf(find('season'));
  const title = lineOf(
    episode?.title ?? top('itunes_title') ?? top('episode_title'),
    maxTitleLength,
  );
  const transcripts = transcriptsOf(find('transcript') ?? find('transcripts'), siteUrl);
  const people = peopleOf(find, known);
  const types = [inPodcast('type'), find('episode_type')];
  return {
    episode: decimalOf(episode?.number ?? find('episode')) ?? decimalOf(inPodcast('number')),
    episodeLabel: lineOf(episode?.display ?? inPodcast('display'), maxLabelLength),
    season: wholeNumberOf(season?.number ?? find('season')) ?? wholeNumberOf(find('season_number')),
    seasonName: lineOf(season?.name ?? season?.title ?? find('season_name'), maxNameLength),
    explicit: explicitOf(find('explicit')),
    episodeType: types.map(episodeTypeOf).find((type) => type !== undefined),
    episodeTitle: title,
    cover: writtenUrl(nonBlankText(inPodcast('image') ?? inPodcast('cover')), siteUrl),
    ...(transcripts.length > 0 ? { transcripts } : {}),
    chapters: chaptersOf(
      find('chapters') ?? find('chapters_url') ?? find('chapters_file'),
      siteUrl,
    ),
    ...(people.length > 0 ? { people } : {}),
  };
}

function lineOf(value: unknown, maxLength: number): string | undefined {
  const line = lineText((nonBlankText(value) ?? '').slice(0, maxLength * 2));
  return [...line].slice(0, maxLength).join('') || undefined;
}

function episodeTypeOf(value: unknown): EpisodeType | undefined {
  const word = nonBlankText(value)?.toLowerCase();
  return episodeTypes.find((type) => type === word);
}

function wholeNumberOf(value: unknown): number | undefined {
  const number = decimalOf(value);
  return number !== undefined && number > 0 && Number.isInteger(number) ? number : undefined;
}

function decimalOf(value: unknown): number | undefined {
  const text = nonBlankText(value);
  return text && /^\d{1,6}(?:\.\d{1,3})?$/.test(text) ? Number(text) : undefined;
}
