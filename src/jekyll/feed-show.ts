import type { Podcast } from '../model/podcast.ts';
import { quoted } from './feed-values.ts';
import { explicitOf, podcastOf } from './podcast.ts';
import { isKnownCategory } from './podcast-category.ts';
import { isYamlFalse, isYamlTrue, nonBlankText, type Values } from './values.ts';

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
    throw new Error(`has ${quoted(unknown)}, which is no key of a podcast: use ${keys.join(', ')}`);
  }
  const show = podcastOf({ podcast: map }, base);
  for (const [key, value] of Object.entries(map)) {
    if (isBlank(value) || isRead(key, value, show)) continue;
    throw new Error(`has a value of "${key}" that is not valid`);
  }
  const { category, email, image, explicit, type, ...rest } = show;
  if (category !== null && !isKnownCategory(category)) {
    throw new Error(`has the category ${quoted(category)}, which is not one of Apple's`);
  }
  return {
    ...rest,
    ...(category === null ? {} : { category }),
    ...(email === null ? {} : { email }),
    ...(image === null ? {} : { image }),
    ...(explicitOf(map.explicit) === undefined ? {} : { explicit }),
    ...(isBlank(map.type) ? {} : { type }),
  };
}

function isBlank(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
  );
}

/** Whether a value means what a podcast has now. A value that is not valid would be ignored. */
function isRead(key: string, value: unknown, show: Podcast): boolean {
  switch (key) {
    case 'hosts':
      return show.people !== undefined;
    case 'locked':
      return show.isLocked !== undefined;
    case 'owner':
      return show.owner !== undefined || show.email !== null;
    case 'subcategory':
      return nonBlankText(value) !== undefined;
    case 'explicit':
      return isYamlTrue(value) || isYamlFalse(value) || /^(?:clean|explicit)$/i.test(String(value));
    case 'type':
      return nonBlankText(value)?.toLowerCase() === show.type;
    default:
      return Object.entries(show).some(
        ([name, found]) => name === key && found !== null && found !== undefined,
      );
  }
}
