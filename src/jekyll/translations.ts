import { languageOf, type NamedLanguage } from './language.ts';
import { nonBlankText, type Values } from './values.ts';

// The plugins jekyll-polyglot and jekyll-multiple-languages-plugin build a site once for each language.

/** The languages of a site, as a plugin publishes them. */
export interface SiteLanguages {
  readonly plugin: 'polyglot' | 'multiple-languages';
  /** As the configuration names them. */
  readonly languages: readonly string[];
  readonly defaultLanguage: string;
}

/** Where a plugin publishes a post, and in which language. */
export interface Translation {
  /** The folder of the language, such as `/de`; empty if the post is published in the root. */
  readonly folder: string;
  /** The post's own permalink in its language; undefined if it has none that only applies there. */
  readonly permalink: string | undefined;
  /** The language of the post; undefined if only its front matter says which, or nothing does. */
  readonly language: string | undefined;
}

/** Finds out which plugin builds a site in several languages; undefined if none does. */
export function siteLanguagesOf(config: Values): SiteLanguages | undefined {
  const plugins = [config.plugins, config.gems].flat();
  const languages = [config.languages].flat().flatMap((name) => nonBlankText(name) ?? []);
  if (plugins.includes('jekyll-polyglot')) {
    const defaultLanguage = nonBlankText(config.default_lang) ?? 'en';
    return { plugin: 'polyglot', languages, defaultLanguage };
  }
  const [defaultLanguage] = languages;
  const isOther = plugins.includes('jekyll-multiple-languages-plugin');
  if (defaultLanguage === undefined || !isOther) return undefined;
  return { plugin: 'multiple-languages', languages, defaultLanguage };
}

/**
 * Lists the folders whose `_posts` are read by jekyll-multiple-languages-plugin instead of those in the
 * root, such as `_i18n/de`. The list is empty without the plugin, and if the plugin leaves posts alone.
 */
export function translationFolders(config: Values): string[] {
  const site = siteLanguagesOf(config);
  const isExcluded = [config.exclude_from_localizations].flat().includes('_posts');
  if (site?.plugin !== 'multiple-languages' || isExcluded) return [];
  return site.languages.map((language) => `_i18n/${language}`);
}

/**
 * The folder in which a plugin publishes a language of the site, such as `/de`. It is empty for the
 * default language, unless jekyll-multiple-languages-plugin is told to give that a folder, too.
 */
export function languageFolder(language: string, site: SiteLanguages, config: Values): string {
  const hasFolder =
    language !== site.defaultLanguage ||
    (site.plugin === 'multiple-languages' && config.default_locale_in_subfolder === true);
  return hasFolder ? `/${encodeURIComponent(language)}` : '';
}

/**
 * Finds out where a plugin publishes a post, and in which language.
 *
 * @param data the front matter merged into the defaults, with scalars as in the file
 * @param path Jekyll's relative path of the post
 * @param config the configuration of the site
 */
export function translationOf(data: Values, path: string, config: Values): Translation {
  const site = siteLanguagesOf(config);
  if (!site) return { folder: '', permalink: undefined, language: undefined };
  const isPolyglot = site.plugin === 'polyglot';
  const own = isPolyglot ? polyglotLanguage(site, data, path, config) : i18nLanguage(site, path);
  const isNamed = data.lang !== undefined && data.lang !== null;
  const language = own ?? (isNamed ? undefined : site.defaultLanguage);
  const published = own ?? site.defaultLanguage;
  if (isPolyglot) {
    // A post in none of the site's languages is published in the root.
    const folder = own === undefined ? '' : languageFolder(own, site, config);
    return { folder, permalink: undefined, language };
  }
  // As in the plugin, `permalink_de` counts only beside `permalink`.
  const hasPermalink = nonBlankText(data.permalink) !== undefined;
  const permalink = hasPermalink ? nonBlankText(data[`permalink_${published}`]) : undefined;
  return { folder: languageFolder(published, site, config), permalink, language };
}

/** The language of a post: that in which a plugin publishes it, or else the one in its front matter. */
export function postLanguage(data: Values, { language }: Translation): NamedLanguage {
  return languageOf(language === undefined ? data : { lang: language });
}

// The front matter names the language, or the path does with `lang_from_path`.
function polyglotLanguage(
  { languages }: SiteLanguages,
  data: Values,
  path: string,
  config: Values,
): string | undefined {
  const known = (named: string) =>
    languages.find((language) => language.toLowerCase() === named.toLowerCase());
  const named = nonBlankText(data.lang);
  if (named !== undefined) return known(named);
  const inPath = config.lang_from_path === true ? path.split(/[./]/) : [];
  return inPath.flatMap((segment) => known(segment) ?? [])[0];
}

function i18nLanguage({ languages }: SiteLanguages, path: string): string | undefined {
  return languages.find((language) => path.startsWith(`_i18n/${language}/_posts/`));
}
