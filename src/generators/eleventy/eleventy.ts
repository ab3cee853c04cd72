import { isYamlFalse, isYamlTrue, nonBlankText, textOf, type Values } from '../../jekyll/values.ts';
import { type Note, PostSkipped } from '../../model/problem.ts';
import { assignedIn } from '../shared/assignments.ts';
import { datedName, firstDate, publicationOf } from '../shared/dates.ts';
import { isContentFile, isInFolders } from '../shared/folders.ts';
import { splitText, textsIn } from '../shared/front-matter.ts';
import {
  type Generator,
  type TextFile,
  type TranslatedConfig,
  translatedConfig,
} from '../shared/generator.ts';
import { plainPunctuation, smartPunctuation } from '../shared/punctuation.ts';
import { eleventySlug } from '../shared/slugs.ts';
import { translatedPost } from '../shared/translated-post.ts';

/** Eleventy. Its configuration is a program, so only the texts in it are read. */
export const eleventy: Generator = {
  key: 'eleventy',
  name: 'Eleventy',
  configs:
    /^(?:\.eleventy\.[cm]?js|eleventy\.config\.(?:[cm]?js|ts)|(?:(?:src|content)\/)?_data\/(?:metadata|meta|site)\.(?:json|[cm]?js|ts))$/,
  readsAll: true,
  isMain: ({ path }) => path.includes('eleventy'),
  isPost: (path, postFolders) =>
    isContentFile(path) &&
    !/(?:^|\/)_(?!posts\/)/.test(path) &&
    isInFolders(path, postFolders, usual),
  configure,
  open({ path, text }, site, budget) {
    const { frontMatter, data, body } = splitText(text, budget);
    if (isYamlFalse(data.permalink) || isYamlTrue(data.eleventyexcludefromcollections)) {
      throw new PostSkipped('its front matter keeps it out of the site', 'no-feed');
    }
    const stem = stemOf(path, textOf(site.values.input) ?? '');
    const date = publicationOf(data, ['date'], 'UTC', stem.day);
    const { link, notes } = permalinkOf(data, stem);
    return translatedPost({
      path,
      slug: stem.slug,
      permalink: link,
      body,
      notes: [...frontMatter.notes, ...notes],
      hasLiquid: site.values.liquid !== false,
      data,
      date: date?.time,
      updated: firstDate(data, ['updated', 'lastmod', 'modified'], 'UTC')?.time,
      categories: textsIn(data.categories ?? data.category),
      tags: textsIn(data.tags).filter((tag) => !collections.test(tag)),
    });
  },
};

const usual = /^(?:[\w-]+\/){0,2}(?:_?posts?|blog|articles?|notes?|news|journal|writing)\//;

// Tags by which sites collect all of their posts.
const collections = /^(?:all|posts?|blog|articles?|nav)$/i;

function configure(files: readonly TextFile[]): TranslatedConfig {
  const find = (...names: readonly string[]) => assignedIn(files, ...names);
  const prefix = find('pathPrefix')?.replace(/^\/+|\/+$/g, '') ?? '';
  const url = find('base', 'url', 'siteUrl', 'baseUrl');
  const isLiquid = !files.some(({ text }) => /markdownTemplateEngine\s*:\s*false/.test(text));
  const values = {
    title: find('title', 'siteName'),
    description: find('subtitle', 'description'),
    url:
      url && prefix !== '' && !url.includes(`/${prefix}`)
        ? `${url.replace(/\/+$/, '')}/${prefix}`
        : url,
    lang: find('language', 'lang'),
    author: find('author') ?? find('name'),
    input: find('input')?.replace(/^\.?\/|\/+$/g, ''),
    liquid: isLiquid,
    kramdown: files.some(({ text }) => /typographer\s*:\s*true/.test(text))
      ? smartPunctuation
      : plainPunctuation,
  };
  const note =
    'it is a program, so only texts in it are read: a post is taken to be at its path or its "permalink", whatever data files of folders (posts.json, posts.11tydata.js) say';
  return translatedConfig(values, 'url', [note]);
}

interface Stem {
  /** The path of the page below the input folder, without extension. */
  readonly path: string;
  readonly slug: string;
  readonly day: string | undefined;
}

function stemOf(path: string, input: string): Stem {
  const below = input !== '' && path.startsWith(`${input}/`) ? path.slice(input.length + 1) : path;
  const parts = below.replace(/\.\w+$/, '').split('/');
  const isIndex = parts.at(-1) === 'index' && parts.length > 1;
  const page = isIndex ? parts.slice(0, -1) : parts;
  const name = page.at(-1) ?? '';
  const dated = datedName(name);
  const slug = dated && dated.rest !== '' ? dated.rest : name;
  // The slug loses the date of the file name, but the path does not.
  return { path: page.join('/'), slug, day: dated?.day };
}

/** The path of a page's URL: its `permalink`, or its path. */
function permalinkOf(
  data: Values,
  stem: Stem,
): { readonly link: string; readonly notes: readonly Note[] } {
  const written = nonBlankText(data.permalink);
  const expanded = written?.replace(
    /\{\{-?\s*([\w.]+)\s*(?:\|\s*(slug|slugify)\s*)?-?\}\}/g,
    (source, name: string, filter?: 'slug' | 'slugify') => {
      const value = name === 'page.fileSlug' ? stem.slug : nonBlankText(data[name.toLowerCase()]);
      return (filter === undefined ? value : eleventySlug(value ?? '', filter)) ?? source;
    },
  );
  if (expanded !== undefined && !/\{[{%]/.test(expanded)) {
    return {
      link: `/${expanded.replace(/^\/+/, '').replace(/(^|\/)index\.html$/, '$1')}`,
      notes: [],
    };
  }
  const text = `its permalink is a template that only Eleventy can fill in: ${written}`;
  const notes: Note[] = written === undefined ? [] : [{ reason: 'unavailable', text }];
  return { link: `/${stem.path}/`, notes };
}
