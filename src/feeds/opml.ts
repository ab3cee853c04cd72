import { escapeHtml, xmlText } from '../model/text.ts';

/** A list of feeds, to be read into a feed reader. */
export interface OpmlDocument {
  readonly title: string;
  /** When any of the feeds changed last. */
  readonly changedAt: Date;
  readonly outlines: readonly Outline[];
}

/** A feed, or a heading with feeds below it. */
export type Outline = FeedOutline | OutlineGroup;

export interface FeedOutline {
  readonly title: string;
  /** The feed. */
  readonly feedUrl: string;
  /** The page that it is about. */
  readonly pageUrl: string;
}

interface OutlineGroup {
  readonly title: string;
  readonly outlines: readonly Outline[];
}

/** The media type of OPML, which is registered nowhere; this is what its makers use. */
export const opmlMediaType = 'text/x-opml';

/** The list as OPML 2.0. */
export function renderOpml({ title, changedAt, outlines }: OpmlDocument): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<opml version="2.0">',
    '<head>',
    `<title>${escaped(title)}</title>`,
    `<dateModified>${changedAt.toUTCString()}</dateModified>`,
    '<docs>http://opml.org/spec2.opml</docs>',
    '</head>',
    '<body>',
    ...outlines.flatMap(linesOf),
    '</body>',
    '</opml>',
    '',
  ].join('\n');
}

function linesOf(outline: Outline): string[] {
  const text = escaped(outline.title);
  if ('outlines' in outline) {
    return [`<outline text="${text}">`, ...outline.outlines.flatMap(linesOf), '</outline>'];
  }
  const { feedUrl, pageUrl } = outline;
  return [
    `<outline type="rss" version="RSS2" text="${text}" title="${text}" xmlUrl="${escaped(feedUrl)}" htmlUrl="${escaped(pageUrl)}"/>`,
  ];
}

function escaped(text: string): string {
  return escapeHtml(xmlText(text));
}
