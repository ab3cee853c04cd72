import { html } from 'hono/html';
import type { Html } from './html.ts';
import type { PageContext } from './page.ts';
import { bareText } from './text.ts';

/**
 * Renders what search engines and previews of links read: the canonical URL of a page, and Open Graph metadata
 * (https://ogp.me).
 *
 * @param path that of the page
 * @param title without the name of the site; empty on the home page
 */
export function metadata({ site, publicUrl }: PageContext, path: string, title: string): Html {
  const url = publicUrl + path;
  const image = site.logo ?? site.icon;
  const properties = [
    ['type', 'website'],
    ['url', url],
    ['title', bareText(title || site.title)],
    ['site_name', bareText(site.title)],
    ['description', bareText(site.description)],
    ['image', image?.startsWith('https:') ? image : ''],
  ] as const;
  return html`<link rel="canonical" href="${url}">
${properties
  .filter(([, content]) => content !== '')
  .map(
    ([name, content]) => html`<meta property="og:${name}" content="${content}">
`,
  )}`;
}
