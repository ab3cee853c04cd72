// The requests that have a budget. To add one, add a line, and run `npm run budget`.
import { adminPaths } from '../../src/pages/admin/frame.ts';
import type { AppEnv } from '../../src/routes/context.ts';
import type { CountingD1 } from '../support/counting-d1.ts';

const folders = ['categories', 'tags', 'authors', 'languages', 'collections', 'feeds'];
const scopes = [
  ...['/', '/categories/town/', '/tags/cup/', '/authors/jo/', '/languages/de/'],
  '/collections/recipes/',
];
/** A scope of each kind. */
const slugs: Readonly<Record<string, string>> = {
  categories: 'town',
  tags: 'cup',
  authors: 'jo',
  languages: 'de',
  collections: 'recipes',
  feeds: 'both',
};
const formats = ['rss.xml', 'atom.xml', 'feed.json'];
const mix = '/mix/categories:town,tags:cup/';
const news = '/search/news/';

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
  ...folders.map((folder) => `/${folder}/${slugs[folder]}/archive/third/`),
  '/archive/third/atom.xml 304',
  '/archive/third/ 304',
  ...formats.map((format) => `${mix}${format}`),
  `${mix}atom.xml 304`,
  `${mix}atom.xml opened`,
  `${mix}feed.json next`,
  '/mix/categories:town+tags:cup/atom.xml',
  '/feeds/both/',
  ...formats.map((format) => `/feeds/both/${format}`),
  '/feeds/both/atom.xml 304',
  '/feeds/both/feed.json next',
  '/feeds/both/archive/start/atom.xml',
  ...folders.map((folder) => `/${folder}/`),
  ...folders.map((folder) => `/${folder}/page/2/`),
  '/tags/?q=c',
  '/opml.xml',
  ...folders.map((folder) => `/${folder}/opml.xml`),
  ...folders.map((folder) => `/${folder}/after/a/opml.xml`),
  '/.well-known/feeds',
  '/search/',
  '/search/?q=news',
  '/search/?q=news 304',
  ...formats.map((format) => `${news}${format}`),
  `${news}rss.xml 304`,
  `${news}atom.xml opened`,
  `${news}feed.json next`,
  '/search/nowhere/rss.xml',
  '/search/nowhere/rss.xml 304',
  '/sitemap.xml',
  '/sitemap.xml 304',
  '/sitemaps/1.xml',
  '/sitemaps/1.xml 304',
  '/sitemaps/news.xml',
  '/sitemaps/news.xml 304',
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
  '/api/sources/github/problems token',
  '/api/sources/github/preview token',
  '/api/runs token',
  '/api/runs/1 token',
  '/api/scopes token',
  '/api/article?feedId=https://paper.example/500 token',
  '/api/articles/scheduled token',
  '/api/articles/held token',
  '/admin',
  `${adminPaths.home} publisher`,
  adminPaths.signIn,
  `${adminPaths.problems}?source=github publisher`,
  `${adminPaths.preview}?source=github publisher`,
  `${adminPaths.article}?name=https://paper.example/500 publisher`,
  `${adminPaths.scheduled} publisher`,
  `${adminPaths.held} publisher`,
  `${adminPaths.feeds} publisher`,
];

/** The headers of a condition, from those of an earlier response. */
const conditions: Readonly<
  Record<string, (first: Headers, visitor: Visitor) => Record<string, string>>
> = {
  '304': (first) => ({ 'If-None-Match': first.get('ETag') ?? '' }),
  '304 by date': (first) => ({ 'If-Modified-Since': first.get('Last-Modified') ?? '' }),
  'old copy': (first) => ({ 'If-None-Match': olderTag(first) }),
  delta: (first) => ({ 'If-None-Match': olderTag(first), 'A-IM': 'feed' }),
  opened: () => ({ 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Mode': 'navigate' }),
  token: () => tokenHeaders,
  publisher: (_, { cookie }) => ({ Cookie: cookie }),
};

/** The token of the API. */
export const token = 'a-token-for-the-budget-only';

/** The headers of a client of the API. */
export const tokenHeaders: Readonly<Record<string, string>> = { Authorization: `Bearer ${token}` };

/** The app that is measured, and its databases. */
export interface Measured {
  readonly app: {
    request(path: string, init?: RequestInit, bindings?: Bindings): Response | Promise<Response>;
  };
  /** The database of articles, and that of the index of the search. */
  readonly databases: readonly CountingD1[];
}

export type Bindings = Partial<AppEnv['Bindings']>;

/** Who sends the requests. */
export interface Visitor {
  /** The name of the third page of the archive. */
  readonly third: string;
  /** The cookie of the publisher's session. */
  readonly cookie: string;
  readonly bindings: Bindings;
}

/** The cost of a request: calls of D1, rows read, and kB of the response. */
export type RequestCost = Record<'calls' | 'rows' | 'kB', number>;

/** Measures a request. */
export async function costOf(
  { app, databases }: Measured,
  request: string,
  visitor: Visitor,
): Promise<RequestCost> {
  const [named = '', ...words] = request
    .replace('archive/third', `archive/${visitor.third}`)
    .split(' ');
  const condition = words.join(' ');
  const path = condition === 'next' ? await nextPartOf(app, named) : named;
  const first = condition === '' ? new Headers() : await headersAt(app, path);
  const headers = conditions[condition]?.(first, visitor) ?? {};
  for (const d1 of databases) d1.restart();
  const response = await app.request(path, { headers }, visitor.bindings);
  const bytes = (await response.arrayBuffer()).byteLength;
  const is304 = condition.startsWith('304');
  if (response.status >= 500 || (response.status === 304) !== is304) {
    throw new Error(`${request} responded with ${response.status}`);
  }
  // Tenths of a kB, rounded up, so that a changed word costs nothing.
  return {
    calls: sum(databases.map((d1) => d1.roundTrips)),
    rows: sum(await Promise.all(databases.map((d1) => d1.rowsRead()))),
    kB: Math.ceil(bytes / 100) / 10,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** The path of the part with older articles that a feed links to. */
export async function nextPartOf(app: Measured['app'], path: string): Promise<string> {
  const { next_url } = await (await app.request(path)).json<{ next_url: string }>();
  return new URL(next_url).pathname;
}

async function headersAt(app: Measured['app'], path: string): Promise<Headers> {
  const response = await app.request(path);
  await response.arrayBuffer();
  return response.headers;
}

function olderTag(headers: Headers): string {
  return (headers.get('ETag') ?? '').replace(/\d+-/, '1-');
}
