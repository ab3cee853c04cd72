import { nonBlankText, type Values } from './values.ts';

/**
 * Returns the folder in which the plugin jekyll-polyglot publishes a post, such as `/de`. It is empty for
 * posts in the default language or in none of the site's languages, and without the plugin.
 *
 * @param data the front matter, with scalars as in the file
 * @param path the path of the post, which names the language with `lang_from_path`
 * @param config the configuration of the site
 */
export function languageFolder(data: Values, path: string, config: Values): string {
  if (![config.plugins, config.gems].flat().includes('jekyll-polyglot')) return '';
  const languages = [config.languages].flat().flatMap((name) => nonBlankText(name) ?? []);
  const known = (named: string) =>
    languages.find((language) => language.toLowerCase() === named.toLowerCase());
  const named = nonBlankText(data.lang);
  const inPath = config.lang_from_path === true ? path.split(/[./]/) : [];
  const language =
    named === undefined ? inPath.flatMap((segment) => known(segment) ?? [])[0] : known(named);
  const isDefault = language === (nonBlankText(config.default_lang) ?? 'en');
  return language === undefined || isDefault ? '' : `/${encodeURIComponent(language)}`;
}
