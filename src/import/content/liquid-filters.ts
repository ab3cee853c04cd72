import type { Liquid } from 'liquidjs';
import type { SiteConfig } from '../jekyll/site-config.ts';
import { renderMarkdown, renderTypography } from './markdown.ts';

/** The filters of Jekyll that liquidjs does not bring. */
export function registerFilters(engine: Liquid, site: SiteConfig): void {
  engine.registerFilter('relative_url', (path) => pathOf(below(site, path)));
  engine.registerFilter('absolute_url', (path) => below(site, path).href);
  const { values } = site;
  engine.registerFilter('markdownify', (text) => renderMarkdown(String(text ?? ''), values));
  engine.registerFilter('smartify', (text) => renderTypography(String(text ?? ''), values));
}

/** An address of the site: `/about` and `about` both lie below the site's own. */
export function below(site: SiteConfig, path: unknown): URL {
  const text = String(path ?? '');
  const isWhole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  return new URL(isWhole ? text : text.replace(/^\/*/, './'), site.url);
}

/** What an address is on its own host. */
export function pathOf(url: URL): string {
  return url.pathname + url.search + url.hash;
}
