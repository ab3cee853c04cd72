import { PostProblem } from '../model/problem.ts';
import { httpUrl, mapOf, textOf, type Values } from './values.ts';

/** The value of the front matter key `feedmill`. Posts that come from a feed have this key. */
export interface ExplicitIdentity {
  readonly url: string;
  /** Kept byte for byte. */
  readonly feedId: string;
  /** The URL that relative URLs of the text are relative to; by default that of the post. */
  readonly base: string;
}

/**
 * Reads the front matter key `feedmill`. It takes precedence over the site's permalink and `FEED_ID`.
 *
 * @returns undefined if the post does not have the key
 * @throws {PostProblem} if the key has no http(s) URL
 */
export function explicitIdentity(data: Values): ExplicitIdentity | undefined {
  const identity = mapOf(data.feedmill);
  if (!identity) return undefined;
  const link = textOf(identity.url) ?? '';
  const url = httpUrl(link);
  if (url === undefined) {
    throw new PostProblem(`its link is not an http(s) URL: ${link || 'none'}`, 'url');
  }
  return { url, feedId: textOf(identity.id) || url, base: httpUrl(textOf(identity.base)) ?? url };
}
