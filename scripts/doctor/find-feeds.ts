import { Failure } from '../command/failure.ts';
import { ask } from './request.ts';

/** What a feed is, by the end of its address. */
export const mediaTypes: Readonly<Record<string, string>> = {
  'rss.xml': 'application/rss+xml',
  'atom.xml': 'application/atom+xml',
  'feed.json': 'application/feed+json',
};

/** The last segment of a feed's address. */
export function fileOf(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? '';
}

/**
 * The feeds that are tried: the site's, then those of its largest categories and tags in turn.
 *
 * @throws {Failure} where there is no Feedmill, or it has nothing yet
 */
export async function findFeeds(origin: string, most: number): Promise<string[]> {
  const home = await ask(`${origin}/`, { 'User-Agent': 'feedmill-doctor', Accept: 'text/html' });
  if (home.status !== 200 || !home.text.includes('<html')) {
    const told = home.headers['cf-mitigated'] ? ', a challenge for bots' : '';
    throw new Failure(
      `${origin}/ answered ${home.status}${told}, not the home page of a Feedmill; is the address right, and is bot protection off (docs/deployment.md)?`,
    );
  }
  const found = [...home.text.matchAll(/href="(\/[^"]*(?:rss\.xml|atom\.xml|feed\.json))"/g)];
  const paths = [...new Set(found.map(([, path = '']) => path))];
  if (paths.length === 0) throw new Failure(`${origin} has no feeds yet: import a site first`);
  const of = (folder: RegExp) => paths.filter((path) => folder.test(path));
  const [site, categories, tags] = [of(/^\/[^/]+$/), of(/^\/categories\//), of(/^\/tags\//)];
  const others = categories.flatMap((path, at) => [path, ...tags.slice(at, at + 1)]);
  const ordered = [...site, ...others, ...tags.slice(categories.length)];
  return ordered.slice(0, most).map((path) => origin + path);
}
