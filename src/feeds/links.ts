import { type Format, formatDetails } from '../model/format.ts';
import type { FeedDocument, UrlPerFormat } from './document.ts';

/** A link from a document to another (RFC 8288). */
export interface Link {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
}

/** The namespace of archived feeds (RFC 5005). */
export const historyNamespace = 'http://purl.org/syndication/history/1.0';

/**
 * Lists the links of a document to its hubs (WebSub §4) and to the other documents of its archive
 * (RFC 5005 §3 and §4). The older document is also `next`, for readers that support paging only.
 */
export function linksOf({ hubs, archive }: FeedDocument, format: Format): Link[] {
  const type = formatDetails[format].mediaType;
  const to = (rel: string, urls: UrlPerFormat | undefined): Link[] =>
    urls ? [{ rel, href: urls[format], type }] : [];
  return [
    ...hubs.map((href) => ({ rel: 'hub', href })),
    ...(archive.isPage ? to('current', archive.current) : []),
    ...(archive.isPage || archive.isPart ? to('first', archive.current) : []),
    ...to('prev-archive', archive.older),
    ...to('next', archive.older ?? archive.next),
    ...to('next-archive', archive.newer),
  ];
}

/** Says where a feed was cut, for people who read its source; empty if it was not cut. */
export function cutNotice({ cutAt, archive, isSearchCut }: FeedDocument, format: Format): string {
  const rest = (archive.older ?? archive.next)?.[format];
  if (isSearchCut && rest)
    return `There may be older articles; the search for them goes on at ${rest}`;
  if (cutAt === undefined) return '';
  return `Cut at ${Math.round(cutAt / 1000)} kB${rest ? `; the rest begins at ${rest}` : ''}`;
}

/** The cut notice as an XML comment; empty if the feed was not cut. */
export function cutComment(document: FeedDocument, format: Format): string {
  const notice = cutNotice(document, format);
  return notice && `<!-- ${notice.replaceAll('--', '- -')} -->`;
}
