// Placeholders for HTML that is known only after the whole document has been rendered.
// U+FDD0 is a noncharacter; `kramdownHtml` removes it from the source.

export const placeholderCharacter = '\ufdd0';

export const tocPlaceholder = '\ufdd0:toc\ufdd0';
export const footnotesPlaceholder = '\ufdd0:footnotes\ufdd0';

/** Returns the placeholder of a footnote marker. */
export function markerPlaceholder(footnoteName: string): string {
  return placeholderCharacter + footnoteName + placeholderCharacter;
}

/** Replaces the placeholders of footnote markers with HTML. */
export function replaceMarkerPlaceholders(
  html: string,
  markerHtml: (footnoteName: string) => string,
): string {
  return html.replace(/\ufdd0([\w-]+)\ufdd0/g, (_, name: string) => markerHtml(name));
}

export function withoutPlaceholders(html: string): string {
  return html.replace(/\ufdd0[^\ufdd0]*\ufdd0/g, '');
}
