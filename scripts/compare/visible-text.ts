import { decodeHTML } from 'entities';
import sanitize from 'sanitize-html';

// Nobody reads these as text, or only where a browser is too old for what they stand for.
const silent = new Set(
  [
    'script style textarea option select noscript iframe object embed template title'.split(' '),
    'audio video canvas svg math'.split(' '),
  ].flat(),
);

/**
 * The text that HTML shows, without white space: what two renderings of a post must have in common,
 * whatever tags and character references they write it with.
 */
export function visibleText(html: string): string {
  const shown = sanitize(html, {
    allowedTags: false,
    allowedAttributes: false,
    allowVulnerableTags: true,
    nonTextTags: [],
    exclusiveFilter: ({ tag, attribs }) =>
      silent.has(tag) || /display\s*:\s*none/i.test(attribs.style ?? ''),
  });
  const text = sanitize(shown, { allowedTags: [], allowedAttributes: {}, nonTextTags: [] });
  return decodeHTML(text)
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, '');
}

/** Where two texts part: a piece of each from a little before; undefined where they are equal. */
export function parting(one: string, other: string): readonly [string, string] | undefined {
  if (one === other) return undefined;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const from = Math.max(0, at - lead);
  return [one.slice(from, at + shown), other.slice(from, at + shown)];
}

// Characters that are shown before and after the place.
const lead = 20;
const shown = 40;
