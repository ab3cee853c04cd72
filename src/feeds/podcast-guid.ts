import type { PublishedSite } from '../model/article.ts';
import { concatBytes, hex } from '../model/bytes.ts';
import { documentPath } from '../model/urls.ts';

// The namespace of podcasts: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/guid.md
const podcasts = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6';

/**
 * Returns the UUID that names the podcast of a feed wherever it is hosted (`podcast:guid`). It follows from the URL
 * that the feed had at the first import, so it stays the same if the feeds move. If the site has one from an earlier
 * host, that is the UUID of the site's feed.
 *
 * @param path see `path` in `Subject`
 * @param publicUrl the URL of this Feedmill, in case that of the first import is unknown
 */
export async function podcastGuid(
  path: string,
  { podcast, origin }: PublishedSite,
  publicUrl: string,
): Promise<string> {
  if (podcast.guid !== undefined && path === '/') return podcast.guid;
  return guidOfFeed((origin || publicUrl) + documentPath(path, 'rss'));
}

/** The UUID (RFC 9562 §5.5, version 5) of a podcast whose feed has this URL. */
export async function guidOfFeed(url: string): Promise<string> {
  const name = url.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '');
  const input = concatBytes([bytesOf(podcasts), new TextEncoder().encode(name)]);
  const digits = hex(await crypto.subtle.digest('SHA-1', input));
  // The version, and the two bits of the variant.
  const variant = ((Number.parseInt(digits.slice(16, 17), 16) & 3) | 8).toString(16);
  const uuid = `${digits.slice(0, 12)}5${digits.slice(13, 16)}${variant}${digits.slice(17, 32)}`;
  return uuid.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function bytesOf(uuid: string): Uint8Array {
  const pairs = uuid.replaceAll('-', '').match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}
