import { percentDecoded } from '../../jekyll/absolute-url.ts';
import type { SiteConfig } from '../../jekyll/site-config.ts';
import {
  isYamlFalse,
  isYamlTrue,
  mapOf,
  nonBlankText,
  textOf,
  type Values,
} from '../../jekyll/values.ts';
import { PostSkipped } from '../../model/problem.ts';
import { datedName, dateIn, firstDate, publicationOf, type WrittenDate } from '../shared/dates.ts';
import { isContentFile, isInFolders } from '../shared/folders.ts';
import { textsIn, valueAt } from '../shared/front-matter.ts';
import type { Generator } from '../shared/generator.ts';
import { withOwnResources } from '../shared/resources.ts';
import { translatedPost } from '../shared/translated-post.ts';
import { hugoConfig, mainSections, termsOf } from './config.ts';
import { type HugoFile, hugoFile } from './file.ts';
import { splitHugo } from './front-matter.ts';
import { defaultLanguage } from './languages.ts';
import { paramIn } from './params.ts';
import { hugoPath } from './path.ts';
import { expandPermalink, type HugoPage, type HugoPathOptions } from './permalink.ts';
import { hugoShortcodes } from './shortcodes.ts';
import { dateKeys, withUnixTimes } from './unix-times.ts';

/** Hugo: every page with a date is a post, as in the RSS feed of its home page. */
export const hugo: Generator = {
  key: 'hugo',
  name: 'Hugo',
  configs:
    /^(?:(?:hugo|config)|config\/(?:_default|production)\/(?:hugo|config|permalinks|taxonomies|module|frontmatter|markup|uglyurls|(?:languages|params)(?:\.[\w-]+)?))\.(?:toml|ya?ml|json)$/i,
  readsAll: true,
  // Other software has a `config.toml` or `config.yml`, too.
  isMain: ({ path, text }) =>
    /^(?:config\/_default\/)?hugo\.\w+$|^config\/_default\/config\.\w+$/.test(path) ||
    (/^config\./.test(path) && /(?:^|[{,])\s*["']?baseurl["']?\s*[:=]/im.test(text)),
  isPost: (path, postFolders) =>
    isContentFile(path) &&
    !/\/_index\.[^/]*$/.test(path) &&
    isInFolders(path, postFolders, /^content\//),
  configure: hugoConfig,
  open({ path, text }, site, budget) {
    const config = mapOf(site.values.hugo) ?? {};
    const file = hugoFile(path, config, site.structure.postFolders);
    const { frontMatter, data: read, body } = splitHugo(text, budget);
    const data = withUnixTimes(read, frontMatter);
    skipUnlisted(data, file, config);
    // The number 007 is 7, also as a slug.
    const number = /^[\d.]+$/.test(textOf(data.slug) ?? '') ? frontMatter.typed().slug : undefined;
    const written = { ...data, slug: number ?? data.slug };
    const { date, slug } = dateAndSlugOf(written, file, config, site.timeZone);
    const published = firstDate(data, ['publishdate', 'pubdate', 'published'], site.timeZone);
    const page = { ...file, slug, title: textOf(data.title) ?? '', date: date?.wall ?? noDate };
    const permalink = permalinkOf(data, page, file, config);
    const sources = {
      linkTo: (target: string) => linkTo(target, path, file, site),
      param: (name: string) => paramIn(name, data, file.language, config),
    };
    const markup = hugoShortcodes(body, sources, budget);
    return translatedPost({
      path,
      slug: file.baseName,
      permalink,
      body: markup.text,
      notes: [...frontMatter.notes, ...markup.notes],
      data: {
        ...withOwnResources(data, file.isBundle ? permalink : undefined),
        ...languageOf(file, config),
      },
      date: date && (published ?? date).time,
      updated: firstDate(data, ['lastmod', 'modified'], site.timeZone)?.time,
      categories: termsOf(data, 'category', 'categories', config),
      tags: termsOf(data, 'tag', 'tags', config),
    });
  },
};

const noDate = { year: 1, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

function skipUnlisted(
  data: Values,
  { sections, baseName, isInSite }: HugoFile,
  config: Values,
): void {
  if (!isInSite) throw new PostSkipped('it is in no language of the site', 'not-post');
  const main = mainSections(config);
  if (main.length > 0 && !main.includes(sections[0] ?? '')) {
    throw new PostSkipped(`it is not in a main section (${main.join(', ')})`, 'not-post');
  }
  if (baseName === '') throw new PostSkipped('it is the home page', 'not-post');
  const build = mapOf(data.build) ?? mapOf(data._build) ?? {};
  const isHidden = [build.list, build.render].some(
    (value) => value === 'never' || isYamlFalse(value),
  );
  if (isHidden || isYamlTrue(data.headless)) {
    throw new PostSkipped(
      'its front matter keeps it out of lists ("build" or "headless")',
      'no-feed',
    );
  }
  const expiry = nonBlankText(data.expirydate ?? data.unpublishdate);
  if (expiry !== undefined && (dateIn(expiry, 'UTC')?.time ?? Infinity) < new Date()) {
    throw new PostSkipped(`its "expiryDate" has passed: ${expiry}`, 'unpublished');
  }
}

/** The date and the slug, which the file name has if `frontmatter` in the configuration says so. */
function dateAndSlugOf(
  data: Values,
  { baseName }: HugoFile,
  config: Values,
  timeZone: string,
): { date: WrittenDate | undefined; slug: string } {
  const keys = textsIn(valueAt(config, 'frontmatter', 'date')).flatMap((key) =>
    key.toLowerCase() === ':default' ? dateKeys : key.toLowerCase(),
  );
  const slug = nonBlankText(data.slug) ?? '';
  for (const key of keys.length > 0 ? keys : dateKeys) {
    const named = key === ':filename' ? datedName(baseName) : undefined;
    const date = named ? dateIn(named.day, timeZone) : firstDate(data, [key], timeZone);
    if (date) return { date, slug: slug || (named?.rest ?? '') };
  }
  return { date: publicationOf(data, ['date'], timeZone), slug };
}

function languageOf({ language }: HugoFile, config: Values): Values {
  const named = mapOf(valueAt(config, 'languages', language));
  return named ? { lang: named.languagecode ?? named.locale ?? language } : {};
}

/** The path of a page's URL, with a slash at its start. */
function permalinkOf(data: Values, page: HugoPage, file: HugoFile, config: Values): string {
  const options: HugoPathOptions = {
    keepsCase: isYamlTrue(config.disablepathtolower),
    removesAccents: isYamlTrue(config.removepathaccents),
  };
  const prefix = languagePrefix(file, config);
  const section = page.sections[0] ?? '';
  const url = nonBlankText(data.url);
  if (url !== undefined) {
    const path = expandPermalink(url, page, options).replace(/(?:^|\/)index\.html$/, '/');
    const isFolder = path.endsWith('/') || !path.includes('.');
    const hasPrefix = url.startsWith('/') || path.startsWith(prefix.slice(1));
    // Hugo keeps such a URL as it is written.
    return joined([hasPrefix ? '' : prefix, path]) + (isFolder ? '/' : '');
  }
  const pattern = patternOf(section, config);
  const path =
    pattern === undefined
      ? joined([...page.sections, page.slug || page.baseName])
      : joined([expandPermalink(pattern, page, options)]);
  const ugly = mapOf(config.uglyurls) ? valueAt(config, 'uglyurls', section) : config.uglyurls;
  return hugoPath(prefix + path + (isYamlTrue(ugly) ? '.html' : '/'), options);
}

// A pattern is for a section, and since Hugo 0.115 for a kind of pages before that.
function patternOf(section: string, config: Values): string | undefined {
  const permalinks = mapOf(config.permalinks) ?? {};
  const ofPages = mapOf(permalinks.page) ?? {};
  const keys = section === '' ? ['/', ''] : [section, `/${section}`, `/${section}/`];
  const found = keys.flatMap((key) => nonBlankText(ofPages[key] ?? permalinks[key]) ?? []);
  return found[0];
}

function languagePrefix({ language }: HugoFile, config: Values): string {
  const isDefault = language === defaultLanguage(config);
  const hasFolder = mapOf(config.languages)
    ? !isDefault || isYamlTrue(config.defaultcontentlanguageinsubdir)
    : isYamlTrue(config.defaultcontentlanguageinsubdir);
  return hasFolder ? `/${language}` : '';
}

/**
 * The path of the URL of another page, which a shortcode names. It is empty if that depends on the front
 * matter of the other page.
 */
function linkTo(target: string, from: string, own: HugoFile, site: SiteConfig): string {
  const config = mapOf(site.values.hugo) ?? {};
  const [name = '', fragment] = target.split('#', 2);
  const hash = fragment === undefined ? '' : `#${fragment}`;
  if (name === '') return hash;
  const folder = name.startsWith('/') ? own.folder : from.slice(0, from.lastIndexOf('/'));
  const path = new URL(`${folder}/${name}`, 'file:///').pathname.slice(1);
  const file = hugoFile(percentDecoded(path), config, []);
  if (patternOf(file.sections[0] ?? '', config) !== undefined) return hash;
  const page = { ...file, slug: '', title: '', date: noDate };
  return new URL(site.url).pathname.slice(0, -1) + permalinkOf({}, page, file, config) + hash;
}

/** Joins parts of a path with single slashes: one at the start, none at the end. */
function joined(parts: readonly string[]): string {
  const segments = parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '' && part !== '.');
  return `/${segments.join('/')}`;
}
