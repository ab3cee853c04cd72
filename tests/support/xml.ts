// Parses XML strictly: a document that is not well-formed fails the test.
import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';

/** Parses a well-formed document and returns its root element. */
export function parseXml(text: string): Element {
  const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(
    text,
    'application/xml',
  ).documentElement;
  if (!root) throw new Error('the document has no root element');
  return root;
}

/** Returns the children of an element with this name, which includes the prefix. */
export function childrenOf(parent: Element, name: string): Element[] {
  return [...parent.childNodes].flatMap((node) =>
    isElement(node) && node.nodeName === name ? [node] : [],
  );
}

/** Returns the text of the first child with this name, or undefined if there is none. */
export function childText(parent: Element, name: string): string | undefined {
  return childrenOf(parent, name)[0]?.textContent ?? undefined;
}

function isElement(node: Element['childNodes'][number]): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}
