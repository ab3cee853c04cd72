import { Failure } from '../command/failure.ts';
import type { Findings } from './findings.ts';
import { doctorHeaders, isChallenge, request, type WireResponse } from './request.ts';

/** Media types of feeds, by file name. */
export const mediaTypes: Readonly<Record<string, string>> = {
  'rss.xml': 'application/rss+xml',
  'atom.xml': 'application/atom+xml',
  'feed.json': 'application/feed+json',
};

/** The last segment of a feed's path. */
export function fileNameOf(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? '';
}

/**
 * Finds feeds on the home page: those of the site, then those of its largest categories and tags,
 * alternately. If bot protection refuses the home page, those of the site.
 *
 * @throws {Failure} if it is not the home page of a Feedmill, or lists no feeds
 */
export async function findFeeds(
  origin: string,
  max: number,
  findings: Findings,
): Promise<string[]> {
  const home = await request(`${origin}/`, { ...doctorHeaders, Accept: 'text/html' });
  if (isRefused(home)) {
    findings.problem(
      `the home page responds with ${home.status}${challengeIn(home)}, so only the feeds of the site are checked`,
      'switch off bot protection for this host (docs/deployment.md, "Keep bot protection off the feeds")',
    );
    return Object.keys(mediaTypes)
      .slice(0, max)
      .map((name) => `${origin}/${name}`);
  }
  if (home.status !== 200 || !home.text.includes('<html')) {
    throw new Failure(
      `${origin}/ responded with ${home.status}, not with the home page of a Feedmill; is the URL right, and is bot protection off (docs/deployment.md)?`,
    );
  }
  const paths = feedsLinkedIn(home.text);
  if (paths.length === 0) throw new Failure(`${origin} has no feeds yet: import a site first`);
  const matching = (pattern: RegExp) => paths.filter((path) => pattern.test(path));
  const site = matching(/^\/[^/]+$/);
  const [categories, tags] = [matching(/^\/categories\//), matching(/^\/tags\//)];
  const alternating = categories.flatMap((path, at) => [path, ...tags.slice(at, at + 1)]);
  const ordered = [...site, ...alternating, ...tags.slice(categories.length)];
  return ordered.slice(0, max).map((path) => origin + path);
}

/** Whether something in front of the Worker has refused a request for a page. */
function isRefused(response: WireResponse): boolean {
  const isPage = response.status === 200 && response.text.includes('/rss.xml');
  return [401, 403, 429, 503].includes(response.status) || (!isPage && isChallenge(response));
}

function challengeIn(response: WireResponse): string {
  return isChallenge(response) ? ', a challenge for bots' : '';
}

/** The paths of the feeds that a page links to, and of those of the categories and tags that it links to. */
function feedsLinkedIn(page: string): string[] {
  const feed = /\/[^"]*(?:rss\.xml|atom\.xml|feed\.json)/.source;
  const scope = /\/(?:categories|tags)\/[^"/]+\//.source;
  const links = [...page.matchAll(new RegExp(`href="(?:(${feed})|(${scope}))"`, 'g'))];
  const paths = links.flatMap(([, path, folder]) =>
    path === undefined ? Object.keys(mediaTypes).map((file) => `${folder}${file}`) : [path],
  );
  return [...new Set(paths)];
}
