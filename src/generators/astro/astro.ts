import { nonBlankText, textOf, type Values } from '../../jekyll/values.ts';
import { assignedIn } from '../shared/assignments.ts';
import { firstDate, publicationOf } from '../shared/dates.ts';
import { isContentFile, isInFolders } from '../shared/folders.ts';
import { splitText, textsIn } from '../shared/front-matter.ts';
import {
  type Generator,
  type TextFile,
  type TranslatedConfig,
  translatedConfig,
} from '../shared/generator.ts';
import { plainPunctuation, smartPunctuation } from '../shared/punctuation.ts';
import { translatedPost } from '../shared/translated-post.ts';
import { mdxText } from './mdx.ts';

/** Astro, with the feed of @astrojs/rss. Its configuration is a program, so only the texts in it are read. */
export const astro: Generator = {
  key: 'astro',
  name: 'Astro',
  configs:
    /^(?:astro\.config\.(?:[cm]?js|[cm]?ts)|src\/(?:consts|config|site\.config)\.(?:js|ts))$/,
  readsAll: true,
  isMain: ({ path }) => path.startsWith('astro.'),
  isPost: (path, postFolders) => isContentFile(path) && isInFolders(path, postFolders, usual),
  configure,
  open({ path, text }, site, budget) {
    const { frontMatter, data, body } = splitText(text, budget);
    const date = publicationOf(data, dateKeys, 'UTC');
    const mdx = path.endsWith('.mdx') ? mdxText(body, budget) : { text: body, notes: [] };
    const [, folder = ''] = /^src\/(?:content|data|pages)\/(.*)$/.exec(path) ?? [];
    const parts = (folder || path)
      .replace(/\.\w+$/, '')
      .replace(/\/index$/, '')
      .split('/');
    const [collection = '', ...rest] = parts;
    const slug = nonBlankText(data.slug) ?? rest.map(githubSlug).join('/');
    return translatedPost({
      path,
      slug: rest.at(-1) ?? '',
      permalink: `/${collection}/${slug}/`.replace(/\/{2,}/g, '/'),
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

const usual = /^src\/(?:content\/|(?:data|pages)\/(?:blog|posts?|articles?|notes?|news|writing)\/)/;

// In lower case, in order of precedence.
const dateKeys = 'pubdate pubdatetime date publishdate publisheddate publishedat published'.split(
  ' ',
);
const updateKeys = 'updateddate moddatetime updated updatedat lastmod'.split(' ');

function configure(files: readonly TextFile[]): TranslatedConfig {
  const find = (...names: readonly string[]) => assignedIn(files, ...names);
  const url = find('site', 'website', 'SITE_URL');
  const base = find('base');
  const values = {
    title: find('SITE_TITLE', 'title', 'name'),
    description: find('SITE_DESCRIPTION', 'description', 'desc'),
    url: url && base ? `${url.replace(/\/+$/, '')}/${base.replace(/^\/+/, '')}` : url,
    lang: find('defaultLocale', 'lang'),
    author: find('author'),
    kramdown: files.some(({ text }) => /smartypants\s*:\s*false/.test(text))
      ? plainPunctuation
      : smartPunctuation,
  };
  const note =
    'it is a program, so only texts in it are read: a post is taken to be at the path of its collection and its slug';
  return translatedConfig(values, 'site', [note]);
}

/** A slug as of github-slugger: in lower case, without punctuation. */
function githubSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

// Astro gives pictures that are beside posts new names.
function withoutAssets(data: Values): Values {
  const isAsset = (value: unknown) => /^(?:\.{1,2}\/|[@~])/.test(textOf(value) ?? '');
  return Object.fromEntries(Object.entries(data).filter(([, value]) => !isAsset(value)));
}
