import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../command/failure.ts';
import { fillMarkedPlace } from '../command/marked-place.ts';
import { projectRoot } from '../command/project.ts';
import type { Budget, Figures, Table } from './table.ts';

// docs/cost.md has the figures of tests/budget.json in words. A test fails if they differ.

/** The requests of a line of docs/cost.md. Its figures are those of the dearest. */
type Line = readonly [label: string, ...requests: string[]];

const scopes = ['/', '/categories/town/', '/tags/cup/', '/authors/jo/', '/languages/de/'];
const formats = ['rss.xml', 'atom.xml', 'feed.json'];
const atEach = (end: string) => scopes.map((scope) => scope + end);

const requestLines: readonly Line[] = [
  ['a redirect, or a 404 of an unknown URL', '/RSS.XML', '/nothing'],
  ['an old URL', '/feed.xml', '/feed/town.xml'],
  [
    'a 304, also of a page of an archive',
    ...atEach('rss.xml 304'),
    '/feeds/both/atom.xml 304',
    '/archive/third/atom.xml 304',
  ],
  [
    'a 304 if the reader sends only a date',
    '/rss.xml 304 by date',
    '/tags/cup/rss.xml 304 by date',
  ],
  ['a feed of 20 articles', ...formats.flatMap(atEach)],
  ['the same for a reader with an older copy, or a delta', '/rss.xml old copy', '/rss.xml delta'],
  [
    'a page of its archive',
    ...atEach('archive/third/atom.xml'),
    ...atEach('archive/start/atom.xml'),
  ],
  [
    'a feed of the articles in one of two scopes',
    ...formats.map((format) => `/mix/categories:town,tags:cup/${format}`),
  ],
  [
    'a feed of the articles in two scopes, or a named feed',
    '/mix/categories:town+tags:cup/atom.xml',
    '/feeds/both/atom.xml',
  ],
  ['a 304 of a mix', '/mix/categories:town,tags:cup/atom.xml 304'],
  ['a search that finds 20 articles or more', ...formats.map((format) => `/search/news/${format}`)],
  ['a search that finds nothing', '/search/nowhere/rss.xml'],
  ['a 304 of a search', '/search/news/rss.xml 304', '/search/nowhere/rss.xml 304'],
  ['the home page', '/', '/rss.xml opened'],
  [
    'the page of a category, tag, author or language',
    ...scopes.slice(1),
    '/tags/cup/atom.xml opened',
  ],
  ['a page of older articles', '/archive/third/', '/archive/start/', '/tags/cup/archive/third/'],
  ['a page of a search', '/search/?q=news', '/search/news/atom.xml opened'],
  ['a 304 of a page', ...atEach(' 304'), '/archive/third/ 304'],
  ['a list of few categories, tags and so on', '/categories/', '/tags/', '/authors/', '/tags/?q=c'],
  ['a list of all feeds (OPML)', '/opml.xml', '/.well-known/feeds'],
  ['a sitemap of 1,000 articles', '/sitemaps/1.xml'],
  ['a 304 of a sitemap', '/sitemaps/1.xml 304', '/sitemaps/news.xml 304', '/sitemap.xml 304'],
  ['`robots.txt`, `favicon.ico`', '/robots.txt', '/favicon.ico'],
  ['`llms.txt`', '/llms.txt'],
  ['`/health`', '/health'],
];

const stepLines: readonly Line[] = [
  ['a tick that finds nothing new', 'tick without news'],
  ['a new post', 'a new post'],
  ['a changed post', 'a changed post'],
  ['ten new posts', 'ten new posts'],
  ['a category of ten posts gets another name', 'a category of ten posts is renamed'],
  ['a deleted post', 'a deleted post'],
  ['a scheduled article is published', 'a scheduled post is published'],
  ['a webhook', 'a webhook', 'a webhook during an import'],
  ['a webhook that is repeated', 'a webhook that is repeated'],
];

/** The tables of docs/cost.md by the names of their places. */
function costTables({ requests, steps }: Budget): ReadonlyMap<string, string> {
  const requestTable = [
    '| Request | Statements | Rows read |',
    '| --- | --- | --- |',
    ...requestLines.map((line) => rowOf(requests, line, ['calls', 'rows'])),
  ];
  const stepTable = [
    '| Step | Rows read | Rows written |',
    '| --- | --- | --- |',
    ...stepLines.map((line) => rowOf(steps, line, ['read', 'written'])),
  ];
  return new Map([
    ['requests', requestTable.join('\n')],
    ['steps', stepTable.join('\n')],
  ]);
}

function rowOf(table: Table, [label, ...names]: Line, keys: readonly string[]): string {
  const all = names.map((name) => figuresOf(table, name));
  const most = keys.map((key) => Math.max(...all.flatMap((figures) => figures[key] ?? [])));
  return `| ${label} | ${most.map((figure) => figure.toLocaleString('en')).join(' | ')} |`;
}

function figuresOf(table: Table, name: string): Figures {
  const figures = table[name];
  if (!figures) throw new Failure(`docs/cost.md shows "${name}", which is not in the budget`);
  return figures;
}

/** docs/cost.md with the tables of a budget. */
export function withCostTables(page: string, budget: Budget): string {
  return [...costTables(budget)].reduce(
    (text, [name, table]) => fillMarkedPlace('docs/cost.md', text, name, table),
    page,
  );
}

/** Writes the tables into docs/cost.md. */
export async function writeCostTables(budget: Budget): Promise<void> {
  const file = join(projectRoot, 'docs', 'cost.md');
  await writeFile(file, withCostTables(await readFile(file, 'utf8'), budget));
}
