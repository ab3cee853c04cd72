import type { SiteConfig } from '../../jekyll/site-config.ts';
import { mapOf, nonBlankText, textOf, type Values } from '../../jekyll/values.ts';
import { PostSkipped } from '../../model/problem.ts';
import { assignedIn, assignedUrlIn } from '../shared/assignments.ts';
import { firstDate, publicationOf } from '../shared/dates.ts';
import { isContentFile, isInFolders } from '../shared/folders.ts';
import { splitText, textsIn, valueAt } from '../shared/front-matter.ts';
import {
  type Generator,
  type TextFile,
  type TranslatedConfig,
  translatedConfig,
} from '../shared/generator.ts';
import { plainPunctuation, smartPunctuation } from '../shared/punctuation.ts';
import { translatedPost } from '../shared/translated-post.ts';
import {
  collectionFiles,
  collectionFolders,
  collectionNotes,
  linkPatterns,
  pathOf,
} from './collections.ts';
import { mdxText } from './mdx.ts';
import { routePatterns } from './routes.ts';

/** Astro, with the feed of @astrojs/rss. Its configuration is a program, so only the texts in it are read. */
export const astro: Generator = {
  key: 'astro',
  name: 'Astro',
  configs:
    /^(?:astro\.config\.(?:[cm]?js|[cm]?ts)|src\/(?:consts|config|site\.config)\.(?:js|ts))$/,
  readsAll: true,
  isMain: ({ path }) => path.startsWith('astro.'),
  moreConfigs: collectionFiles,
  isPost: (path, postFolders) => isContentFile(path) && isInFolders(path, postFolders, mayHave),
  configure,
  open({ path, text }, site, budget) {
    const place = placeOf(path, site);
    const { frontMatter, data, body } = splitText(text, budget);
    const date = publicationOf(data, dateKeys, 'UTC');
    const mdx = path.endsWith('.mdx') ? mdxText(body, budget) : { text: body, notes: [] };
    const names = place.isPage ? place.names : place.names.map(githubSlug);
    const id = nonBlankText(data.slug) ?? names.join('/');
    const patterns = mapOf(valueAt(site.values, 'astro', 'links')) ?? {};
    return translatedPost({
      path,
      slug: names.at(-1) ?? '',
      permalink: place.isPage
        ? `/${[place.collection, ...names].join('/')}/`
        : pathOf(place.collection, id, patterns),
      body: mdx.text,
      notes: [...frontMatter.notes, ...mdx.notes],
      data: {
        ...withoutAssets(data),
        lang: data.lang ?? site.values.lang,
      },
      date: date?.time,
      updated: firstDate(data, updateKeys, 'UTC')?.time,
      categories: textsIn(data.categories ?? data.category),
      tags: textsIn(data.tags),
    });
  },
};

// Loaders may have posts in any folder.
const mayHave = /^(?:src|content|data|posts?|blog|articles?|notes?|news|writing)\//;
const usual = /^src\/(?:content\/|(?:data|pages)\/(?:blog|posts?|articles?|notes?|news|writing)\/)/;

// In lower case, in order of precedence.
const dateKeys = 'pubdate pubdatetime date publishdate publisheddate publishedat published'.split(
  ' ',
);
const updateKeys = 'updateddate moddatetime updated updatedat lastmod'.split(' ');

function configure(files: readonly TextFile[]): TranslatedConfig {
  const texts = files.filter(({ path }) => !collectionFiles.test(path));
  const find = (...names: readonly string[]) => assignedIn(texts, ...names);
  const url = assignedUrlIn(texts, 'site', 'website', 'SITE_URL', ...siteKeys(texts));
  const base = find('base');
  const hasSlash = !files.some(({ text }) => /trailingSlash\s*:\s*["'`]never/.test(text));
  const values = {
    title: find('SITE_TITLE', 'title', 'name'),
    description: find('SITE_DESCRIPTION', 'description', 'desc'),
    url: url && base ? `${url.replace(/\/+$/, '')}/${base.replace(/^\/+/, '')}` : url,
    astro: {
      folders: collectionFolders(files),
      links: { ...routePatterns(files, hasSlash ? '/' : ''), ...linkPatterns(files) },
    },
    lang: find('defaultLocale', 'lang'),
    author: find('author'),
    kramdown: files.some(({ text }) => /smartypants\s*:\s*false/.test(text))
      ? plainPunctuation
      : smartPunctuation,
  };
  const note =
    'it is a program, so only texts in it are read: a post is taken to be at the path that its feed links to, or that of its collection and its slug';
  return translatedConfig(values, 'site', [note, ...collectionNotes(files)]);
}

/** The key that has the URL in another file: `url` for `site: siteConfig.url`. */
function siteKeys(files: readonly TextFile[]): string[] {
  return files.flatMap(({ text }) => /\bsite:\s*\w+\.(\w+)/.exec(text)?.[1] ?? []);
}

/** Where a post is. */
interface Place {
  readonly collection: string;
  /** The names of its folders and its file, below that of the collection. */
  readonly names: readonly string[];
  /** Whether it is a page itself, whose path is its URL. */
  readonly isPage: boolean;
}

/** @throws {PostSkipped} if the file is in no folder of posts */
function placeOf(path: string, site: SiteConfig): Place {
  const folders = Object.entries(mapOf(valueAt(site.values, 'astro', 'folders')) ?? {});
  const own = folders.find(([, folder]) => path.startsWith(`${textOf(folder)}/`));
  if (own) {
    const [collection, folder] = own;
    refuseHidden(path.split('/').slice(-1));
    return { collection, names: namesIn(path.slice(`${textOf(folder)}/`.length)), isPage: false };
  }
  if (site.structure.postFolders.length === 0 && !usual.test(path)) {
    throw new PostSkipped('it is in no collection of posts', 'not-post');
  }
  const [, kind = '', below = ''] = /^src\/(content|data|pages)\/(.*)$/.exec(path) ?? [];
  const [collection = '', ...names] = namesIn(below || path);
  refuseHidden(names);
  return { collection, names, isPage: kind === 'pages' };
}

/**
 * Astro leaves out what begins with `_` if no loader names the folder, and loaders usually leave out such files:
 * a pattern such as `[^_]*.md`.
 *
 * @throws {PostSkipped} if a name begins with it
 */
function refuseHidden(names: readonly string[]): void {
  const hidden = names.find((name) => name.startsWith('_'));
  if (hidden === undefined) return;
  throw new PostSkipped(`${hidden} begins with "_", so Astro leaves it out`, 'unpublished');
}

function namesIn(path: string): string[] {
  return path
    .replace(/\.\w+$/, '')
    .replace(/(?:^|\/)index$/, '')
    .split('/');
}

/** A slug as of github-slugger: in lower case, without punctuation. */
function githubSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

// Astro gives pictures that are beside posts new names.
function withoutAssets(data: Values): Values {
  const isAsset = (value: unknown) => /^(?:\.{1,2}\/|[@~])/.test(textOf(value) ?? '');
  const hasAsset = (value: unknown) => [value, ...Object.values(mapOf(value) ?? {})].some(isAsset);
  return Object.fromEntries(Object.entries(data).filter(([, value]) => !hasAsset(value)));
}
