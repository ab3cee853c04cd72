import { httpUrl, isYamlFalse, mapOf, nonBlankText, type Values } from './values.ts';

/** Keys of a front matter that name a picture, in the order in which they are asked. */
const imageKeys = ['image', 'cover', 'og_image', 'header', 'thumbnail', 'banner', 'hero', 'teaser'];

/** Keys of a map that stand for the address in it. */
const addressKeys = ['url', 'path', 'src', 'image', 'feature', 'og_image', 'teaser', 'thumb'];

/**
 * The picture that a front matter names: an address, or a map with one.
 *
 * @param base the address of the post
 */
export function imageOf(data: Values, base: string): string | null {
  for (const key of imageKeys) {
    const value = data[key];
    if (key === 'image' && isYamlFalse(value)) return null;
    const map = mapOf(value);
    const named = map && addressKeys.map((name) => nonBlankText(map[name])).find(isPicture);
    const text = nonBlankText(value);
    const address = key === 'image' || isPicture(text) ? text : undefined;
    const url = httpUrl(address ?? named, base);
    if (url !== undefined) return url;
  }
  return null;
}

// A theme's `header:` may be a colour, and `cover: true` is a switch.
function isPicture(address: string | undefined): boolean {
  return address !== undefined && /[./]/.test(address);
}

/** The first picture of a post's HTML, whose addresses are absolute. */
export function firstImageOf(html: string): string | null {
  const address = /<img\s[^>]*?\bsrc="(https?:[^"]+)"/.exec(html)?.[1];
  return address?.replaceAll('&amp;', '&') ?? null;
}
