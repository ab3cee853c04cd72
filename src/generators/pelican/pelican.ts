import type { SiteConfig } from '../../jekyll/site-config.ts';
import { nonBlankText, textOf, type Values } from '../../jekyll/values.ts';
import { type Note, PostSkipped } from '../../model/problem.ts';
import type { WorkBudget } from '../../model/work-budget.ts';
import { formatDate } from '../shared/date-format.ts';
import { datePartsOf, firstDate, publicationOf, type WrittenDate } from '../shared/dates.ts';
import { isContentFile, isInFolders } from '../shared/folders.ts';
import { splitText } from '../shared/front-matter.ts';
import type { Generator } from '../shared/generator.ts';
import { outsideCode } from '../shared/outside-code.ts';
import { pelicanSlug } from '../shared/slugs.ts';
import { translatedPost } from '../shared/translated-post.ts';
import { articlePath, pelicanConfig } from './config.ts';
import { pathMetadata } from './path-metadata.ts';
import { withPlainDates } from './plain-dates.ts';

/** Pelican. Its configuration is a program, so only the texts in it are read. */
export const pelican: Generator = {
  key: 'pelican',
  name: 'Pelican',
  configs: /^(?:pelicanconf|publishconf)\.py$/,
  readsAll: true,
  isMain: ({ path }) => path.startsWith('pelicanconf.'),
  isPost: (path, postFolders) =>
    isContentFile(path) && isInFolders(path, postFolders, /^content\//),
  configure: pelicanConfig,
  open({ path, text }, site, budget) {
    const place = articlePath(path, site);
    const { data: written, body, notes } = splitPelican(text, budget);
    const data = withPlainDates({ ...pathMetadata(place, site.values), ...written });
    const status = nonBlankText(data.status)?.toLowerCase() ?? 'published';
    if (status !== 'published') throw new PostSkipped(`its status is "${status}"`, 'unpublished');
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
    const date = publicationOf(data, ['date'], site.timeZone);
    const title = textOf(data.title) ?? '';
    const category = nonBlankText(data.category) ?? categoryOf(place, site);
    // One author may be written with a comma, unlike several.
    const names = splitNames(data.authors ?? [data.author].flat());
    const source = site.values.slugify_source === 'basename' ? name : title;
    const isUnicode = site.values.slugify_use_unicode === true;
    const own = nonBlankText(data.slug) ?? pelicanSlug(source, isUnicode);
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
      notes: [...notes, ...slugNotes(own, source)],
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

function categoryOf(place: string, site: SiteConfig): string {
  const [, folder] = /([^/]+)\/[^/]+$/.exec(place) ?? [];
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
