import { PostProblem } from '../model/problem.ts';
import { httpUrl, mapOf, textOf, type Values } from './values.ts';

/**
 * The address and the id that a post has of its own, whatever the site's permalinks and ids are: what
 * its key `feedmill` says, as posts have it that come from a feed. The id is kept byte for byte.
 *
 * @returns undefined for a post without that key
 * @throws {PostProblem} where the key has no address
 */
export function explicitIdentity(data: Values): { url: string; feedId: string } | undefined {
  const own = mapOf(data.feedmill);
  if (!own) return undefined;
  const written = textOf(own.url) ?? '';
  const url = httpUrl(written);
  if (url === undefined) {
    throw new PostProblem(`it has no link that is an address (${written})`, 'address');
  }
  return { url, feedId: textOf(own.id) || url };
}
