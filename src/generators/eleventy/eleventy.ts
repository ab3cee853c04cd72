import { isYamlFalse, isYamlTrue, nonBlankText, textOf } from '../../jekyll/values.ts';
import { PostSkipped } from '../../model/problem.ts';
import { assignedIn, assignedUrlIn } from '../shared/assignments.ts';
import { firstDate, publicationOf } from '../shared/dates.ts';
import { isContentFile, isInFolders } from '../shared/folders.ts';
import { textsIn } from '../shared/front-matter.ts';
import {
  type Generator,
  type TextFile,
  type TranslatedConfig,
  translatedConfig,
} from '../shared/generator.ts';
import { plainPunctuation, smartPunctuation } from '../shared/punctuation.ts';
import { translatedPost } from '../shared/translated-post.ts';
import { folderDataFile, readFolderData, withFolderData } from './folder-data.ts';
import { splitEleventy } from './front-matter.ts';
import { permalinkOf, stemOf } from './permalink.ts';

/** Eleventy. Its configuration is a program, so only the texts in it are read. */
export const eleventy: Generator = {
  key: 'eleventy',
  name: 'Eleventy',
  configs:
    /^(?:\.eleventy\.[cm]?js|eleventy\.config\.(?:[cm]?js|ts)|(?:(?:src|content)\/)?_data\/(?:metadata|meta|site)\.(?:json|[cm]?js|ts))$/,
  moreConfigs: folderDataFile,
  readsAll: true,
  isMain: ({ path }) => path.includes('eleventy') && !folderDataFile.test(path),
  isPost: (path, postFolders) =>
    isContentFile(path) &&
    !/(?:^|\/)_(?!posts\/)/.test(path) &&
    isInFolders(path, postFolders, usual),
  configure,
  open({ path, text }, site, budget) {
    const { frontMatter, data: own, body } = splitEleventy(text, budget);
    const data = withFolderData(path, own, site.values.folders);
    if (isYamlFalse(data.permalink) || isYamlTrue(data.eleventyexcludefromcollections)) {
      throw new PostSkipped('its front matter keeps it out of the site', 'no-feed');
    }
    const stem = stemOf(path, textOf(site.values.input) ?? '');
    // Only Eleventy knows when a file was written.
    const isOfFile = fileDate.test(nonBlankText(data.date) ?? '');
    const date = isOfFile ? undefined : publicationOf(data, ['date'], 'UTC', stem.day);
    const { link, notes } = permalinkOf({ data, stem, date });
    const tags = textsIn(data.tags);
    return translatedPost({
      path,
      slug: stem.slug,
      permalink: link,
      body,
      notes: [...frontMatter.notes, ...notes],
      hasLiquid: site.values.liquid !== false,
      data: isOfFile ? { ...data, date: undefined } : data,
      date: date?.time,
      mayLackDate: isOfFile || tags.some((tag) => ofPosts.test(tag)),
      updated: firstDate(data, ['updated', 'lastmod', 'modified'], 'UTC')?.time,
      categories: textsIn(data.categories ?? data.category),
      tags: tags.filter((tag) => !collections.test(tag)),
    });
  },
};

const usual = /^(?:[\w-]+\/){0,2}(?:_?posts?|blog|articles?|notes?|news|journal|writing)\//;

const fileDate = /^(?:git )?(?:last modified|created)$/i;

// Tags by which sites collect all of their posts.
const ofPosts = /^(?:posts?|blog|articles?)$/i;
const collections = new RegExp(`${ofPosts.source}|^(?:all|nav)$`, 'i');

function configure(all: readonly TextFile[]): TranslatedConfig {
  const files = all.filter(({ path }) => !folderDataFile.test(path));
  const { folders, notes } = readFolderData(all);
  const find = (...names: readonly string[]) => assignedIn(files, ...names);
  const prefix = find('pathPrefix')?.replace(/^\/+|\/+$/g, '') ?? '';
  const url = assignedUrlIn(files, 'base', 'siteUrl', 'baseUrl', 'url');
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
    folders,
    kramdown: files.some(({ text }) => /typographer\s*:\s*true/.test(text))
      ? smartPunctuation
      : plainPunctuation,
  };
  const note =
    'it is a program, so only texts in it are read: a post is taken to be at its path or its "permalink"';
  return translatedConfig(values, 'url', [note, ...notes]);
}
