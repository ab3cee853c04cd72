import {
  type Attributes,
  indentation,
  indentedLines,
  serializeAttributes,
  type XmlChild,
} from './xml.ts';

/** Attributes and children of an element that the package `feed` cannot write. */
export interface Addition {
  readonly attributes?: Attributes;
  /** Written after the children that `feed` has written. */
  readonly children?: readonly XmlChild[];
}

// `feed` escapes all text, and writes CDATA sections only in items, so every `<` begins a tag.
const tags = /(?:\n( *))?<(\/?)([\w:]+)[^>]*>/g;

/**
 * Adds attributes and children to elements in the XML of `feed`.
 *
 * Items are added in this way too. `feed` copies every text several times, which is slow for whole
 * articles, and writes malformed XML if a content has a second `]]>` or the name of a tag has a `<`.
 *
 * @param xml written by `feed` without items
 * @param additions by the name of the element, which must occur once
 */
export function addToXml(xml: string, additions: Readonly<Record<string, Addition>>): string {
  // All parts are joined at once, since each joining copies the texts of the items.
  const parts: string[] = [];
  let end = 0;
  for (const { 0: tag, 1: indent = '', 2: slash, 3: name = '', index } of xml.matchAll(tags)) {
    const { attributes = {}, children = [] } = additions[name] ?? {};
    parts.push(xml.slice(end, index));
    if (slash === '') {
      parts.push(tag.slice(0, -1), serializeAttributes(attributes), '>');
    } else {
      for (const line of indentedLines(children, indent + indentation)) parts.push('\n', line);
      parts.push(tag);
    }
    end = index + tag.length;
  }
  return [...parts, xml.slice(end)].join('');
}

/** Prepares plain text for the package `feed`, which treats `&amp;` as already escaped. */
export function textForFeed(text: string): string {
  return text.replaceAll('&amp;', '&amp;amp;');
}
