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
  return xml.replace(tags, (tag, indent: string | undefined, slash: string, name: string) => {
    const { attributes = {}, children = [] } = additions[name] ?? {};
    if (slash === '') return `${tag.slice(0, -1)}${serializeAttributes(attributes)}>`;
    return ['', ...indentedLines(children, (indent ?? '') + indentation)].join('\n') + tag;
  });
}

/** Prepares plain text for the package `feed`, which treats `&amp;` as already escaped. */
export function textForFeed(text: string): string {
  return text.replaceAll('&amp;', '&amp;amp;');
}
