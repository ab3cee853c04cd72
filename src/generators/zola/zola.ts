import { parseConfig } from '../../jekyll/config-file.ts';
import type { SiteConfig } from '../../jekyll/site-config.ts';
import { withTables } from '../../jekyll/toml.ts';
import { isYamlTrue, mapOf, nonBlankText, type Values } from '../../jekyll/values.ts';
import type { Note } from '../../model/problem.ts';
import { firstDate, publicationOf } from '../shared/dates.ts';
import { isContentFile, isInFolders } from '../shared/folders.ts';
import { splitText, textsIn, valueAt } from '../shared/front-matter.ts';
import {
  type Generator,
  type TextFile,
  type TranslatedConfig,
  translatedConfig,
} from '../shared/generator.ts';
import { plainPunctuation, smartPunctuation, withEmoji } from '../shared/punctuation.ts';
import { withOwnResources } from '../shared/resources.ts';
import { zolaSlug } from '../shared/slugs.ts';
import { translatedPost } from '../shared/translated-post.ts';
import { zolaShortcodes } from './shortcodes.ts';

/** Zola: every page with a date is a post, as in its feed of the whole site. */
export const zola: Generator = {
  key: 'zola',
  name: 'Zola',
  configs: /^(?:zola|config)\.(?:toml|ya?ml)$/,
  isMain: ({ path, text }) =>
    path.startsWith('zola.') || /(?:^|[{,])\s*["']?base_url["']?\s*[:=]/m.test(text),
  isPost: (path, postFolders) =>
    isContentFile(path) &&
    !/\/_index\.[^/]*$/.test(path) &&
    isInFolders(path, postFolders, /^content\//),
  configure: zolaConfig,
  open({ path, text }, site, budget) {
    const config = mapOf(site.values.zola) ?? {};
    const file = zolaFile(path, config);
    const { frontMatter, data: written, body } = splitText(text, budget);
    // Front matter may be YAML, too.
    const data = withTables(written);
    const date = publicationOf(
      data,
      ['date'],
      'UTC',
      file.day ?? dayIn(nonBlankText(data.path) ?? ''),
    );
    const link = permalinkOf(data, file, config);
    const markup = zolaShortcodes(body, (target) => linkTo(target, config, site), budget);
    return translatedPost({
      path,
      slug: file.name,
      permalink: link.path,
      // Zola does not encode its URLs.
      feedId: site.url.slice(0, -1) + link.path.replace(/\p{Cc}/gu, ''),
      body: markup.text,
      notes: [...frontMatter.notes, ...link.notes, ...markup.notes],
      data: {
        ...withOwnResources(data, file.isFolder ? link.path : undefined),
        ...(file.language === '' ? {} : { lang: file.language }),
      },
      date: date?.time,
      updated: firstDate(data, ['updated'], 'UTC')?.time,
      categories: textsIn(data.categories),
      tags: textsIn(data.tags),
    });
  },
};

function zolaConfig([file]: readonly TextFile[]): TranslatedConfig {
  const config = parseConfig(file?.text ?? '', file?.path ?? '').texts;
  const { base_url: url, title, description, default_language: lang, author } = config;
  const values = {
    title,
    description,
    url,
    lang,
    author: author ?? valueAt(config, 'extra', 'author'),
    ...(isYamlTrue(valueAt(config, 'markdown', 'render_emoji')) ? withEmoji : {}),
    kramdown: isYamlTrue(valueAt(config, 'markdown', 'smart_punctuation'))
      ? smartPunctuation
      : plainPunctuation,
    zola: config,
  };
  return translatedConfig(values, 'base_url', []);
}

/** The parts of the path of a page. */
interface ZolaFile {
  /** The folders of its sections. */
  readonly folders: readonly string[];
  /** The file name, or that of its own folder, without extension, language and date. */
  readonly name: string;
  /** The date in its name, which may have a time. */
  readonly day: string | undefined;
  /** Empty for the default language. */
  readonly language: string;
  readonly isFolder: boolean;
}

const datedName =
  /^(\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?)(?:\s?[-_](.+))?/;

function zolaFile(path: string, config: Values): ZolaFile {
  const parts = path.replace(/^.*?content\//, '').split('/');
  const [, base = '', suffix = ''] = /^(.*?)(?:\.([\w-]+))?\.\w+$/.exec(parts.pop() ?? '') ?? [];
  const isLanguage = Object.hasOwn(mapOf(config.languages) ?? {}, suffix);
  const stem = isLanguage || suffix === '' ? base : `${base}.${suffix}`;
  const isFolder = stem === 'index';
  const name = isFolder ? (parts.pop() ?? '') : stem;
  const [, day, rest] = datedName.exec(name) ?? [];
  const keepsDate = isYamlTrue(valueAt(config, 'slugify', 'paths_keep_dates'));
  return {
    folders: parts,
    name: rest !== undefined && !keepsDate ? rest : name,
    day,
    language: isLanguage && suffix !== config.default_language ? suffix : '',
    isFolder,
  };
}

// Templates of some sites take the date of a page from its path.
function dayIn(path: string): string | undefined {
  return /(?:^|\/)(\d{4}\/\d\d\/\d\d)(?:\/|$)/.exec(path)?.[1]?.replaceAll('/', '-');
}

/** The path of a page's URL, as it is written: `path`, or the folders and the slug. */
function permalinkOf(
  data: Values,
  { folders, name, language }: ZolaFile,
  config: Values,
): { readonly path: string; readonly notes: readonly Note[] } {
  const own = nonBlankText(data.path)?.replace(/^\/+|\/+$/g, '');
  if (own !== undefined) return { path: `/${own}/`, notes: [] };
  const mode = nonBlankText(valueAt(config, 'slugify', 'paths')) ?? 'on';
  const written = nonBlankText(data.slug) ?? name;
  const slug = slugOf(written, mode);
  // The names of folders are not made slugs.
  const parts = [language, ...folders, slug ?? written].filter((part) => part !== '');
  const text = `the letters of "${written}" stay in its URL: Zola writes them in ASCII. Set "slug"`;
  return {
    path: parts.length === 0 ? '/' : `/${parts.join('/')}/`,
    notes: slug === undefined ? [{ reason: 'url-letters', text }] : [],
  };
}

function slugOf(text: string, mode: string): string | undefined {
  if (mode === 'on' || mode === 'true') return zolaSlug(text);
  if (mode === 'safe') return text.replace(/[ .]+$/, '').replace(/[<>:"/\\|?*]/g, '');
  return text;
}

/** The path of the URL of the page that a link such as `@/blog/hello.md#top` names. */
function linkTo(target: string, config: Values, site: SiteConfig): string {
  const [path = '', fragment] = target.split('#', 2);
  const isSection = /(?:^|\/)_index\.\w+$/.test(path);
  const page = isSection ? path.replace(/\/?_index\.\w+$/, '/index.md') : path;
  const { path: url } = permalinkOf({}, zolaFile(`content/${page}`, config), config);
  return (
    new URL(site.url).pathname.slice(0, -1) + url + (fragment === undefined ? '' : `#${fragment}`)
  );
}
