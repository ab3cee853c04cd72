import type { ImageDetails } from '../model/article.ts';
import { lineText } from '../model/line-text.ts';
import { looseKeys, mapOf, nonBlankText } from './values.ts';

// The names that themes and jekyll-seo-tag give them, in order of precedence.
const names = {
  width: ['width'],
  height: ['height'],
  alt: ['alt', 'alt_text', 'description', 'image_description', 'image_alt'],
  caption: ['caption', 'image_caption'],
  credit: ['credit', 'credits', 'image_credit', 'photographer', 'copyright', 'attribution'],
};

// In characters.
const maxLength = 1_000;

/**
 * Reads what front matter says of an image: in its map (`image: {path: ..., alt: ...}`), or under keys that begin like
 * its own (`image_alt`, `cover_image_caption`).
 *
 * @param key of the image
 * @param value of the key, or an entry of its list
 * @param find the value of a key of the post
 * @returns null if it says nothing
 */
export function imageDetailsOf(
  key: string,
  value: unknown,
  find: (key: string) => unknown,
): ImageDetails | null {
  const inMap = looseKeys(mapOf(value) ?? {});
  const first = (list: readonly string[]) =>
    [...list.map(inMap), ...list.map((name) => find(`${key}_${name}`))]
      .map((found) => nonBlankText(found) ?? nonBlankText(mapOf(found)?.name))
      .find((text) => text !== undefined);
  const size = { width: pixelsOf(first(names.width)), height: pixelsOf(first(names.height)) };
  const texts = {
    alt: lineOf(first(names.alt)),
    caption: lineOf(first(names.caption)),
    credit: lineOf(first(names.credit)),
  };
  const details = { ...size, ...texts };
  return Object.values(details).some((detail) => detail !== undefined) ? details : null;
}

function pixelsOf(text: string | undefined): number | undefined {
  const digits = /^([1-9]\d{0,4})(?:px)?$/.exec(text ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

// Captions and credits may have links and emphasis in Markdown.
function lineOf(text: string | undefined): string | undefined {
  const plain = (text ?? '')
    .slice(0, maxLength)
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/(\*\*|__)(\S[^*_]*)\1/g, '$2');
  return lineText(plain) || undefined;
}
