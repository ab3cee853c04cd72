import { escapeHtml } from '../../model/text.ts';
import { allText, child } from './elements.ts';
import { markupOf } from './item-text.ts';
import { xhtmlToHtml } from './xhtml.ts';
import type { XmlElement } from './xml.ts';

/**
 * Converts a text construct or `content` to HTML. If it has no type, it is plain text (RFC 4287 §3.1, §4.1.3).
 *
 * @param format applied to plain text, after it is escaped
 * @returns empty if there is no such child, or if it is no text
 */
export function atomHtml(
  element: XmlElement,
  name: string,
  format: (escaped: string) => string = (escaped) => escaped,
): string {
  const found = child(element, name);
  if (!found) return '';
  const { type = 'text', mode } = found.attributes;
  if (/^xhtml$|[+/]xml$/i.test(type)) return xhtmlToHtml((divIn(found) ?? found).inner());
  const isBase64 = mode === 'base64';
  const isHtml = /html$/i.test(type);
  if (isHtml && !isBase64) return markupOf(found);
  if (name === 'atom:content' && isBinary(type) && mode === undefined) return '';
  const text = isBase64 ? decodedBase64(allText(found)) : allText(found);
  return isHtml || mode === 'escaped' ? text : format(escapeHtml(text));
}

/** Whether `content` of this type, which is not one of XML, is in Base64 (RFC 4287 §4.1.3.3). */
function isBinary(type: string): boolean {
  return type.includes('/') && !/^text\//i.test(type);
}

/** The `div` that XHTML is in (RFC 4287 §3.1.1.3), whichever prefix it has. */
export function divIn(element: XmlElement): XmlElement | undefined {
  return element.children.find(({ name }) => /(?:^|:)div$/.test(name));
}

/** Decodes a text of Atom 0.3; empty if it is not in Base64. */
function decodedBase64(text: string): string {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return '';
  }
}
