import type { XmlElement } from './xml.ts';

/** The first child with a name; undefined if there is none. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

/** All children with a name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** The children with a name that are complete. The rest of an item is unknown if the document ends within it. */
export function itemsNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return childrenOf(element, name).filter(({ isCut }) => !isCut);
}

/** The text of the first child with a name, as one line; empty if there is no such child. */
export function childText(element: XmlElement | undefined, name: string): string {
  const found = child(element, name);
  return found ? allText(found).replace(/\s+/g, ' ').trim() : '';
}

/** The text of the first child with a name, trimmed; empty if there is no such child. */
export function trimmedText(element: XmlElement | undefined, name: string): string {
  const found = child(element, name);
  return found ? allText(found).trim() : '';
}

/** The text of an element and all its descendants. */
export function allText({ text, children }: XmlElement): string {
  return children.length === 0 ? text : text + children.map(allText).join('');
}

/**
 * The `href` of a link with this `rel`, which is `alternate` by default (RFC 4287 §4.2.7.2). Of several, a
 * web page is preferred to documents in other formats.
 */
export function linkOf(element: XmlElement | undefined, rel: string): string | undefined {
  const links = childrenOf(element, 'atom:link').filter(
    ({ attributes }) => attributes.href && (attributes.rel ?? 'alternate') === rel,
  );
  const isPage = ({ attributes: { type = 'text/html' } }: XmlElement) => /html/i.test(type);
  return (links.find(isPage) ?? links[0])?.attributes.href;
}

/** Resolves and normalizes a URL. An invalid URL is returned as written; empty if there is none. */
export function resolved(url: string | undefined, base: string): string {
  if (url === undefined || url === '') return '';
  return URL.parse(url, base)?.href ?? url;
}

/** The base of the URLs in an element (`xml:base`); that of its parent if it declares none. */
export function baseOf(element: XmlElement | undefined, outer: string): string {
  return resolved(element?.attributes['xml:base'], outer) || outer;
}
