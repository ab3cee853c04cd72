import { wallTimeIn } from '../../jekyll/dates.ts';
import type { SiteConfig } from '../../jekyll/site-config.ts';
import {
  isYamlFalse,
  isYamlTrue,
  mapOf,
  nonBlankText,
  textOf,
  type Values,
} from '../../jekyll/values.ts';
import { PostProblem, PostSkipped } from '../../model/problem.ts';
import { dateIn, datePartsOf, publicationOf } from '../shared/dates.ts';
import { isContentFile, isInFolders } from '../shared/folders.ts';
import { textsIn } from '../shared/front-matter.ts';
import type { Generator } from '../shared/generator.ts';
import { slugize } from '../shared/slugs.ts';
import { translatedPost } from '../shared/translated-post.ts';
import { hexoConfig, isHexoConfig } from './config.ts';
import { splitHexo } from './front-matter.ts';
import { hexoTags } from './tags.ts';

/** Hexo, with the feed of hexo-generator-feed. */
export const hexo: Generator = {
  key: 'hexo',
  name: 'Hexo',
  configs: /^_config\.ya?ml$/,
  isMain: ({ text }) => isHexoConfig(text),
  isPost: (path, postFolders) =>
    isContentFile(path) && isInFolders(path, postFolders, /(?:^|\/)_(?:posts|drafts)\//),
  configure: hexoConfig,
  open({ path, text }, site, budget) {
    const config = mapOf(site.values.hexo) ?? {};
    const name = nameOf(path, config);
    const { frontMatter, body } = splitHexo(text, budget);
    const { data } = frontMatter;
    const file = parseName(name, nonBlankText(config.new_post_name) ?? ':title.md');
    const date = dateOf(data, file, site);
    const names = categoriesOf(data);
    const tags = hexoTags(body, budget);
    return translatedPost({
      path,
      slug: name.slice(name.lastIndexOf('/') + 1),
      permalink: permalinkOf(data, { file, date, categories: names }, config, site),
      body: tags.text,
      notes: [...frontMatter.notes, ...tags.notes],
      data,
      date,
      mayLackDate: true,
      updated: dateIn(hexoTime(data.updated), site.timeZone)?.time,
      categories: names.flat(),
      tags: textsIn(data.tags ?? data.tag),
    });
  },
};

/** The path below `_posts`, without its extension. */
function nameOf(path: string, config: Values): string {
  const source = nonBlankText(config.source_dir) ?? 'source';
  const [, folder, name] = /^(.*?)\/?_(?:posts|drafts)\/(.+)\.\w+$/.exec(path) ?? [];
  if (folder !== source || name === undefined || /(?:^|\/)[_.]/.test(name)) {
    throw new PostSkipped(`it is not in ${source}/_posts`, 'not-post');
  }
  return name;
}

// A pattern with many would take too long.
const maxTokens = 6;

/** Reads a name by the pattern `new_post_name`, such as `:year-:month-:day-:title.md`. */
function parseName(name: string, pattern: string): Readonly<Record<string, string>> {
  const numbers: Readonly<Record<string, string>> = {
    year: '\\d{4}',
    month: '\\d\\d',
    day: '\\d\\d',
  };
  if ((pattern.match(/:/g) ?? []).length > maxTokens) return { title: name };
  const expression = pattern
    .replace(/\.\w+$/, '')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:(\w*[a-z\d])/gi, (_, key: string) => `(?<${key}>${numbers[key] ?? '.+?'})`);
  try {
    const groups = new RegExp(`^${expression}$`).exec(name)?.groups;
    return { ...groups, title: groups?.title ?? slugize(name) };
  } catch {
    return { title: name };
  }
}

function dateOf(
  data: Values,
  { year, month, day }: Readonly<Record<string, string>>,
  { timeZone }: SiteConfig,
): Date | undefined {
  const named = year && month && day ? `${year}-${month}-${day}` : '';
  const own = { date: hexoTime(data.date) || data.date };
  return publicationOf(own, ['date'], timeZone, named)?.time;
}

// Hexo reads the clock in UTC and takes it for the clock in the site's time zone.
function hexoTime(value: unknown): string {
  const time = dateIn(nonBlankText(value) ?? '', 'UTC')?.time;
  return time?.toISOString().slice(0, -5) ?? '';
}

/** The categories, each with those above it: `[a, b]` is `b` in `a`, and `[[a, b], c]` has `c` beside `a`. */
function categoriesOf(data: Values): string[][] {
  const value = data.categories ?? data.category;
  if (!Array.isArray(value)) return textsIn(value).map((name) => [name]);
  if (!value.some(Array.isArray)) return [textsIn(value)];
  return value.map(textsIn);
}

interface PermalinkParts {
  readonly file: Readonly<Record<string, string>>;
  readonly date: Date | undefined;
  readonly categories: readonly (readonly string[])[];
}

// Hexo would date the post by its file, which is new in every checkout.
const dateToken = /:(?:year|i_month|month|i_day|day|hour|minute|second|timestamp)(?!\w)/;

/** The path of a post's URL. A key of the front matter can be a part of it, such as `:abbrlink`. */
function permalinkOf(
  data: Values,
  parts: PermalinkParts,
  config: Values,
  site: SiteConfig,
): string {
  const own = nonBlankText(data.permalink);
  const pattern = nonBlankText(config.permalink) ?? ':year/:month/:day/:title/';
  if (own === undefined && parts.date === undefined && dateToken.test(pattern)) {
    throw new PostProblem(`its permalink ${pattern} needs a date, and it has none`, 'no-date');
  }
  const tokens = tokensOf(data, parts, config, site);
  const defaults = mapOf(config.permalink_defaults) ?? {};
  const path =
    own ??
    pattern.replace(
      /:(\w*[a-z\d])/gi,
      (_, key: string) => tokens[key] ?? textOf(data[key] ?? defaults[key]) ?? 'undefined',
    );
  const isFolder = isYamlTrue(config.post_asset_folder) && !/(?:\/|\.html)$/.test(path);
  const pretty = mapOf(config.pretty_urls) ?? {};
  let link = `/${path}${isFolder ? '/' : ''}`.replace(/\/{2,}/g, '/');
  if (isYamlFalse(pretty.trailing_index)) link = link.replace(/\/index\.html$/, '/');
  if (isYamlFalse(pretty.trailing_html)) link = link.replace(/(?<!\/index)\.html$/, '');
  return link;
}

function tokensOf(
  data: Values,
  { file, date, categories }: PermalinkParts,
  config: Values,
  site: SiteConfig,
): Readonly<Record<string, string>> {
  const title = file.title ?? '';
  const wall = wallTimeIn(date ?? new Date(0), site.timeZone);
  const map = mapOf(config.category_map) ?? {};
  const slugs = categories.at(-1)?.map((name) => slugize(nonBlankText(map[name]) ?? name)) ?? [];
  return {
    ...file,
    title,
    name: title.slice(title.lastIndexOf('/') + 1),
    post_title: slugize(textOf(data.title) ?? '').toLowerCase(),
    ...datePartsOf(wall),
    timestamp: String(Math.floor((date?.getTime() ?? 0) / 1000)),
    category: slugs.join('/') || (nonBlankText(config.default_category) ?? 'uncategorized'),
  };
}
