import { httpUrl, isYamlFalse, mapOf, nonBlankText, type Values } from './values.ts';

// In order of precedence.
const imageKeys = ['image', 'cover', 'og_image', 'header', 'thumbnail', 'banner', 'hero', 'teaser'];
const urlKeys = ['url', 'path', 'src', 'image', 'feature', 'og_image', 'teaser', 'thumb'];

/**
 * Returns the URL of the image in a post's front matter, which is given as a URL or in a map.
 *
 * @param base the URL of the post
 */
export function imageOf(data: Values, base: string): string | null {
  for (const key of imageKeys) {
    const value = data[key];
    if (key === 'image' && isYamlFalse(value)) return null;
    const map = mapOf(value);
    const urlInMap = map && urlKeys.map((name) => nonBlankText(map[name])).find(isUrlLike);
    const text = nonBlankText(value);
    const reference = key === 'image' || isUrlLike(text) ? text : undefined;
    const url = httpUrl(reference ?? urlInMap, base);
    if (url !== undefined) return url;
  }
  return null;
}

// Some themes use `header` for a color, or `cover: true` as a switch.
function isUrlLike(text: string | undefined): boolean {
  return text !== undefined && /[./]/.test(text);
}

/**
 * Returns the URL of the first image in a post's content.
 *
 * @param html sanitized, with absolute URLs
 */
export function firstImageOf(html: string): string | null {
  const url = /<img\s[^>]*?\bsrc="(https?:[^"]+)"/.exec(html)?.[1];
  return url?.replaceAll('&amp;', '&') ?? null;
}
