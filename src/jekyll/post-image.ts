import type { ImageDetails } from '../model/article.ts';
import { urlInSite } from './absolute-url.ts';
import { imageDetailsOf } from './image-details.ts';
import { isYamlFalse, looseKeys, mapOf, nonBlankText, type Values } from './values.ts';

// In order of precedence.
const imageKeys = `image images cover og_image header thumbnail banner hero teaser featured_image
  feature_image cover_image hero_image banner_image header_image header_img cover_img feature_img
  share_img thumbnail_img`.split(/\s+/);
const urlKeys = `path url src image feature og_image overlay_image teaser thumbnail thumb file
  href`.split(/\s+/);

const maxListed = 20;

/** The image that a post's front matter names. */
export interface PostImage {
  readonly url: string;
  readonly details: ImageDetails | null;
}

/**
 * Finds the image in a post's front matter, which is given as a URL, in a map or in a list. As in jekyll-feed, a path
 * is below the site's `url` and `baseurl`.
 *
 * @param siteUrl ends in `/`
 * @returns null if the post says that it has none (`image: false`); undefined if it says nothing
 */
export function imageOf(data: Values, siteUrl: string): PostImage | null | undefined {
  const find = looseKeys(data);
  for (const key of imageKeys) {
    const value = find(key);
    if (key === 'image' && isYamlFalse(value)) return null;
    const references = Array.isArray(value) ? value.slice(0, maxListed) : [value];
    for (const reference of references) {
      const url = imageIn(reference, key === 'image', siteUrl);
      if (url !== undefined) return { url, details: imageDetailsOf(key, reference, find) };
    }
  }
  return undefined;
}

/** @param isImage whether any text is a URL, such as the path of a file without an extension */
function imageIn(value: unknown, isImage: boolean, siteUrl: string): string | undefined {
  const text = nonBlankText(value);
  if (text !== undefined) {
    const isPath = isImage && !/^(?:true|yes|on)$/i.test(text);
    return isPath || isUrlLike(text) ? urlInSite(text, siteUrl) : undefined;
  }
  const map = mapOf(value) ?? {};
  const texts = urlKeys.map((key) => nonBlankText(map[key]) ?? nonBlankText(mapOf(map[key])?.path));
  return urlInSite(texts.find(isUrlLike), siteUrl);
}

// Some themes use `header` for a color, or `cover: true` as a switch.
function isUrlLike(text: string | undefined): boolean {
  return text !== undefined && /[./]/.test(text);
}
