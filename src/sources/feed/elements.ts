import type { XmlElement } from './xml-tree.ts';

/** The first element of a name in another. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

/** The elements of a name in another. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((one) => one.name === name) ?? [];
}

/** The text of the first element of a name, on one line; empty where there is none. */
export function childText(element: XmlElement | undefined, name: string): string {
  const found = child(element, name);
  return found ? allText(found).replace(/\s+/g, ' ').trim() : '';
}

/** All text in an element. */
export function allText({ text, children }: XmlElement): string {
  return children.length === 0 ? text : text + children.map(allText).join('');
}

/** Where a link leads to. RFC 4287, 4.2.7.2: one without `rel` is to the page itself. */
export function linkOf(element: XmlElement | undefined, rel: string): string | undefined {
  return element?.children.find(
    ({ name, attributes }) => name === 'atom:link' && (attributes.rel ?? 'alternate') === rel,
  )?.attributes.href;
}

/** An address made absolute, as far as that can be; empty where there is none. */
export function resolved(address: string | undefined, base: string | undefined): string {
  if (address === undefined || address === '') return '';
  return URL.parse(address, base)?.href ?? address;
}
