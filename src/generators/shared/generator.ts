import type { ParsedConfig } from '../../jekyll/config-file.ts';
import type { PostPath } from '../../jekyll/post-path.ts';
import type { SiteConfig } from '../../jekyll/site-config.ts';
import type { Values } from '../../jekyll/values.ts';
import type { FrontMatter } from '../../jekyll/yaml.ts';
import type { WorkBudget } from '../../model/work-budget.ts';

/** A file of a site, decoded. */
export interface TextFile {
  /** From the site's root. */
  readonly path: string;
  readonly text: string;
}

/** A configuration in Jekyll's keys, beside which the generator may keep its own. */
export interface TranslatedConfig extends ParsedConfig {
  /** The key of the generator's configuration that has the site's URL, for messages. */
  readonly urlKey: string;
  /** Notes on the configuration for the publisher, one line each; undefined for Jekyll's. */
  readonly notes: readonly string[] | undefined;
}

/** A post whose front matter is in Jekyll's keys. */
export interface OpenedPost {
  readonly path: PostPath;
  readonly frontMatter: FrontMatter;
  /** Without the tags and shortcodes of generators other than Jekyll. */
  readonly body: string;
  /** The path of its URL below that of the site, percent-encoded; undefined if Jekyll's rules apply. */
  readonly permalink?: string | undefined;
  /** The id in the generator's feed; undefined if that is the URL, or Jekyll's rules apply. */
  readonly feedId?: string | undefined;
}

/** A static site generator: where its sites have posts, and what their files mean. */
export interface Generator {
  /** Its name in the database. */
  readonly key: string;
  /** Its name as people write it. */
  readonly name: string;
  /** Matches the paths of its configuration, from the site's root. */
  readonly configs: RegExp;
  /** Matches the paths of other files that the configuration needs, but that tell nothing about the generator. */
  readonly moreConfigs?: RegExp;
  /** Whether all of these files count, not only the first. */
  readonly readsAll?: boolean;
  /** Whether one of these files is its main configuration. By default, each is. */
  isMain?(file: TextFile): boolean;
  /**
   * Whether a file may be a post, by its path from the site's root.
   *
   * @param postFolders the variable `POST_FOLDERS`
   */
  isPost(path: string, postFolders: readonly string[]): boolean;
  /**
   * Reads the configuration. The first file is the main one.
   *
   * @throws {ImportError} if it is not valid
   */
  configure(files: readonly TextFile[]): TranslatedConfig;
  /**
   * Reads the path and the front matter of a post.
   *
   * @throws {PostProblem} if the post cannot be read
   * @throws {PostSkipped} if the generator would not publish it as a post
   */
  open(file: TextFile, site: SiteConfig, budget: WorkBudget): OpenedPost;
}

/** A configuration whose values were translated to Jekyll's keys. */
export function translatedConfig(
  values: Values,
  urlKey: string,
  notes: readonly string[],
): TranslatedConfig {
  // The Markdown of all of them follows CommonMark.
  const all = { ...values, markdown: 'CommonMark' };
  return { values: all, texts: all, isIgnored: false, urlKey, notes };
}
