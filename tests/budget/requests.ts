// The requests that have a budget. To add one, add a line, and run `npm run budget`.
import type { CountingD1 } from '../support/counting-d1.ts';

const scopes = ['/', '/categories/town/', '/tags/cup/', '/authors/jo/', '/languages/de/'];
const formats = ['rss.xml', 'atom.xml', 'feed.json'];

/** Paths, each with a condition after it if it has one. `third` stands for the third page of the archive. */
export const budgetRequests: readonly string[] = [
  ...scopes.flatMap((scope) => [
    ...formats.map((format) => `${scope}${format}`),
    `${scope}rss.xml 304`,
    `${scope}archive/third/atom.xml`,
    `${scope}archive/start/atom.xml`,
    scope,
    `${scope} 304`,
  ]),
  '/rss.xml 304 by date',
  '/tags/cup/rss.xml 304 by date',
  '/rss.xml old copy',
  '/rss.xml delta',
  '/rss.xml opened',
  '/tags/cup/atom.xml opened',
  '/archive/third/',
  '/archive/start/',
  '/tags/cup/archive/third/',
  '/archive/third/atom.xml 304',
  '/mix/categories:town,tags:cup/atom.xml',
  '/mix/categories:town,tags:cup/atom.xml 304',
  '/mix/categories:town+tags:cup/atom.xml',
  '/feeds/both/atom.xml',
  '/feeds/both/atom.xml 304',
  '/categories/',
  '/tags/',
  '/tags/?q=c',
  '/authors/',
  '/languages/',
  '/opml.xml',
  '/tags/opml.xml',
  '/.well-known/feeds',
  '/sitemap.xml',
  '/sitemaps/1.xml',
  '/sitemaps/news.xml',
  '/llms.txt',
  '/favicon.ico',
  '/robots.txt',
  '/health',
  '/RSS.XML',
  '/feed.xml',
  '/feed/town.xml',
  '/tags/none/rss.xml',
  '/nothing',
  '/api/openapi.json',
  '/api/checks token',
  '/api/sources token',
  '/api/sources/github/posts token',
  '/api/runs token',
  '/api/scopes token',
  '/api/articles/scheduled token',
  '/api/articles/held token',
];

/** The headers of a condition, from those of an earlier response. */
const conditions: Readonly<Record<string, (first: Headers) => Record<string, string>>> = {
  '304': (first) => ({ 'If-None-Match': first.get('ETag') ?? '' }),
  '304 by date': (first) => ({ 'If-Modified-Since': first.get('Last-Modified') ?? '' }),
  'old copy': (first) => ({ 'If-None-Match': olderTag(first) }),
  delta: (first) => ({ 'If-None-Match': olderTag(first), 'A-IM': 'feed' }),
  opened: () => ({ 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Mode': 'navigate' }),
  token: () => ({ Authorization: `Bearer ${token}` }),
};

/** The token of the API. */
export const token = 'a-token-for-the-budget-only';

interface App {
  request(path: string, init?: { headers: Record<string, string> }): Response | Promise<Response>;
}

/** What a request costs: calls of D1, rows read, and kB of the response. */
export type RequestCost = Record<'calls' | 'rows' | 'kB', number>;

/** Measures a request. `third` is the name of the third page of the archive. */
export async function costOf(
  app: App,
  d1: CountingD1,
  request: string,
  third: string,
): Promise<RequestCost> {
  const [path = '', ...words] = request.replace('archive/third', `archive/${third}`).split(' ');
  const condition = words.join(' ');
  const first = condition === '' ? new Headers() : await headersAt(app, path);
  const headers = conditions[condition]?.(first) ?? {};
  d1.restart();
  const response = await app.request(path, { headers });
  const bytes = (await response.arrayBuffer()).byteLength;
  const is304 = condition.startsWith('304');
  if (response.status >= 500 || (response.status === 304) !== is304) {
    throw new Error(`${request} responded with ${response.status}`);
  }
  // Tenths of a kB, rounded up, so that a changed word costs nothing.
  return { calls: d1.roundTrips, rows: await d1.rowsRead(), kB: Math.ceil(bytes / 100) / 10 };
}

async function headersAt(app: App, path: string): Promise<Headers> {
  const response = await app.request(path);
  await response.arrayBuffer();
  return response.headers;
}

function olderTag(headers: Headers): string {
  return (headers.get('ETag') ?? '').replace(/\d+-/, '1-');
}
