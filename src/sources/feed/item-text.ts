import { escapeHtml } from '../../model/text.ts';
import { allText, child, childrenOf } from './elements.ts';
import { paragraphs } from './feed-page.ts';
import { xhtmlToHtml } from './xhtml.ts';
import type { XmlElement } from './xml.ts';

/**
 * The HTML of the first of these children that has text; empty if none of them has. The elements of a child are part of its
 * text, also where there should be none: `<description><p>…</p></description>`.
 */
export function htmlIn(element: XmlElement | undefined, names: readonly string[]): string {
  for (const name of names) {
    const found = child(element, name);
    const html = found ? markupOf(found).trim() : '';
    if (html !== '') return html;
  }
  return '';
}

/** The HTML in an element, whose markup should be escaped, but is elements in some feeds. */
export function markupOf(element: XmlElement): string {
  const isEscaped = element.children.length === 0 || element.text.includes('<');
  return isEscaped ? allText(element) : xhtmlToHtml(element.inner());
}

/** The text of an episode that has no other, as HTML. iTunes shows its lines; most are plain text, and some are HTML. */
export function episodeText(item: XmlElement): string {
  const html = htmlIn(item, ['itunes:summary', 'googleplay:description']);
  return /<[a-z/]/i.test(html) ? html : paragraphs(html);
}

/** The description of a video or picture (Media RSS), as HTML. That of an item is often in its only group, as on YouTube. */
export function mediaText(item: XmlElement): string {
  const found = mediaChild(item, 'media:description');
  if (!found) return '';
  return found.attributes.type === 'html' ? allText(found) : paragraphs(escapeHtml(allText(found)));
}

/** The title of a video or picture (Media RSS), as HTML. */
export function mediaTitle(item: XmlElement): string {
  const found = mediaChild(item, 'media:title');
  if (!found) return '';
  return found.attributes.type === 'html' ? allText(found) : escapeHtml(allText(found));
}

function mediaChild(item: XmlElement, name: string): XmlElement | undefined {
  const parents = [item, ...childrenOf(item, 'media:group'), ...childrenOf(item, 'media:content')];
  return parents.flatMap((parent) => childrenOf(parent, name))[0];
}
