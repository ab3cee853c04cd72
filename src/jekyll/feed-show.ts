import type { Podcast } from '../model/podcast.ts';
import { explicitOf, podcastOf } from './podcast.ts';
import { nonBlankText, type Values } from './values.ts';

const keys = [
  'author',
  'category',
  'email',
  'explicit',
  'funding',
  'guid',
  'hosts',
  'image',
  'locked',
  'owner',
  'people',
  'subcategory',
  'type',
];

/**
 * The metadata of a show that differ from those of the site's podcast: what a map has, with the keys that
 * `podcast` has in `_config.yml`.
 *
 * @param base the site URL
 * @throws if a key or a value is not valid
 */
export function showOf(map: Values, base: string): Partial<Podcast> {
  const unknown = Object.keys(map).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    throw new Error(`has "${unknown}", which is no key of a podcast: use ${keys.join(', ')}`);
  }
  const { category, email, image, explicit, type, ...rest } = podcastOf({ podcast: map }, base);
  const named = { category, email, image, guid: rest.guid ?? null };
  for (const [key, value] of Object.entries(named)) {
    if (value === null && nonBlankText(map[key]) !== undefined) {
      throw new Error(`has a value of "${key}" that is not valid`);
    }
  }
  const written = nonBlankText(map.type)?.toLowerCase();
  if (written !== undefined && written !== type) {
    throw new Error('has a "type" that is neither serial nor episodic');
  }
  return {
    ...rest,
    ...(category === null ? {} : { category }),
    ...(email === null ? {} : { email }),
    ...(image === null ? {} : { image }),
    ...(explicitOf(map.explicit) === undefined ? {} : { explicit }),
    ...(written === undefined ? {} : { type }),
  };
}
