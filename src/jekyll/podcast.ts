import * as v from 'valibot';
import type { Site } from '../model/article.ts';
import type { Episode, Podcast } from '../model/podcast.ts';
import { plainLine } from '../model/text.ts';
import { httpUrl, isYamlFalse, mapOf, nonBlankText, type Values } from './values.ts';

/** What is stored of a podcast. */
export const podcastSchema: v.GenericSchema<unknown, Podcast> = v.object({
  category: v.nullable(v.string()),
  explicit: v.boolean(),
  image: v.nullable(v.string()),
  email: v.nullable(v.string()),
  type: v.picklist(['episodic', 'serial']),
});

/**
 * The pictures that a configuration names for the site: of its keys, the plainest first, and those
 * that jekyll-feed reads.
 *
 * @param base the site's address
 */
export function iconAndLogoOf(values: Values, base: string): Pick<Site, 'icon' | 'logo'> {
  const feed = mapOf(values.feed);
  return {
    icon: imageUrl(base, values.icon, feed?.icon, values.favicon),
    logo: imageUrl(base, values.logo, feed?.logo),
  };
}

/**
 * What a configuration says of the site's podcast, under `podcast` or `itunes`.
 *
 * @param base the site's address
 */
export function podcastOf(values: Values, base: string): Podcast {
  const said = mapOf(values.podcast) ?? mapOf(values.itunes) ?? {};
  const email = addressOf(mapOf(said.owner)?.email) ?? addressOf(said.email);
  return {
    category: categoryOf(said.category),
    explicit: explicitOf(said.explicit) ?? false,
    image: imageUrl(base, said.image, said.cover),
    email: email ?? addressOf(mapOf(values.author)?.email) ?? addressOf(values.email) ?? null,
    type: nonBlankText(said.type)?.toLowerCase() === 'serial' ? 'serial' : 'episodic',
  };
}

/** What a front matter says of the episode that its file is. */
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

function imageUrl(base: string, ...values: readonly unknown[]): string | null {
  for (const value of values) {
    const address = nonBlankText(value) ?? nonBlankText(mapOf(value)?.path);
    // As Jekyll's `relative_url` has it: a path begins at the site's, whatever its first sign.
    const url = httpUrl(address?.replace(/^\/(?!\/)/, './'), base);
    if (url !== undefined) return url;
  }
  return null;
}

function addressOf(value: unknown): string | undefined {
  const address = nonBlankText(value);
  return address && /^[^\s@<>]+@[^\s@<>]+$/.test(address) ? address : undefined;
}

// Written as a line, as a list, or as a map of a category and its part.
function categoryOf(value: unknown): string | null {
  const [first, part] = Array.isArray(value) ? value : [value];
  const map = mapOf(first);
  const names = map ? [map.name, map.subcategory] : [first, part];
  const texts = names.flatMap((name) => nonBlankText(name) ?? []).map(plainLine);
  return texts.length > 0 ? texts.join(' > ') : null;
}

// Apple took "yes" and "clean" once.
function explicitOf(value: unknown): boolean | undefined {
  const word = nonBlankText(value)?.toLowerCase();
  if (word === undefined) return undefined;
  return !(isYamlFalse(word) || word === 'clean');
}

function numberOf(value: unknown): number | undefined {
  const text = nonBlankText(value);
  return text && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}
