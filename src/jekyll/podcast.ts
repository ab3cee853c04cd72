import * as v from 'valibot';
import type { FundingLink, Podcast } from '../model/podcast.ts';
import { plainLine } from '../model/text.ts';
import { urlInSite } from './absolute-url.ts';
import { categoryOf } from './podcast-category.ts';
import { peopleOf } from './podcast-people.ts';
import { podcastValues } from './podcast-values.ts';
import { imageUrl } from './site-images.ts';
import { emailOf, isYamlFalse, isYamlTrue, mapOf, nonBlankText, type Values } from './values.ts';

const text = v.optional(v.string());

/** The schema of a stored podcast. */
export const podcastSchema: v.GenericSchema<unknown, Podcast> = v.object({
  category: v.nullable(v.string()),
  explicit: v.boolean(),
  image: v.nullable(v.string()),
  email: v.nullable(v.string()),
  type: v.picklist(['episodic', 'serial']),
  author: text,
  owner: text,
  guid: text,
  isLocked: v.optional(v.boolean()),
  funding: v.optional(v.array(v.object({ url: v.string(), text: v.string() }))),
  people: v.optional(
    v.array(v.object({ name: v.string(), role: text, group: text, url: text, image: text })),
  ),
});

/**
 * The podcast that a configuration describes under `podcast` or `itunes`, or under keys with such a prefix.
 *
 * @param base the site URL
 */
export function podcastOf(values: Values, base: string): Podcast {
  const find = podcastValues(values);
  const owner = find('owner');
  const email = emailOf(mapOf(owner)?.email) ?? emailOf(find('email'));
  const covers = ['image', 'cover', 'artwork', 'album_art', 'cover_art', 'logo'].map(find);
  const subcategory = find('subcategory') ?? find('subcategory_one');
  const people = peopleOf(find, { byKey: mapOf(values.authors) ?? {}, siteUrl: base });
  const funding = fundingOf(find('funding') ?? find('donate'), base);
  return {
    category: categoryOf(
      find('category') ?? find('categories') ?? find('category_one'),
      subcategory,
    ),
    explicit: explicitOf(find('explicit')) ?? false,
    image: imageUrl(base, ...covers),
    email: email ?? emailOf(mapOf(values.author)?.email) ?? emailOf(values.email) ?? null,
    type: nonBlankText(find('type'))?.toLowerCase() === 'serial' ? 'serial' : 'episodic',
    author: nameOf(find('author')),
    owner: nameOf(owner),
    guid: podcastGuidOf(find('guid')),
    isLocked: yesOrNo(find('locked')),
    ...(funding.length > 0 ? { funding } : {}),
    ...(people.length > 0 ? { people } : {}),
  };
}

/** The UUID of a podcast in lower case; undefined if a value is none. */
function podcastGuidOf(value: unknown): string | undefined {
  const uuid = nonBlankText(value)?.toLowerCase();
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(uuid ?? '') ? uuid : undefined;
}

/** Whether a value marks explicit content. Apple used to accept "yes" and, for the contrary, "clean". */
export function explicitOf(value: unknown): boolean | undefined {
  const word = nonBlankText(value)?.toLowerCase();
  if (word === undefined) return undefined;
  return !(isYamlFalse(word) || word === 'clean');
}

const maxNameLength = 255;

function nameOf(value: unknown): string | undefined {
  const name = nonBlankText(value) ?? nonBlankText(mapOf(value)?.name);
  return name === undefined ? undefined : plainLine(name.slice(0, maxNameLength)) || undefined;
}

function yesOrNo(value: unknown): boolean | undefined {
  if (isYamlTrue(value)) return true;
  return isYamlFalse(value) ? false : undefined;
}

const maxFunding = 20;
const maxFundingText = 128;

// A URL, a map with `url` and `text`, or a list of these.
function fundingOf(value: unknown, base: string): FundingLink[] {
  const list = Array.isArray(value) ? value.slice(0, maxFunding) : [value];
  return list.flatMap((entry) => {
    const map = mapOf(entry) ?? {};
    const written = nonBlankText(entry) ?? nonBlankText(map.url ?? map.link ?? map.href);
    const url = urlInSite(written, base);
    if (url === undefined) return [];
    const label = nonBlankText(map.text ?? map.title ?? map.name ?? map.label);
    // The host is understood in any language.
    const text = plainLine(label ?? new URL(url).hostname.replace(/^www\./, ''));
    return [{ url, text: [...text].slice(0, maxFundingText).join('') }];
  });
}
