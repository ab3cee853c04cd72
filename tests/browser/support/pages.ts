// Every kind of page, with a URL of it in each newspaper.
import { type Mix, mixPath } from '../../../src/model/mix.ts';
import { slugOf } from '../../../src/model/scope.ts';
import { searchPath, searchQueryString } from '../../../src/model/search.ts';
import {
  archivePath,
  documentPath,
  filterPath,
  listPath,
  pagePath,
} from '../../../src/model/urls.ts';
import { type NewspaperName, newspapers } from './newspapers.ts';

/** A page, by what it is and where. */
export interface KnownPage {
  readonly name: string;
  readonly path: string;
  /** The status of the response. */
  readonly status: number;
}

/** The pages of a newspaper, one of each kind. */
export function pagesOf(name: NewspaperName): KnownPage[] {
  const { categories, tags, authors, searchWord, filter } = newspapers[name];
  const category = { kind: 'category', slug: slugOf(categories[0]) } as const;
  const tag = { kind: 'tag', slug: slugOf(tags[0]) } as const;
  const author = { kind: 'author', slug: slugOf(authors[0]) } as const;
  const mix: Mix = { match: 'any', scopes: [category, tag], without: [] };
  const pages: Readonly<Record<string, string>> = {
    'the home page': '/',
    'a list': listPath('tag', 1),
    'the end of a list': listPath('tag', 2),
    'a filtered list': filterPath('tag', filter),
    'a list in which a filter finds nothing': filterPath('tag', 'qqqq'),
    'a category': pagePath(category),
    'an author': pagePath(author),
    'the archive': archivePath({ kind: 'site', slug: '' }, 'start'),
    'the archive of a tag': archivePath(tag, 'start'),
    'a search': searchPath + searchQueryString(searchWord),
    'a search that finds nothing': searchPath + searchQueryString('qqqq'),
    'a search for nothing': searchPath,
    'a feed that is opened': documentPath(pagePath(tag), 'atom'),
    'a mix that is opened': documentPath(mixPath(mix), 'rss'),
  };
  const errors: Readonly<Record<number, string>> = {
    400: '/?feed=rss2&cat=7',
    404: '/tags/none/',
    410: '/comments/feed/',
  };
  return [
    ...Object.entries(pages).map(([page, path]) => ({ name: page, path, status: 200 })),
    ...Object.entries(errors).map(([status, path]) => ({
      name: `a ${status}`,
      path,
      status: Number(status),
    })),
  ];
}

/** The pages of a Feedmill that has imported nothing. */
export const firstPages: readonly KnownPage[] = [
  { name: 'the first page', path: '/', status: 200 },
  { name: 'a 503', path: '/tags/none/rss.xml', status: 503 },
];
