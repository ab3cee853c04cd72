import { decodeHTML } from 'entities';
import sanitize from 'sanitize-html';

// Elements whose content is not shown as text, or only by browsers that do not support them.
const hiddenElements = new Set(
  [
    'script style textarea option select noscript iframe object embed template title'.split(' '),
    'audio video canvas svg math'.split(' '),
  ].flat(),
);

/**
 * The text that a browser shows for HTML, without white space. Two renderings of a post must have the
 * same one, even if their tags and character references differ.
 */
export function visibleText(html: string): string {
  const visible = sanitize(html, {
    allowedTags: false,
    allowedAttributes: false,
    allowVulnerableTags: true,
    nonTextTags: [],
    exclusiveFilter: ({ tag, attribs }) =>
      hiddenElements.has(tag) || /display\s*:\s*none/i.test(attribs.style ?? ''),
  });
  const text = sanitize(visible, { allowedTags: [], allowedAttributes: {}, nonTextTags: [] });
  return decodeHTML(text)
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, '');
}

// Characters of an excerpt before and after the difference.
const before = 20;
const after = 40;

/** Excerpts of both texts around their first difference; undefined if they are equal. */
export function firstDifference(one: string, other: string): readonly [string, string] | undefined {
  if (one === other) return undefined;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const start = Math.max(0, at - before);
  return [one.slice(start, at + after), other.slice(start, at + after)];
}
