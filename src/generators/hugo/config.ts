import { parseConfig } from '../../jekyll/config-file.ts';
import { deepMerge } from '../../jekyll/front-matter-defaults.ts';
import { isYamlFalse, isYamlTrue, mapOf, nonBlankText, type Values } from '../../jekyll/values.ts';
import { textsIn, valueAt } from '../shared/front-matter.ts';
import { type TextFile, type TranslatedConfig, translatedConfig } from '../shared/generator.ts';
import { plainPunctuation, withEmoji } from '../shared/punctuation.ts';
import { folderIn, mountedRoots } from './content-roots.ts';
import { defaultLanguage } from './languages.ts';

/**
 * Reads the configuration of Hugo, in one file and in the folders `config/_default` and `config/production`. Its keys
 * are case-insensitive. They are kept below `hugo`, in lower case.
 */
export function hugoConfig(files: readonly TextFile[]): TranslatedConfig {
  let hugo: Values = {};
  // If there is a `hugo.toml`, Hugo does not read `config.toml`.
  const main = files.find(({ path }) => !path.includes('/'));
  const read = files.filter((file) => file === main || file.path.includes('/'));
  for (const { path, text } of read.toSorted(byFolder)) {
    const values = mapOf(lowerAllKeys(parseConfig(text, path).texts)) ?? {};
    hugo = deepMerge(hugo, below(keysOf(path), values));
  }
  const values = { ...jekyllKeys(hugo), hugo };
  return translatedConfig(values, 'baseURL', notesOf(hugo));
}

// Each folder overrides the ones before.
const folders = ['', 'config/_default/', 'config/production/'];

function byFolder(a: TextFile, b: TextFile): number {
  const rank = ({ path }: TextFile) => folders.indexOf(path.slice(0, path.lastIndexOf('/') + 1));
  return rank(a) - rank(b);
}

/** The keys that the values of a file are below: `params` for `params.toml`, `languages` and `fr` for `languages.fr.toml`. */
function keysOf(path: string): string[] {
  const [name = '', language] = path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .split('.')
    .slice(0, -1);
  if (name === 'hugo' || name === 'config') return [];
  if (language === undefined) return [name];
  return name === 'languages' ? [name, language] : ['languages', language, name];
}

function below(keys: readonly string[], values: Values): Values {
  return keys.reduceRight<Values>((inner, key) => ({ [key]: inner }), values);
}

function jekyllKeys(hugo: Values): Values {
  const params = mapOf(hugo.params) ?? {};
  const language = defaultLanguage(hugo);
  const ofLanguage = mapOf(valueAt(hugo, 'languages', language)) ?? {};
  const languageParams = mapOf(ofLanguage.params) ?? {};
  const param = (key: string) => languageParams[key] ?? params[key];
  const code = ofLanguage.languagecode ?? hugo.languagecode ?? ofLanguage.locale ?? hugo.locale;
  return {
    title: ofLanguage.title ?? hugo.title,
    description: param('description') ?? param('subtitle'),
    url: nonBlankText(hugo.baseurl)?.replace(/^\/$/, ''),
    lang: code ?? (isSet(hugo.defaultcontentlanguage) ? language : undefined),
    timezone: hugo.timezone,
    author: param('author') ?? hugo.author,
    logo: param('logo'),
    ...(isYamlTrue(hugo.enableemoji) ? withEmoji : {}),
    kramdown: {
      hard_wrap: isYamlTrue(valueAt(hugo, 'markup', 'goldmark', 'renderer', 'hardwraps')),
      ...(hasTypographer(hugo) ? {} : plainPunctuation),
    },
  };
}

function hasTypographer(hugo: Values): boolean {
  const typographer = valueAt(hugo, 'markup', 'goldmark', 'extensions', 'typographer');
  return !isYamlFalse(typographer) && !isYamlTrue(mapOf(typographer)?.disable);
}

/** The sections whose pages are posts; empty for all. */
export function mainSections(hugo: Values): string[] {
  return textsIn(hugo.mainsections ?? valueAt(hugo, 'params', 'mainsections'));
}

/**
 * The terms of a page in a taxonomy, whose key `taxonomies` may name: `{tag: topics}`.
 *
 * @param usual the key by default
 */
export function termsOf(data: Values, taxonomy: string, usual: string, hugo: Values): string[] {
  const key = nonBlankText(valueAt(hugo, 'taxonomies', taxonomy))?.toLowerCase();
  return textsIn(data[key ?? usual]);
}

// Folders in a note.
const maxListed = 3;

function notesOf(hugo: Values): string[] {
  const notes: string[] = [];
  const isElsewhere = (folder: string) => !`${folder}/`.startsWith('content/');
  const folder = folderIn(hugo.contentdir) ?? 'content';
  if (isElsewhere(folder)) {
    notes.push(`"contentDir" is ${folder}: set the variable POST_FOLDERS to it`);
  }
  const mounted = new Set(mountedRoots(hugo).map((root) => root.folder));
  const outside = [...mounted].filter(isElsewhere);
  if (outside.length > 0) {
    const list = outside.slice(0, maxListed).join(', ') + (outside.length > maxListed ? ' …' : '');
    notes.push(
      `"mounts" has pages outside of content (${list}): they are posts only if the variable POST_FOLDERS names their folders`,
    );
  }
  const sections = mainSections(hugo);
  if (sections.length > 0) {
    notes.push(`only pages of ${sections.join(', ')} are posts, as "mainSections" says`);
  }
  const dates = textsIn(valueAt(hugo, 'frontmatter', 'date')).filter((key) =>
    /^:(?:git|filemod)/i.test(key),
  );
  if (dates.length > 0) {
    notes.push(
      `${dates.join(', ')} in "frontmatter" is ignored: dates are read from front matter and names`,
    );
  }
  return notes;
}

function isSet(value: unknown): boolean {
  return nonBlankText(value) !== undefined;
}

/** A copy of a value in which the keys of all maps are in lower case. */
export function lowerAllKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowerAllKeys);
  const map = mapOf(value);
  if (!map) return value;
  return Object.fromEntries(
    Object.entries(map).map(([key, item]) => [key.toLowerCase(), lowerAllKeys(item)]),
  );
}
