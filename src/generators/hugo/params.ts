import { mapOf, nonBlankText, type Values } from '../../jekyll/values.ts';
import { valueAt } from '../shared/front-matter.ts';
import { lowerAllKeys } from './config.ts';

/**
 * Finds a parameter as `.Param` does: in the front matter, then in `params` of the language and of the site.
 *
 * @param name with dots between the keys of nested maps
 * @returns undefined if there is none
 */
export function paramIn(
  name: string,
  data: Values,
  language: string,
  hugo: Values,
): string | undefined {
  const page = mapOf(lowerAllKeys(data)) ?? {};
  const ofLanguage = valueAt(hugo, 'languages', language, 'params');
  const keys = name.toLowerCase().split('.');
  return [page, page.params, ofLanguage, hugo.params].flatMap(
    (values) => nonBlankText(valueAt(mapOf(values), ...keys)) ?? [],
  )[0];
}
