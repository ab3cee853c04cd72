import { html, raw } from 'hono/html';
import type { Html } from './html.ts';
import { linkedData } from './linked-data.ts';
import { languageAttributes } from './locale.ts';
import { masthead } from './masthead.ts';
import { metadata } from './metadata.ts';
import type { Page, PageContext } from './page.ts';
import { style } from './style.ts';
import { bareText } from './text.ts';

/** Increase this if the same data renders as a different page. It is part of ETags, so older copies expire. */
export const pageVersion = 10;

/** Renders a page around its content, which is in its main landmark. */
export function layout(context: PageContext, page: Page, content: Html): Html {
  const { site, locale } = context;
  const titles = [page.title, site.title].filter((title) => title !== '').map(bareText);
  return html`<!doctype html>
<html lang="${locale.tag}" dir="${locale.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${page.isUnlisted ? raw('<meta name="robots" content="noindex">\n') : ''}<title>${titles.join(' · ')}</title>
${page.path === undefined ? '' : metadata(context, page.path, page.title)}${page.path === undefined ? '' : linkedData(context, page, page.path)}${page.feeds.map(
  ({ title, mediaType, url }) =>
    html`<link rel="alternate" type="${mediaType}" title="${bareText(title)}" href="${url}">
`,
)}${(page.languages ?? []).map(
  ({
    tag,
    path,
  }) => html`<link rel="alternate" hreflang="${tag}" href="${context.publicUrl}${path}">
`,
)}<style>${raw(style)}</style>${page.style === undefined ? '' : raw(`<style>${page.style}</style>`)}
</head>
<body>
<a class="skip" href="#content">${locale.words.skip}</a>
${masthead(context, page)}<main id="content" tabindex="-1">
${content}</main>
${footer(context)}</body>
</html>
`;
}

function footer({ site, locale }: PageContext): Html {
  if (site.url === '') return html``;
  const { hostname } = new URL(site.url);
  return html`<footer>
<p><a href="${site.url}"><bdi${languageAttributes(locale, site.language)}>${site.title || hostname}</bdi></a> <span dir="ltr">${hostname}</span></p>
</footer>
`;
}
