import { withLowerCaseKeys } from '../jekyll/front-matter.ts';
import { deepMerge, defaultsFor } from '../jekyll/front-matter-defaults.ts';
import type { PostPath } from '../jekyll/post-path.ts';
import { resolvePlainScalar } from '../jekyll/psych.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
import { categoriesOf, cleanNames, tagsOf, termNotes } from '../jekyll/taxonomy.ts';
import type { FrontMatter } from '../jekyll/yaml.ts';

/** Merges the front matter of a post into the defaults of its site. */
export function mergeDefaults(path: PostPath, frontMatter: FrontMatter, site: SiteConfig) {
  const defaultsIn = (list: SiteConfig['defaults']) =>
    defaultsFor(path.relative, path.collection, list, site.structure.collectionsDir);
  const defaults = { text: defaultsIn(site.textDefaults), typed: defaultsIn(site.defaults) };
  return {
    defaults,
    jekyllData: deepMerge(defaults.text, frontMatter.data),
    data: deepMerge(defaults.text, withLowerCaseKeys(frontMatter.data)),
    typedData: () => deepMerge(defaults.typed, frontMatter.typed()),
  };
}

type MergedFrontMatter = ReturnType<typeof mergeDefaults>;

/**
 * The categories of a post as its permalink has them. As in Jekyll, the category `on` is `true` there. Feeds show it as
 * `on`.
 */
export function permalinkCategories(
  path: PostPath,
  { jekyllData, typedData, defaults }: MergedFrontMatter,
): string[] {
  const asText = categoriesOf(jekyllData, path.categories, defaults.text.categories);
  return asText.some(isNonString)
    ? categoriesOf(typedData(), path.categories, defaults.typed.categories)
    : asText;
}

/** The categories and tags of a post as feeds show them. */
export function termsOf(path: PostPath, { data, defaults }: MergedFrontMatter) {
  const categories = categoriesOf(data, path.categories, defaults.text.categories);
  const tags = tagsOf(data);
  return {
    categories: cleanNames(categories),
    tags: cleanNames(tags),
    notes: termNotes(categories, tags),
  };
}

function isNonString(name: string): boolean {
  return resolvePlainScalar(name) !== name;
}
