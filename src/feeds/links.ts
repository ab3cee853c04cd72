import { type Format, formatFacts } from '../model/format.ts';
import type { FeedDocument } from './document.ts';

/** A link of a document to another one (RFC 8288). */
export interface Link {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
}

/**
 * The links of a document, its own address first: to hubs (WebSub, 4), and to its neighbours in the
 * archive (RFC 5005, 3 and 4). What is older is `next` as well, for readers that know paging only.
 */
export function linksOf({ selfUrls, hubs, archive }: FeedDocument, format: Format): Link[] {
  const type = formatFacts[format].mediaType;
  const to = (rel: string, addresses: FeedDocument['selfUrls'] | undefined): Link[] =>
    addresses ? [{ rel, href: addresses[format], type }] : [];
  return [
    ...to('self', selfUrls),
    ...hubs.map((href) => ({ rel: 'hub', href })),
    ...(archive.isPage ? [...to('current', archive.current), ...to('first', archive.current)] : []),
    ...to('prev-archive', archive.older),
    ...to('next', archive.older),
    ...to('next-archive', archive.newer),
  ];
}

/** What a person who reads the source should know of a document that was cut; empty else. */
export function cutNotice({ cutAt, archive }: FeedDocument, format: Format): string {
  if (cutAt === undefined) return '';
  const rest = archive.older ? `; the rest begins at ${archive.older[format]}` : '';
  return `Cut at ${Math.round(cutAt / 1000)} kB${rest}`;
}

/** The same as a comment of XML, if there is anything to say. */
export function cutComment(document: FeedDocument, format: Format): string[] {
  const notice = cutNotice(document, format);
  return notice === '' ? [] : [`<!-- ${notice.replaceAll('--', '- -')} -->`];
}
