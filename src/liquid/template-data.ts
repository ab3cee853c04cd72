import type { SiteConfig } from '../jekyll/site-config.ts';
import type { SupportFiles } from '../jekyll/support-files.ts';
import type { Values } from '../jekyll/values.ts';

/** Everything that a template can access. */
export interface TemplateData {
  readonly site: SiteConfig;
  readonly page: Values;
  readonly files: SupportFiles;
  /**
   * Resolves the target of the tags `link` (a path) and `post_url` (a name like `2026-01-31-title`).
   *
   * @returns the URL's path; undefined if there is no such page or post
   */
  resolveLink(target: string): string | undefined;
}
