import { wallTimeIn } from '../../jekyll/dates.ts';
import { nonBlankText, type Values } from '../../jekyll/values.ts';
import type { Note } from '../../model/problem.ts';
import { formatDate } from '../shared/date-format.ts';
import { datedName, type WrittenDate } from '../shared/dates.ts';
import { eleventySlug } from '../shared/slugs.ts';

/** The parts of the path of a page. */
export interface Stem {
  /** The path of the page below the input folder, without extension. Its URL is there if nothing else is said. */
  readonly path: string;
  /** The file name, or that of the folder of an `index` file, without its date. */
  readonly slug: string;
  /** The path with the name `index` and without the date of the name, as templates of permalinks have it. */
  readonly fullPath: string;
  /** The first in the path. */
  readonly day: string | undefined;
}

/** @param input the input folder of the site; empty if it is the root */
export function stemOf(path: string, input: string): Stem {
  const below = input !== '' && path.startsWith(`${input}/`) ? path.slice(input.length + 1) : path;
  const parts = below.replace(/\.\w+$/, '').split('/');
  const isIndex = parts.at(-1) === 'index' && parts.length > 1;
  const page = isIndex ? parts.slice(0, -1) : parts;
  const name = page.at(-1) ?? '';
  // A file that is called like its folder is the page of the folder.
  const isOfFolder = !isIndex && parts.length > 1 && name === parts.at(-2);
  const slug = undated(name);
  // The slug loses the date of the file name, but the path does not.
  return {
    path: (isOfFolder ? page.slice(0, -1) : page).join('/'),
    slug,
    fullPath: `/${[...parts.slice(0, -1), undated(parts.at(-1) ?? '')].join('/')}`,
    day: /\d{4}-\d\d-\d\d/.exec(below)?.[0],
  };
}

function undated(name: string): string {
  return datedName(name)?.rest || name;
}

/** The parts of a page that its permalink may have. */
interface PageParts {
  readonly data: Values;
  readonly stem: Stem;
  readonly date: WrittenDate | undefined;
}

const output = /\{\{-?\s*([\w.]+)\s*((?:\|[^{}|]*)*)-?\}\}/g;

/** The path of a page's URL: its `permalink`, or its path. */
export function permalinkOf(page: PageParts): {
  readonly link: string;
  readonly notes: readonly Note[];
} {
  const written = nonBlankText(page.data.permalink);
  const expanded = written?.replace(
    output,
    (source, name: string, filters: string) => filtered(name, filters, page) ?? source,
  );
  if (expanded !== undefined && !/\{[{%]/.test(expanded)) {
    return {
      link: `/${expanded.replace(/^\/+/, '').replace(/(^|\/)index\.html$/, '$1')}`,
      notes: [],
    };
  }
  const text = `its permalink is a template that only Eleventy can fill in: ${written}`;
  const notes: Note[] = written === undefined ? [] : [{ reason: 'permalink', text }];
  return { link: `/${page.stem.path}/`, notes };
}

/** A value as Liquid filters it, for example `| slugify`; undefined if it is not known. */
function filtered(name: string, filters: string, page: PageParts): string | undefined {
  const [, ...list] = filters.replace(/-\s*$/, '').split('|');
  if (name === 'page.date' || name === 'date') return dateText(list, page.date);
  let value = partOf(name, page);
  for (const filter of list) {
    if (value === undefined) return undefined;
    value = apply(filter.trim(), value);
  }
  return value;
}

function partOf(name: string, { data, stem }: PageParts): string | undefined {
  if (name === 'page.fileSlug') return stem.slug;
  if (name === 'page.filePathStem') return stem.fullPath;
  return nonBlankText(data[name.toLowerCase()]);
}

function apply(filter: string, value: string): string | undefined {
  switch (filter) {
    case 'slug':
    case 'slugify':
      return eleventySlug(value, filter);
    case 'downcase':
    case 'lower':
      return value.toLowerCase();
    default:
      return undefined;
  }
}

/** A date as the filter of Liquid writes it: `| date: "%Y/%m"`. Its time zone is that of the machine, which is usually UTC. */
function dateText(filters: readonly string[], date: WrittenDate | undefined): string | undefined {
  const [, , format] = /^\s*date:\s*(["'])([^"']*)\1\s*$/.exec(filters[0] ?? '') ?? [];
  if (!date || format === undefined || filters.length > 1) return undefined;
  const text = formatDate(wallTimeIn(date.time, 'UTC'), format);
  return text.includes('%') ? undefined : text;
}
