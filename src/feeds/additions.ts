import {
  type Attributes,
  indentation,
  indentedLines,
  serializeAttributes,
  type XmlChild,
} from './xml.ts';

/** The attributes and children of an element that `feed` cannot write. */
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
 * Items are added too. `feed` copies every text several times, which is slow for whole articles, and its
 * XML is malformed if there is a second `]]>` in an article's content or a `<` in the name of a tag.
 *
 * @param xml written by `feed` without items
 * @param additions by the name of an element that occurs once
 */
export function addToXml(xml: string, additions: Readonly<Record<string, Addition>>): string {
  return xml.replace(tags, (tag, indent: string | undefined, slash: string, name: string) => {
    const { attributes = {}, children = [] } = additions[name] ?? {};
    if (slash === '') return `${tag.slice(0, -1)}${serializeAttributes(attributes)}>`;
    return ['', ...indentedLines(children, (indent ?? '') + indentation)].join('\n') + tag;
  });
}

/** Plain text for the XML of `feed`, which takes `&amp;` for an ampersand that is already escaped. */
export function textForFeed(text: string): string {
  return text.replaceAll('&amp;', '&amp;amp;');
}
