import { PostProblem } from '../model/problem.ts';
import { httpUrl, mapOf, textOf, type Values } from './values.ts';

/**
 * The URL and id that the front matter key `feedmill` sets, whatever the site's permalink and `FEED_ID`
 * are. Posts that come from a feed have this key. The id is kept byte for byte.
 *
 * @returns undefined if the post does not have the key
 * @throws {PostProblem} if the key has no http(s) URL
 */
export function explicitIdentity(data: Values): { url: string; feedId: string } | undefined {
  const identity = mapOf(data.feedmill);
  if (!identity) return undefined;
  const link = textOf(identity.url) ?? '';
  const url = httpUrl(link);
  if (url === undefined) {
    throw new PostProblem(`its link is not an http(s) URL: ${link || 'none'}`, 'url');
  }
  return { url, feedId: textOf(identity.id) || url };
}
