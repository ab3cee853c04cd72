import type { SiteConfig } from '../../jekyll/site-config.ts';
import { nonBlankText, textOf, type Values } from '../../jekyll/values.ts';
import { type Note, PostSkipped } from '../../model/problem.ts';
import type { WorkBudget } from '../../model/work-budget.ts';
import { assignedIn } from '../shared/assignments.ts';
import { formatDate } from '../shared/date-format.ts';
import { datePartsOf, firstDate, publicationOf, type WrittenDate } from '../shared/dates.ts';
import { isContentFile, isInFolders } from '../shared/folders.ts';
import { splitText } from '../shared/front-matter.ts';
import {
  type Generator,
  type TextFile,
  type TranslatedConfig,
  translatedConfig,
} from '../shared/generator.ts';
import { outsideCode } from '../shared/outside-code.ts';
import { plainPunctuation, smartPunctuation } from '../shared/punctuation.ts';
import { pelicanSlug } from '../shared/slugs.ts';
import { translatedPost } from '../shared/translated-post.ts';
import { withPlainDates } from './plain-dates.ts';

/** Pelican. Its configuration is a program, so only the texts in it are read. */
export const pelican: Generator = {
  key: 'pelican',
  name: 'Pelican',
  configs: /^(?:pelicanconf|publishconf)\.py$/,
  readsAll: true,
  isMain: ({ path }) => path.startsWith('pelicanconf.'),
  isPost: (path, postFolders) =>
    isContentFile(path) &&
    !/^content\/pages\//.test(path) &&
    isInFolders(path, postFolders, /^content\//),
  configure,
  open({ path, text }, site, budget) {
    const { data: written, body, notes } = splitPelican(text, budget);
    const data = withPlainDates(written);
    const status = nonBlankText(data.status)?.toLowerCase() ?? 'published';
    if (status !== 'published') throw new PostSkipped(`its status is "${status}"`, 'unpublished');
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
    const day = /^\d{4}-\d\d-\d\d/.exec(name)?.[0];
    const date = publicationOf(data, ['date'], site.timeZone, day);
    const title = textOf(data.title) ?? '';
    const category = nonBlankText(data.category) ?? categoryOf(path, site);
    // One author may be written with a comma, unlike several.
    const names = splitNames(data.authors ?? [data.author].flat());
    const own = nonBlankText(data.slug) ?? pelicanSlug(title);
    const slug = own || name;
    const link = articleUrl(data, { slug, category, author: names[0] ?? '', date }, site);
    return translatedPost({
      path,
      slug: name,
      permalink: `/${link}`,
      feedId: tagUri(new URL(link, site.url), date),
      body: outsideCode(body, (part) => part.replace(codeLanguage, '')).replaceAll(
        /[{|](?:static|attach|filename)[}|]\/?/g,
        new URL(site.url).pathname,
      ),
      notes: [...notes, ...slugNotes(own, title)],
      data: { ...data, authors: names.length > 0 ? names : undefined, author: undefined },
      date: date?.time,
      updated: firstDate(data, ['modified'], site.timeZone)?.time,
      categories: [category],
      tags: splitNames(data.tags),
    });
  },
};

// Names the language of an indented code block, and is not shown.
const codeLanguage = /^(?: {4}|\t)[ \t]*:::[\w+-]+[ \t]*\n/gm;

function configure(files: readonly TextFile[]): TranslatedConfig {
  // What publishconf.py assigns comes last, and counts.
  const ordered = files.toSorted((a, b) => (a.path < b.path ? 1 : -1));
  const find = (name: string) => assignedIn(ordered, name);
  const isOff = (name: string) =>
    files.some(({ text }) => new RegExp(`^${name}\\s*=\\s*False`, 'm').test(text));
  const values = {
    title: find('SITENAME'),
    description: find('SITESUBTITLE'),
    url: find('SITEURL'),
    lang: find('DEFAULT_LANG'),
    author: find('AUTHOR'),
    timezone: find('TIMEZONE'),
    article_url: find('ARTICLE_URL'),
    default_category: find('DEFAULT_CATEGORY'),
    ignores_folders: isOff('USE_FOLDER_AS_CATEGORY'),
    kramdown: files.some(({ text }) => /^TYPOGRIFY\s*=\s*True/m.test(text))
      ? smartPunctuation
      : plainPunctuation,
  };
  return translatedConfig(values, 'SITEURL', []);
}

/**
 * Splits a post into its metadata, which are lines `Key: value` at its start, and its body. The lines may be
 * between lines of `---`, and may be YAML then.
 */
function splitPelican(
  text: string,
  budget: WorkBudget,
): { readonly data: Values; readonly body: string; readonly notes: readonly Note[] } {
  const [fence] = /^\uFEFF?\s*---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  if (fence === undefined) return { ...splitLines(text.replace(/^\uFEFF/, '')), notes: [] };
  try {
    const { data, body, frontMatter } = splitText(text, budget);
    return { data, body, notes: frontMatter.notes };
  } catch (error) {
    const lines = splitLines(text.slice(fence.length));
    // YAML does not allow a title with a colon, but a line does.
    const [end] = /^(?:(?:---|\.\.\.)[ \t]*)?(?:\r?\n|$)/.exec(lines.body) ?? [];
    if (end === undefined) throw error;
    return { ...lines, body: lines.body.slice(end.length), notes: [] };
  }
}

function splitLines(text: string): { readonly data: Values; readonly body: string } {
  const lines = text.split(/\r?\n/);
  const data: Record<string, string> = {};
  let key = '';
  let index = 0;
  for (; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const [, name, value = ''] = /^ {0,3}([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      key = name.toLowerCase();
      data[key] = value.trim();
    } else if (key !== '' && /^ {4,}\S/.test(line)) data[key] += ` ${line.trim()}`;
    else break;
  }
  return { data, body: lines.slice(index).join('\n') };
}

function splitNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((name) => nonBlankText(name) ?? []);
  const text = nonBlankText(value) ?? '';
  return text.split(text.includes(';') ? ';' : ',').flatMap((name) => name.trim() || []);
}

function categoryOf(path: string, site: SiteConfig): string {
  const [, folder] = /([^/]+)\/[^/]+$/.exec(path.replace(/^content\//, '')) ?? [];
  const usesFolder = site.values.ignores_folders !== true;
  return (usesFolder ? folder : undefined) ?? nonBlankText(site.values.default_category) ?? 'misc';
}

interface ArticleParts {
  readonly slug: string;
  readonly category: string;
  readonly author: string;
  readonly date: WrittenDate | undefined;
}

/** The path of an article's URL, by `url` or `ARTICLE_URL`, such as `{date:%Y}/{slug}/`. */
function articleUrl(
  data: Values,
  { slug, category, author, date }: ArticleParts,
  site: SiteConfig,
): string {
  const pattern = nonBlankText(data.url) ?? nonBlankText(site.values.article_url) ?? '{slug}.html';
  const values: Readonly<Record<string, string>> = {
    slug,
    category: pelicanSlug(category) ?? category,
    author: pelicanSlug(author) ?? author,
    lang: nonBlankText(data.lang) ?? nonBlankText(site.values.lang) ?? 'en',
  };
  return pattern
    .replace(/\{(\w+)(?::([^}]*))?\}/g, (source, name: string, format?: string) => {
      if (name === 'date' && date && format !== undefined) return formatDate(date.wall, format);
      return values[name] ?? source;
    })
    .replace(/^\/+/, '');
}

/** The id that Pelican gives an article (RFC 4151): `tag:paper.example,2026-01-31:/hello.html`. */
function tagUri(url: URL, date: WrittenDate | undefined): string | undefined {
  if (!date) return undefined;
  const { year, month, day } = datePartsOf(date.wall);
  return `tag:${url.hostname},${year}-${month}-${day}:${url.pathname}`;
}

function slugNotes(slug: string | undefined, title: string): Note[] {
  if (slug !== undefined) return [];
  const text = `the letters of "${title.slice(0, 100)}" are not known as Pelican writes them in ASCII: its file name is its slug. Set "slug"`;
  return [{ reason: 'url-letters', text }];
}
