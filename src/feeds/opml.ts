import { escapeHtml, xmlText } from '../model/text.ts';
import { element, indentedLines, textElement, type XmlNode } from './xml.ts';

/** A list of feeds for import into a feed reader. */
export interface OpmlDocument {
  readonly title: string;
  /** When one of the feeds last changed. */
  readonly changedAt: Date;
  readonly outlines: readonly Outline[];
}

/** A feed, or a group of outlines. */
export type Outline = FeedOutline | OutlineGroup;

export interface FeedOutline {
  readonly title: string;
  readonly feedUrl: string;
  /** The page for people. */
  readonly pageUrl: string;
}

interface OutlineGroup {
  readonly title: string;
  readonly outlines: readonly Outline[];
}

/** The media type of OPML. It is not registered, but the one in common use. */
export const opmlMediaType = 'text/x-opml';

/** Renders a list of feeds as OPML 2.0. */
export function renderOpml({ title, changedAt, outlines }: OpmlDocument): string {
  const opml = element('opml', { version: '2.0' }, [
    element('head', {}, [
      textElement('title', xmlText(title)),
      textElement('dateModified', changedAt.toUTCString()),
    ]),
    element('body', {}, outlines.map(outlineElement)),
  ]);
  return ['<?xml version="1.0" encoding="utf-8"?>', ...indentedLines([opml], ''), ''].join('\n');
}

function outlineElement(outline: Outline): XmlNode {
  const title = xmlText(outline.title);
  if ('outlines' in outline) {
    return element('outline', { text: title }, outline.outlines.map(outlineElement));
  }
  // A list has a thousand of these, and element() would take three times as long.
  const [text, feedUrl, pageUrl] = [title, outline.feedUrl, outline.pageUrl].map(escapeHtml);
  return `<outline type="rss" version="RSS2" text="${text}" title="${text}" xmlUrl="${feedUrl}" htmlUrl="${pageUrl}"/>`;
}
