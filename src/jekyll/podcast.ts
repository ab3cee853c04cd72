import * as v from 'valibot';
import type { Episode, Podcast } from '../model/podcast.ts';
import { plainLine } from '../model/text.ts';
import { imageUrl } from './site-images.ts';
import { isYamlFalse, mapOf, nonBlankText, type Values } from './values.ts';

/** The schema of a stored podcast. */
export const podcastSchema: v.GenericSchema<unknown, Podcast> = v.object({
  category: v.nullable(v.string()),
  explicit: v.boolean(),
  image: v.nullable(v.string()),
  email: v.nullable(v.string()),
  type: v.picklist(['episodic', 'serial']),
});

/**
 * The podcast that a configuration describes under `podcast` or `itunes`.
 *
 * @param base the site URL
 */
export function podcastOf(values: Values, base: string): Podcast {
  const podcast = mapOf(values.podcast) ?? mapOf(values.itunes) ?? {};
  const email = emailOf(mapOf(podcast.owner)?.email) ?? emailOf(podcast.email);
  return {
    category: categoryOf(podcast.category),
    explicit: explicitOf(podcast.explicit) ?? false,
    image: imageUrl(base, podcast.image, podcast.cover),
    email: email ?? emailOf(mapOf(values.author)?.email) ?? emailOf(values.email) ?? null,
    type: nonBlankText(podcast.type)?.toLowerCase() === 'serial' ? 'serial' : 'episodic',
  };
}

/** The episode that a post's front matter describes. */
export function episodeOf(data: Values): Omit<Episode, 'duration'> {
  const episode = numberOf(data.episode) ?? numberOf(data.episode_number);
  const season = numberOf(data.season);
  const explicit = explicitOf(data.explicit);
  return {
    ...(episode === undefined ? {} : { episode }),
    ...(season === undefined ? {} : { season }),
    ...(explicit === undefined ? {} : { explicit }),
  };
}

function emailOf(value: unknown): string | undefined {
  const email = nonBlankText(value);
  return email && /^[^\s@<>]+@[^\s@<>]+$/.test(email) ? email : undefined;
}

// A string, a list of category and subcategory, or a map.
function categoryOf(value: unknown): string | null {
  const [first, second] = Array.isArray(value) ? value : [value];
  const map = mapOf(first);
  const names = map ? [map.name, map.subcategory] : [first, second];
  const texts = names.flatMap((name) => nonBlankText(name) ?? []).map(plainLine);
  return texts.length > 0 ? texts.join(' > ') : null;
}

// Apple used to accept "yes" for explicit and "clean" for not explicit.
function explicitOf(value: unknown): boolean | undefined {
  const word = nonBlankText(value)?.toLowerCase();
  if (word === undefined) return undefined;
  return !(isYamlFalse(word) || word === 'clean');
}

function numberOf(value: unknown): number | undefined {
  const text = nonBlankText(value);
  return text && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}
