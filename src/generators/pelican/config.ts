import type { SiteConfig } from '../../jekyll/site-config.ts';
import { textOf, type Values } from '../../jekyll/values.ts';
import { PostSkipped } from '../../model/problem.ts';
import { assignedIn, assignedList } from '../shared/assignments.ts';
import { textsIn } from '../shared/front-matter.ts';
import { type TextFile, type TranslatedConfig, translatedConfig } from '../shared/generator.ts';
import { plainPunctuation, smartPunctuation } from '../shared/punctuation.ts';
import { namePattern, patternIn } from './path-metadata.ts';

/** Reads the texts in the configuration of Pelican, which is a program. */
export function pelicanConfig(files: readonly TextFile[]): TranslatedConfig {
  // The assignments of publishconf.py override those of the other files.
  const ordered = files.toSorted((a, b) => (a.path < b.path ? 1 : -1));
  const find = (name: string) => assignedIn(ordered, name);
  const isSet = (name: string, value: 'True' | 'False') =>
    ordered.flatMap(({ text }) => assignedBoolean(text, name) ?? [])[0] === value;
  const list = (name: string) => ordered.flatMap(({ text }) => assignedList(text, name));
  const pattern = (name: string) => ordered.flatMap(({ text }) => patternIn(text, name) ?? [])[0];
  const values = {
    title: find('SITENAME'),
    description: find('SITESUBTITLE'),
    url: find('SITEURL'),
    lang: find('DEFAULT_LANG'),
    author: find('AUTHOR'),
    timezone: find('TIMEZONE'),
    content_path: find('PATH')?.replace(/^\.?\/+|\/+$/g, ''),
    article_url: find('ARTICLE_URL'),
    article_paths: list('ARTICLE_PATHS'),
    article_excludes: list('ARTICLE_EXCLUDES'),
    page_paths: [...list('PAGE_PATHS'), ...list('PAGE_DIR')],
    default_category: find('DEFAULT_CATEGORY'),
    filename_metadata: pattern('FILENAME_METADATA'),
    path_metadata: pattern('PATH_METADATA'),
    slugify_source: find('SLUGIFY_SOURCE'),
    slugify_use_unicode: isSet('SLUGIFY_USE_UNICODE', 'True'),
    ignores_folders: isSet('USE_FOLDER_AS_CATEGORY', 'False'),
    kramdown: isSet('TYPOGRIFY', 'True') ? smartPunctuation : plainPunctuation,
  };
  return translatedConfig(values, 'SITEURL', notesOf(values));
}

function assignedBoolean(text: string, name: string): string | undefined {
  return new RegExp(`^${name}\\s*=\\s*(True|False)\\b`, 'm').exec(text)?.[1];
}

function notesOf({ content_path, filename_metadata, path_metadata }: Values): string[] {
  const patterns = Object.entries({
    FILENAME_METADATA: filename_metadata,
    PATH_METADATA: path_metadata,
  });
  const unread = patterns.flatMap(([name, pattern]) =>
    typeof pattern === 'string' && namePattern(pattern) === undefined
      ? [`"${name}" is a pattern that is not read: give posts a "Date" and a "Slug" of their own`]
      : [],
  );
  const folder = textOf(content_path) ?? 'content';
  if (/^content(?:\/|$)/.test(folder) || folder === '.') return unread;
  return [...unread, `"PATH" is ${folder}: set the variable POST_FOLDERS to it`];
}

/**
 * The path of an article below the folder of the content.
 *
 * @throws {PostSkipped} if it is in a folder of pages, or in none of articles
 */
export function articlePath(path: string, { values }: SiteConfig): string {
  const folder = textOf(values.content_path) ?? 'content';
  const place = path.startsWith(`${folder}/`)
    ? path.slice(folder.length + 1)
    : path.replace(/^content\//, '');
  const isIn = (folders: readonly string[]) =>
    folders.some((one) => place.startsWith(`${one.replace(/^\.?\/+|\/+$/g, '')}/`));
  const pages = textsIn(values.page_paths);
  if (isIn([...(pages.length > 0 ? pages : ['pages']), ...textsIn(values.article_excludes)])) {
    throw new PostSkipped(
      'it is in a folder without articles ("PAGE_PATHS" or "ARTICLE_EXCLUDES")',
      'not-post',
    );
  }
  const articles = textsIn(values.article_paths);
  if (articles.length > 0 && !isIn(articles)) {
    const list = articles.join(', ');
    throw new PostSkipped(`it is in no folder of articles ("ARTICLE_PATHS": ${list})`, 'not-post');
  }
  return place;
}
